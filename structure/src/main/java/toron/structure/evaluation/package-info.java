/** How well debates are understood: scores against a gold set, and benchmarks on public data. */
@NullMarked
package toron.structure.evaluation;

import org.jspecify.annotations.NullMarked;
