package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import toron.files.Json;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** The optimizer, clipping and schedule against PyTorch's figures, written by adamw.py. */
final class AdamWTest {
  private static final int FLOAT32 = Ops.code(DataType.FLOAT32);
  private static final int BFLOAT16 = Ops.code(DataType.BFLOAT16);

  private static final TrainingOptions OPTIONS =
      new TrainingOptions(
          12,
          0,
          1,
          0.05,
          0,
          0.25,
          0.1,
          0.9,
          0.95,
          1e-8,
          1,
          0,
          0,
          0,
          0,
          1,
          TrainingOptions.OnDivergence.STOP,
          0,
          TrainingOptions.Precision.FLOAT32,
          false,
          1);

  @Test
  void stepsAsPyTorchDoes() throws IOException {
    JsonNode golden;
    try (InputStream in =
        Objects.requireNonNull(AdamWTest.class.getResourceAsStream("adamw.json"), "adamw.json")) {
      golden = Json.mapper().readTree(in);
    }
    try (NDManager manager = Tensors.manager()) {
      float[] goal = {1, 0, -1, 0.5f, -0.5f, 0.125f};
      NDArray weight = Tensors.of(manager, new float[] {0.5f, -1, 2, 1.5f, 0.25f, -0.75f}, 2, 3);
      NDArray vector = Tensors.of(manager, new float[] {1, 0.5f}, 2);
      Map<String, NDArray> parameters = new LinkedHashMap<>();
      parameters.put("weight", weight);
      parameters.put("vector", vector);
      Schedule schedule = OPTIONS.schedule(12);
      try (AdamW optimizer = new AdamW(parameters, OPTIONS)) {
        long step = 0;
        for (JsonNode row : golden.path("steps")) {
          NDList gradients = new NDList(slope(manager, weight, goal), quartic(manager, vector));
          double norm = AdamW.norm(gradients);
          assertThat(norm).isCloseTo(row.path("norm").asDouble(), within(1e-5));
          double rate = schedule.at(step++);
          assertThat(rate).isCloseTo(row.path("rate").asDouble(), within(1e-12));
          optimizer.step(gradients, AdamW.clipping(norm, OPTIONS.clipNorm()), rate);
          assertClose(weight, row.path("weight"));
          assertClose(vector, row.path("vector"));
        }
        assertThat(step).isEqualTo(12);
      }
    }
  }

  @Test
  void aLargeMatrixIsUpdatedAsItsRowsAre() {
    int rows = 1200;
    int half = rows / 2;
    try (NDManager manager = Tensors.manager()) {
      Map<String, NDArray> whole = Map.of("all", drawn(manager, rows, 0));
      Map<String, NDArray> parts = new LinkedHashMap<>();
      parts.put("upper", drawn(manager, half, 0));
      parts.put("lower", drawn(manager, half, half));
      try (AdamW one = new AdamW(whole, OPTIONS);
          AdamW two = new AdamW(parts, OPTIONS)) {
        for (int step = 0; step < 2; step++) {
          one.step(new NDList(drawn(manager, rows, 1)), 0.5, 0.01);
          NDList halves = new NDList(drawn(manager, half, 1), drawn(manager, half, half + 1));
          two.step(halves, 0.5, 0.01);
        }
      }
      float[] got = Objects.requireNonNull(whole.get("all")).toFloatArray();
      float[] upper = Objects.requireNonNull(parts.get("upper")).toFloatArray();
      float[] lower = Objects.requireNonNull(parts.get("lower")).toFloatArray();
      assertThat(Arrays.copyOf(got, upper.length)).isEqualTo(upper);
      assertThat(Arrays.copyOfRange(got, upper.length, got.length)).isEqualTo(lower);
    }
  }

  /** Rows of 1,000 numbers, of which no two near each other are the same. */
  private static NDArray drawn(NDManager manager, int rows, int from) {
    float[] values = new float[rows * 1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.37 * (i + 1000L * from));
    }
    return Tensors.of(manager, values, rows, 1000);
  }

  @Test
  void theNormOfNarrowGradientsKeepsItsDigits() {
    try (NDManager manager = Tensors.manager()) {
      NDArray narrow = Ops.tensor(manager, "cast", drawn(manager, 300, 3), BFLOAT16);
      NDArray wide = Ops.tensor(manager, "cast", narrow, FLOAT32);
      double want = AdamW.norm(new NDList(wide));
      assertThat(AdamW.norm(new NDList(narrow))).isCloseTo(want, within(1e-3 * want));
    }
  }

  /** Of the sum of squared distances. */
  private static NDArray slope(NDManager manager, NDArray weight, float[] goal) {
    float[] values = weight.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * (values[i] - goal[i]);
    }
    return Tensors.of(manager, values, 2, 3);
  }

  /** Of the sum of fourth powers. */
  private static NDArray quartic(NDManager manager, NDArray vector) {
    float[] values = vector.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = 4 * values[i] * values[i] * values[i];
    }
    return Tensors.of(manager, values, 2);
  }

  private static void assertClose(NDArray got, JsonNode want) {
    float[] values = got.toFloatArray();
    assertThat(values).hasSize(want.size());
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i]).isCloseTo(want.get(i).asDouble(), within(2e-6));
    }
  }
}
