package toron.moe.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * The best rate of matrix products that libtorch reaches on this machine: what a share of it, model
 * FLOP utilisation, is measured against.
 */
public final class GemmPeak {
  private static final long SIDE = 2048;

  private GemmPeak() {}

  /**
   * Measures for about a second: the fastest of several square products, by libtorch's own routine
   * and by the one that training uses.
   *
   * @param type FLOAT32 or BFLOAT16
   * @return floating-point operations a second
   */
  public static double measure(DataType type) {
    return Gradients.unrecorded(
        () -> {
          try (NDManager manager = Tensors.manager()) {
            NDArray drawn = manager.randomNormal(new Shape(SIDE, SIDE));
            NDArray x = Ops.tensor(manager, "cast", drawn, Ops.code(type));
            double best = Math.min(seconds("linear", x), seconds("product", x));
            return 2.0 * SIDE * SIDE * SIDE / best;
          }
        });
  }

  private static double seconds(String product, NDArray x) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      try (NDManager scratch = Tensors.manager()) {
        long began = System.nanoTime();
        Ops.tensor(scratch, product, x, x);
        best = Math.min(best, (System.nanoTime() - began) / 1e9);
      }
    }
    return best;
  }
}
