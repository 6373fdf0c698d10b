/** From the debates of a corpus to training rows on disk, each word leading back to its page. */
@NullMarked
package toron.corpus.rows;

import org.jspecify.annotations.NullMarked;
