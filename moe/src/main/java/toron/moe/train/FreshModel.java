package toron.moe.train;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;

/** A new Mixtral-layout model folder with random weights, to be pretrained. */
public final class FreshModel {
  /** Begins and ends every text; the two after it hold a chat's turns. */
  static final String END_OF_TEXT = "<|endoftext|>";

  public static final List<String> SPECIALS =
      List.of(END_OF_TEXT, "<|im_start|>", "<|im_end|>");

  private FreshModel() {}

  /**
   * The sizes of a Mixtral.
   *
   * @param keyHeads key and value heads
   * @param intermediate width of each expert
   * @param top experts a token goes to
   * @param positions longest sequence
   */
  public record Shape(
      @JsonProperty(required = true) int hidden,
      @JsonProperty(required = true) int layers,
      @JsonProperty(required = true) int heads,
      @JsonProperty(value = "key_heads", required = true) int keyHeads,
      @JsonProperty(required = true) int intermediate,
      @JsonProperty(required = true) int experts,
      @JsonProperty(required = true) int top,
      @JsonProperty(required = true) int positions) {}

  /**
   * Writes config.json, model.safetensors, tokenizer.json and the chat template.
   *
   * @param tokenizer the text of tokenizer.json, whose first tokens are {@link #SPECIALS}
   * @param vocabulary its size
   */
  public static void write(
      Path folder, Shape shape, String tokenizer, int vocabulary, String template, long seed)
      throws IOException {
    ObjectNode tree = Json.mapper().createObjectNode();
    tree.putArray("architectures").add("MixtralForCausalLM");
    tree.put("model_type", "mixtral");
    tree.put("vocab_size", vocabulary);
    tree.put("hidden_size", shape.hidden);
    tree.put("intermediate_size", shape.intermediate);
    tree.put("num_hidden_layers", shape.layers);
    tree.put("num_attention_heads", shape.heads);
    tree.put("num_key_value_heads", shape.keyHeads);
    tree.put("max_position_embeddings", shape.positions);
    tree.put("num_local_experts", shape.experts);
    tree.put("num_experts_per_tok", shape.top);
    tree.put("hidden_act", "silu");
    tree.put("rms_norm_eps", 1e-5);
    tree.put("rope_theta", 10000.0);
    tree.putNull("sliding_window");
    tree.put("tie_word_embeddings", true);
    tree.put("router_aux_loss_coef", 0.01);
    tree.put("initializer_range", 0.02);
    tree.put("bos_token_id", 0);
    tree.put("eos_token_id", 2);
    ModelConfig config = ModelConfig.of(folder.resolve("config.json"), tree);
    try (Parameters parameters = random(config, seed)) {
      HfCheckpoint.save(folder, config, parameters, sideFiles(tokenizer, template));
    }
  }

  private static Map<String, byte[]> sideFiles(String tokenizer, String template) {
    ObjectNode settings = Json.mapper().createObjectNode();
    settings.put("tokenizer_class", "PreTrainedTokenizerFast");
    settings.put("bos_token", END_OF_TEXT);
    settings.put("eos_token", SPECIALS.get(2));
    settings.put("pad_token", END_OF_TEXT);
    ObjectNode generation = Json.mapper().createObjectNode();
    generation.put("bos_token_id", 0).put("pad_token_id", 0);
    generation.putArray("eos_token_id").add(2).add(0);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("tokenizer.json", tokenizer.getBytes(StandardCharsets.UTF_8));
    files.put("tokenizer_config.json", text(settings));
    files.put("generation_config.json", text(generation));
    files.put("chat_template.jinja", template.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static byte[] text(ObjectNode tree) {
    return (tree.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Normal weights of the configuration's width; norms are one (GPT-2's scaling for outputs). */
  private static Parameters random(ModelConfig config, long seed) {
    Random random = new Random(seed);
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    Parameters owner = new Parameters(Tensors.manager(), Map.of());
    double residual = 1 / Math.sqrt(2.0 * config.layers());
    config
        .shapes()
        .forEach(
            (name, shape) -> {
              boolean output = name.endsWith("o_proj.weight") || name.endsWith("w2.weight");
              double width = config.initialRange() * (output ? residual : 1);
              float[] values = new float[(int) shape.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = name.contains("norm") ? 1 : (float) (width * random.nextGaussian());
              }
              tensors.put(name, Tensors.of(owner.manager(), values, shape.getShape()));
            });
    return new Parameters(owner.manager(), tensors);
  }
}
