/**
 * One training loop for every objective, with what a run needs to learn, to survive and to be
 * watched.
 */
@NullMarked
package toron.moe.train;

import org.jspecify.annotations.NullMarked;
