package toron.moe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import toron.files.ConfigException;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.Family;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;
import toron.moe.tokenizer.BpeTrainer;
import toron.moe.tokenizer.ChatTemplate;

/** Makes a small untrained Mixtral with a tokenizer learned from texts: {@code toron moe init}. */
public final class MoeInit {
  public static final String END_OF_TEXT = "<|endoftext|>";
  public static final String TURN_BEGIN = "<|im_start|>";
  public static final String TURN_END = "<|im_end|>";
  private static final List<String> SPECIALS = List.of(END_OF_TEXT, TURN_BEGIN, TURN_END);

  private final Options options;

  public MoeInit(Options options) {
    this.options = options;
  }

  /**
   * The sizes of a model.
   *
   * @param vocabulary tokens, of which there are fewer where the texts repeat too little
   * @param positions longest sequence
   * @param seed of the weights
   */
  public record Options(
      int vocabulary,
      int hidden,
      int layers,
      int heads,
      int keyHeads,
      int intermediate,
      int experts,
      int expertsPerToken,
      int positions,
      long seed) {
    public Options {
      int[] all = {
        vocabulary, hidden, layers, heads, keyHeads, intermediate, experts, expertsPerToken
      };
      for (int one : all) {
        if (one < 1) {
          throw new ConfigException("sizes of a model are positive, not " + one);
        }
      }
      if (hidden % heads != 0 || (hidden / heads) % 2 != 0 || heads % keyHeads != 0) {
        throw new ConfigException(
            hidden
                + " hidden cannot be divided over "
                + heads
                + " heads, "
                + keyHeads
                + " of keys");
      }
      if (vocabulary < 256 + SPECIALS.size() || expertsPerToken > experts) {
        throw new ConfigException("a vocabulary has 259 tokens at least, a token no more experts");
      }
    }

    /** About 3.5 million parameters, 2.3 million of them active. */
    public static Options small(long seed) {
      return new Options(4096, 192, 4, 6, 2, 256, 4, 2, 2048, seed);
    }
  }

  /** What was made. */
  public record Result(ModelConfig config, long parameters, int vocabulary) {}

  /**
   * Writes a model folder.
   *
   * @param texts what the tokenizer is learned from; read once
   */
  public Result run(Stream<String> texts, Path out) throws IOException {
    String tokenizer = BpeTrainer.train(texts, options.vocabulary, SPECIALS);
    int vocabulary = Json.mapper().readTree(tokenizer).path("model").path("vocab").size();
    ModelConfig config = ModelConfig.of(out.resolve("config.json"), tree(vocabulary));
    try (Parameters parameters = weights(config)) {
      HfCheckpoint.save(out, config, parameters, sideFiles(tokenizer, config, parameters));
      return new Result(config, parameters.count(), vocabulary);
    }
  }

  /** What would be made, were there as many tokens as were asked for. */
  public ModelConfig config() {
    return ModelConfig.of(Path.of("config.json"), tree(options.vocabulary));
  }

  private ObjectNode tree(int vocabulary) {
    ObjectNode tree = Json.mapper().createObjectNode();
    tree.putArray("architectures").add(Family.MIXTRAL.architecture());
    tree.put("attention_dropout", 0.0)
        .put("bos_token_id", 0)
        .putArray("eos_token_id")
        .add(2)
        .add(0);
    tree.put("hidden_act", "silu").put("hidden_size", options.hidden);
    tree.put("initializer_range", 0.02).put("intermediate_size", options.intermediate);
    tree.put("max_position_embeddings", options.positions).put("model_type", "mixtral");
    tree.put("num_attention_heads", options.heads)
        .put("num_experts_per_tok", options.expertsPerToken);
    tree.put("num_hidden_layers", options.layers).put("num_key_value_heads", options.keyHeads);
    tree.put("num_local_experts", options.experts).put("output_router_logits", false);
    tree.put("pad_token_id", 0).put("rms_norm_eps", 1e-5).put("rope_theta", 10000.0);
    tree.put("router_aux_loss_coef", 0.01)
        .put("router_jitter_noise", 0.0)
        .putNull("sliding_window");
    tree.put("tie_word_embeddings", true).put("torch_dtype", "float32").put("use_cache", true);
    return tree.put("vocab_size", vocabulary);
  }

  /**
   * Normal with the configured spread; what writes into the residual stream is narrower by the root
   * of how often that happens, as in GPT-2.
   */
  private Parameters weights(ModelConfig config) {
    Random random = new Random(options.seed);
    double residual = config.initialRange() / Math.sqrt(2.0 * config.layers());
    NDManager manager = Tensors.manager();
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    config
        .shapes()
        .forEach(
            (name, shape) -> {
              boolean norm = shape.dimension() == 1;
              boolean writes = name.endsWith("o_proj.weight") || name.endsWith("w2.weight");
              double spread = writes ? residual : config.initialRange();
              float[] values = new float[Math.toIntExact(shape.size())];
              for (int i = 0; i < values.length; i++) {
                values[i] = norm ? 1 : (float) (spread * random.nextGaussian());
              }
              tensors.put(name, Tensors.of(manager, values, shape.getShape()));
            });
    return new Parameters(manager, tensors);
  }

  private Map<String, byte[]> sideFiles(
      String tokenizer, ModelConfig config, Parameters parameters) {
    ObjectNode settings = Json.mapper().createObjectNode();
    settings.put("bos_token", END_OF_TEXT).put("clean_up_tokenization_spaces", false);
    settings.put("eos_token", TURN_END).put("model_max_length", options.positions);
    settings.put("pad_token", END_OF_TEXT).put("tokenizer_class", "PreTrainedTokenizerFast");
    ObjectNode generation = Json.mapper().createObjectNode().put("bos_token_id", 0);
    generation.putArray("eos_token_id").add(2).add(0);
    generation.put("pad_token_id", 0);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("tokenizer.json", utf8(tokenizer));
    files.put("tokenizer_config.json", utf8(settings.toPrettyString() + "\n"));
    files.put("generation_config.json", utf8(generation.toPrettyString() + "\n"));
    files.put("chat_template.jinja", utf8(ChatTemplate.standard()));
    files.put("README.md", utf8(card(config, parameters)));
    return files;
  }

  private String card(ModelConfig config, Parameters parameters) {
    return """
    ---
    library_name: transformers
    tags: [mixtral, mixture-of-experts, untrained]
    ---
    # An untrained Mixtral of %,d parameters

    Made by `toron moe init` with seed %d; its weights are random and it has learned nothing.
    %d layers, hidden %d, %d query and %d key heads, %d experts of width %d, %d a token,
    vocabulary %d (byte-level BPE), head tied to the embedding, at most %d tokens.
    """
        .formatted(
            parameters.count(),
            options.seed,
            config.layers(),
            config.hidden(),
            config.heads(),
            config.keyHeads(),
            config.experts(),
            config.expertIntermediate(),
            config.top(),
            config.vocabulary(),
            config.positions());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
