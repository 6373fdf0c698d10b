package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import toron.files.Json;
import toron.moe.tensor.Tensors;

/** The optimizer, clipping and schedule against PyTorch's figures, written by adamw.py. */
final class AdamWTest {
  @Test
  void stepsAsPyTorchDoes() throws IOException {
    JsonNode golden;
    try (InputStream in =
        Objects.requireNonNull(AdamWTest.class.getResourceAsStream("adamw.json"), "adamw.json")) {
      golden = Json.mapper().readTree(in);
    }
    TrainingOptions options =
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
    try (NDManager manager = Tensors.manager()) {
      float[] goal = {1, 0, -1, 0.5f, -0.5f, 0.125f};
      NDArray weight = Tensors.of(manager, new float[] {0.5f, -1, 2, 1.5f, 0.25f, -0.75f}, 2, 3);
      NDArray vector = Tensors.of(manager, new float[] {1, 0.5f}, 2);
      Map<String, NDArray> parameters = new LinkedHashMap<>();
      parameters.put("weight", weight);
      parameters.put("vector", vector);
      Schedule schedule = options.schedule(12);
      try (AdamW optimizer = new AdamW(parameters, options)) {
        long step = 0;
        for (JsonNode row : golden.path("steps")) {
          NDList gradients = new NDList(slope(manager, weight, goal), quartic(manager, vector));
          double norm = AdamW.norm(gradients);
          assertThat(norm).isCloseTo(row.path("norm").asDouble(), within(1e-5));
          double rate = schedule.at(step++);
          assertThat(rate).isCloseTo(row.path("rate").asDouble(), within(1e-12));
          optimizer.step(gradients, AdamW.clipping(norm, options.clipNorm()), rate);
          assertClose(weight, row.path("weight"));
          assertClose(vector, row.path("vector"));
        }
        assertThat(step).isEqualTo(12);
      }
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
