/** Takes a contribution out of everything that was made of it, and says what that was. */
@NullMarked
package toron.corpus.withdraw;

import org.jspecify.annotations.NullMarked;
