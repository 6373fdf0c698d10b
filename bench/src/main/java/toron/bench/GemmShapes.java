package toron.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * The rates of the three products of a layer, forward and twice on the way back, in the sizes that
 * the models of {@link TrainingBench} have, float32 and bfloat16 in turn: what a step in bfloat16
 * can gain at most. The best of many runs each, as rates of a machine that is not idle vary.
 */
public final class GemmShapes {
  private static final List<String> PRODUCTS = List.of("product", "product_back", "product_slope");
  private static final List<DataType> TYPES = List.of(DataType.FLOAT32, DataType.BFLOAT16);
  private static final int RUNS = 40;

  /** Tokens, width before and after. */
  private record Size(String name, long rows, long in, long out) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("a square", 2048, 2048, 2048),
          new Size("17m expert, gate", 512, 256, 512),
          new Size("17m expert, down", 512, 512, 256),
          new Size("17m queries", 2048, 256, 256),
          new Size("17m head", 524, 256, 8000),
          new Size("97m expert, gate", 512, 512, 1024),
          new Size("97m expert, down", 512, 1024, 512),
          new Size("97m queries", 2048, 512, 512),
          new Size("97m head", 262, 512, 16000));

  private GemmShapes() {}

  public static void main(String[] args) {
    System.out.println("| size | tokens × in × out | product | float32 | bfloat16 | ratio |");
    System.out.println("|---|---|---|---|---|---|");
    Gradients.unrecorded(
        () -> {
          SIZES.forEach(size -> PRODUCTS.forEach(product -> print(size, product)));
          return SIZES;
        });
  }

  private static void print(Size size, String product) {
    List<Double> rates = new ArrayList<>();
    for (DataType type : TYPES) {
      rates.add(2.0 * size.rows * size.in * size.out / seconds(size, product, type) / 1e9);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d × %d × %d | %s | %.0f | %.0f | %.2f |%n",
        size.name,
        size.rows,
        size.in,
        size.out,
        product,
        rates.get(0),
        rates.get(1),
        rates.get(1) / rates.get(0));
  }

  private static double seconds(Size size, String product, DataType type) {
    try (NDManager manager = Tensors.manager()) {
      NDArray x = drawn(manager, type, size.rows, size.in);
      NDArray weight = drawn(manager, type, size.out, size.in);
      NDArray slope = drawn(manager, type, size.rows, size.out);
      NDArray left = product.equals("product") ? x : slope;
      NDArray right = product.equals("product_slope") ? x : weight;
      double best = Double.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        long began = System.nanoTime();
        Ops.tensor(manager, product, left, right).close();
        best = Math.min(best, (System.nanoTime() - began) / 1e9);
      }
      return best;
    }
  }

  private static NDArray drawn(NDManager manager, DataType type, long rows, long columns) {
    NDArray wide = manager.randomNormal(new Shape(rows, columns));
    return Ops.tensor(manager, "cast", wide, Ops.code(type));
  }
}
