package toron.moe.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import toron.files.BadDataException;
import toron.files.Json;
import toron.moe.model.Decoder;
import toron.moe.model.Lora;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.model.Tiny;
import toron.moe.tensor.Tensors;

final class PeftAdapterTest {
  private static final Lora.Options ALL = new Lora.Options(3, 6, true, true, true);

  @TempDir Path folder;

  static Set<String> configs() {
    return Tiny.CONFIGS.keySet();
  }

  private static float[] logits(Decoder decoder) {
    try (NDManager manager = Tensors.manager()) {
      NDArray ids = Tensors.of(manager, new long[] {3, 1, 4, 1, 5}, 5);
      NDArray positions = Tensors.of(manager, new long[] {0, 1, 2, 3, 4}, 5);
      Decoder.Output out = decoder.forward(manager, ids, positions, new long[] {5});
      return decoder.logits(manager, out.hidden()).toFloatArray();
    }
  }

  private static float[] logits(ModelConfig config, Parameters parameters) {
    try (Decoder decoder = new Decoder(config, parameters)) {
      return logits(decoder);
    }
  }

  /** Adapters that do something: B is drawn too. */
  private static Lora random(ModelConfig config, Lora.Options options) {
    Lora lora = Lora.init(config, options, 5);
    Random random = new Random(6);
    NDManager manager = Tensors.manager();
    java.util.Map<String, NDArray> tensors = new java.util.LinkedHashMap<>();
    for (String name : lora.parameters().names()) {
      float[] values = lora.parameters().get(name).toFloatArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (0.1 * random.nextGaussian());
      }
      long[] shape = lora.parameters().get(name).getShape().getShape();
      tensors.put(name, Tensors.of(manager, values, shape));
    }
    lora.close();
    return new Lora(options, new Parameters(manager, tensors));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void newAdaptersChangeNothingAndMergedOnesComputeTheSame(String name) {
    ModelConfig config = Tiny.config(name);
    try (Parameters base = Tiny.random(config, 2);
        Lora fresh = Lora.init(config, ALL, 1);
        Lora lora = random(config, ALL);
        Parameters merged = lora.merge(base);
        Decoder untouched = new Decoder(config, base, DataType.FLOAT32, fresh);
        Decoder adapted = new Decoder(config, base, DataType.FLOAT32, lora)) {
      float[] plain = logits(config, base);
      assertThat(logits(untouched)).isEqualTo(plain);
      float[] expected = logits(adapted);
      assertThat(expected).isNotEqualTo(plain);
      assertThat(logits(config, merged)).containsExactly(expected, Offset.offset(2e-4f));
    }
  }

  @Test
  void whatIsSavedIsWhatIsLoaded() throws IOException {
    ModelConfig config = Tiny.config("qwen3_moe normalised, dense layer");
    for (Lora.Options options :
        new Lora.Options[] {ALL, new Lora.Options(2, 4, true, false, false)}) {
      try (Lora lora = random(config, options)) {
        PeftAdapter.save(folder, lora, "base");
        try (Lora loaded = PeftAdapter.load(folder, config)) {
          assertThat(loaded.options()).isEqualTo(options);
          for (String name : lora.parameters().names()) {
            assertThat(loaded.parameters().get(name).toFloatArray())
                .isEqualTo(lora.parameters().get(name).toFloatArray());
          }
        }
      }
    }
  }

  @Test
  void namesAndKeysArePefts() throws IOException {
    ModelConfig config = Tiny.config("mixtral");
    try (Lora lora = Lora.init(config, ALL, 1)) {
      PeftAdapter.save(folder, lora, "models/base");
    }
    JsonNode tree = Json.read(folder.resolve("adapter_config.json"), JsonNode.class);
    assertThat(tree.path("peft_type").asText()).isEqualTo("LORA");
    assertThat(tree.path("task_type").asText()).isEqualTo("CAUSAL_LM");
    assertThat(tree.path("base_model_name_or_path").asText()).isEqualTo("models/base");
    assertThat(tree.path("r").asInt()).isEqualTo(3);
    assertThat(tree.path("target_modules"))
        .extracting(JsonNode::asText)
        .containsExactly("gate", "k_proj", "o_proj", "q_proj", "v_proj", "w1", "w2", "w3");
    Shard shard = Shard.open(folder.resolve("adapter_model.safetensors"));
    String layer = "base_model.model.model.layers.1.";
    assertThat(shard.shape(layer + "self_attn.k_proj.lora_A.weight")).isEqualTo(new Shape(3, 16));
    assertThat(shard.shape(layer + "self_attn.k_proj.lora_B.weight")).isEqualTo(new Shape(8, 3));
    assertThat(shard.shape(layer + "block_sparse_moe.experts.3.w2.lora_A.weight"))
        .isEqualTo(new Shape(3, 10));
    assertThat(shard.shape(layer + "block_sparse_moe.gate.lora_B.weight"))
        .isEqualTo(new Shape(4, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"use_dora\":true",
        "\"use_rslora\":true",
        "\"alpha_pattern\":{\"w1\":32}",
        "\"rank_pattern\":{\"w1\":2}",
        "\"target_parameters\":[\"mlp.experts.down_proj\"]",
        "\"target_modules\":\"all-linear\"",
      })
  void anAdapterThatAddsSomethingElseIsRefused(String change) throws IOException {
    ModelConfig config = Tiny.config("mixtral");
    try (Lora lora = Lora.init(config, ALL, 1)) {
      PeftAdapter.save(folder, lora, "base");
    }
    Path file = folder.resolve("adapter_config.json");
    ObjectNode tree = Json.read(file, ObjectNode.class);
    tree.setAll((ObjectNode) Json.mapper().readTree("{" + change + "}"));
    Json.write(file, tree);
    assertThatThrownBy(() -> PeftAdapter.load(folder, config))
        .isInstanceOf(BadDataException.class)
        .hasMessageContainingAll("adapter_config.json", change.split("\"", 3)[1]);
  }

  @Test
  void anAdapterOfAnotherModelIsRefused() throws IOException {
    try (Lora lora = Lora.init(Tiny.config("mixtral"), ALL, 1)) {
      PeftAdapter.save(folder, lora, "base");
      assertThatThrownBy(() -> PeftAdapter.load(folder, Tiny.config("olmoe")))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("tensor 'base_model.model.model.layers.0.");
    }
  }
}
