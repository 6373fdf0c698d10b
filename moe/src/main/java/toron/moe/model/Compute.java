package toron.moe.model;

import ai.djl.ndarray.types.DataType;

/**
 * How a network that is trained computes.
 *
 * @param type of products and activations: FLOAT32, BFLOAT16, or FLOAT64 for gradient checks; the
 *     parameters, norms, routers and the residual stream are float32 at least
 * @param checkpointing whether a layer keeps its input alone and is computed again on the way back:
 *     less memory, more time (Chen et al. 2016)
 */
public record Compute(DataType type, boolean checkpointing) {
  public static final Compute PLAIN = new Compute(DataType.FLOAT32, false);
}
