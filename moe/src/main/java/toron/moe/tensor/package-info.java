/** Tensors: the engine, the operators that DJL lacks, and gradients. */
@NullMarked
package toron.moe.tensor;

import org.jspecify.annotations.NullMarked;
