package toron.moe.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** The sorted mixture against one token, one expert, one number at a time. */
final class MixtureTest {
  private static final int TOKENS = 7;
  private static final int HIDDEN = 5;
  private static final int WIDTH = 3;
  private static final int EXPERTS = 4;

  private final Random random = new Random(8);

  @ParameterizedTest
  @CsvSource({"1,true", "2,true", "2,false", "4,false"})
  void theSortedMixtureIsTheLoop(int top, boolean normalise) {
    try (NDManager manager = Tensors.manager()) {
      Map<String, float[]> plain = new LinkedHashMap<>();
      Map<String, NDArray> weights = new LinkedHashMap<>();
      add(manager, plain, weights, "router", EXPERTS, HIDDEN);
      for (int e = 0; e < EXPERTS; e++) {
        add(manager, plain, weights, "expert." + e + ".gate", WIDTH, HIDDEN);
        add(manager, plain, weights, "expert." + e + ".up", WIDTH, HIDDEN);
        add(manager, plain, weights, "expert." + e + ".down", HIDDEN, WIDTH);
      }
      float[] x = normal(TOKENS * HIDDEN);
      try (Ops.Held held = Ops.Held.of(weights)) {
        NDArray tokens = Tensors.of(manager, x, TOKENS, HIDDEN);
        NDList out = Ops.tensors(manager, "mixture", tokens, held, EXPERTS, top, normalise);
        float[] all = out.get(0).toFloatArray();
        for (int token = 0; token < TOKENS; token++) {
          double[] one =
              token(
                  plain,
                  Arrays.copyOfRange(x, token * HIDDEN, (token + 1) * HIDDEN),
                  top,
                  normalise);
          for (int i = 0; i < HIDDEN; i++) {
            assertThat((double) all[token * HIDDEN + i]).isCloseTo(one[i], Offset.offset(1e-5));
          }
        }
      }
    }
  }

  private static double[] token(Map<String, float[]> w, float[] x, int top, boolean normalise) {
    double[] logits = times(w, "router", widen(x));
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    double[] p = Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
    int[] chosen =
        IntStream.range(0, EXPERTS)
            .boxed()
            .sorted(Comparator.comparingDouble(e -> -p[e]))
            .limit(top)
            .mapToInt(e -> e)
            .toArray();
    double share = normalise ? Arrays.stream(chosen).mapToDouble(e -> p[e]).sum() : 1;
    double[] out = new double[HIDDEN];
    for (int e : chosen) {
      double[] gate = times(w, "expert." + e + ".gate", widen(x));
      double[] up = times(w, "expert." + e + ".up", widen(x));
      double[] inner = new double[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        inner[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
      }
      double[] down = times(w, "expert." + e + ".down", inner);
      for (int i = 0; i < HIDDEN; i++) {
        out[i] += p[e] / share * down[i];
      }
    }
    return out;
  }

  private static double[] times(Map<String, float[]> weights, String name, double[] x) {
    float[] matrix = Objects.requireNonNull(weights.get(name));
    double[] out = new double[matrix.length / x.length];
    for (int i = 0; i < matrix.length; i++) {
      out[i / x.length] += matrix[i] * x[i % x.length];
    }
    return out;
  }

  private static double[] widen(float[] x) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray();
  }

  private void add(
      NDManager manager,
      Map<String, float[]> plain,
      Map<String, NDArray> weights,
      String name,
      int rows,
      int columns) {
    float[] values = normal(rows * columns);
    plain.put(name, values);
    weights.put(name, Tensors.of(manager, values, rows, columns));
  }

  private float[] normal(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
