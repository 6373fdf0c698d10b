package toron.moe.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import toron.files.Json;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;

final class HfCheckpointTest {
  @TempDir Path folder;

  static ModelConfig config() throws IOException {
    String json =
        "{'model_type':'mixtral','vocab_size':11,'hidden_size':8,'intermediate_size':6,"
            + "'num_hidden_layers':2,'num_attention_heads':2,'num_key_value_heads':1,"
            + "'num_local_experts':3,'num_experts_per_tok':2,'max_position_embeddings':32}";
    return ModelConfig.of(
        Path.of("config.json"), (ObjectNode) Json.mapper().readTree(json.replace('\'', '"')));
  }

  static Parameters random(ModelConfig config) {
    NDManager manager = Tensors.manager();
    Random random = new Random(5);
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    config
        .shapes()
        .forEach(
            (name, shape) -> {
              float[] values = new float[(int) shape.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
              }
              tensors.put(name, Tensors.of(manager, values, shape.getShape()));
            });
    return new Parameters(manager, tensors);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT32", "FLOAT16", "BFLOAT16"})
  void anUntouchedCheckpointIsWrittenBackByteForByte(DataType type) throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Map<String, byte[]> side = Map.of("README.md", "card".getBytes(StandardCharsets.UTF_8));
    try (Parameters original = random(config());
        Parameters typed = original.copy(type)) {
      HfCheckpoint.save(first, config(), typed, side, 1000);
    }
    try (HfCheckpoint checkpoint = HfCheckpoint.load(first)) {
      HfCheckpoint.save(
          second, checkpoint.config(), checkpoint.parameters(), checkpoint.sideFiles(), 1000);
    }
    try (var files = Files.list(first)) {
      for (Path file : files.toList()) {
        assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
    assertThat(first.resolve("model.safetensors.index.json")).exists();
  }

  @Test
  void theNumbersAreTheOnesSaved() throws IOException {
    try (Parameters original = random(config())) {
      HfCheckpoint.save(folder, config(), original, Map.of());
      try (HfCheckpoint checkpoint = HfCheckpoint.load(folder)) {
        for (String name : original.names()) {
          assertThat(checkpoint.parameters().get(name).toFloatArray())
              .isEqualTo(original.get(name).toFloatArray());
        }
      }
    }
  }
}
