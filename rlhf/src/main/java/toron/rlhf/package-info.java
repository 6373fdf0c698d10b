/** Debates to preference pairs; reward model; preference optimisation. */
@NullMarked
package toron.rlhf;

import org.jspecify.annotations.NullMarked;
