/** Debates written down in tests as a script of speeches. */
@NullMarked
package toron.corpus.testing;

import org.jspecify.annotations.NullMarked;
