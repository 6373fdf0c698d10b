package toron.moe.model;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What config.json says, resolved.
 *
 * @param heads query heads; {@code keyHeads} key and value heads, each serving a group of them
 * @param intermediate width of a dense layer's MLP
 * @param experts in a sparse layer, 0 in a dense family
 * @param top experts a token goes to
 * @param normaliseTop whether the chosen experts' weights are made to sum to 1
 * @param denseLayers layers without experts in a sparse family
 * @param clip queries, keys and values are clamped to ± this; 0 for not
 * @param window how many tokens back attention sees, the token itself included; 0 for all
 * @param positions longest sequence the model was made for
 * @param tied whether the head is the embedding
 * @param auxiliary the load-balancing loss's coefficient
 * @param ends token ids that end a generation
 * @param source the file's own tree, which is what is written back
 */
public record ModelConfig(
    Family family,
    int vocabulary,
    int hidden,
    int layers,
    int heads,
    int keyHeads,
    int headSize,
    int intermediate,
    int experts,
    int top,
    int expertIntermediate,
    boolean normaliseTop,
    Set<Integer> denseLayers,
    double ropeBase,
    double epsilon,
    double clip,
    int window,
    int positions,
    boolean tied,
    double auxiliary,
    double initialRange,
    List<Integer> ends,
    ObjectNode source) {
  public ModelConfig {
    denseLayers = Set.copyOf(denseLayers);
    ends = List.copyOf(ends);
    source = source.deepCopy();
  }

  /**
   * Resolves a config.json.
   *
   * @param file what errors name
   * @throws toron.files.BadDataException naming the key, where a feature is not computed here
   */
  public static ModelConfig of(Path file, ObjectNode tree) {
    return new ConfigReader(file, tree).read();
  }

  /** Whether a layer has experts. */
  public boolean sparse(int layer) {
    return experts > 0 && !denseLayers.contains(layer);
  }

  /** Layers with experts: as many as there are router logits. */
  public int sparseLayers() {
    return (int) IntStream.range(0, layers).filter(this::sparse).count();
  }

  /** Every tensor of a checkpoint with its shape, in the order of the forward pass. */
  public Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put(Parameters.EMBEDDING, new Shape(vocabulary, hidden));
    for (int layer = 0; layer < layers; layer++) {
      String prefix = prefix(layer);
      layerShapes(layer).values().forEach(named -> shapes.put(prefix + named.name, named.shape));
    }
    shapes.put(Parameters.FINAL_NORM, new Shape(hidden));
    if (labels() > 0) {
      shapes.put(Parameters.SCORE, new Shape(labels(), hidden));
    } else if (!tied) {
      shapes.put(Parameters.HEAD, new Shape(vocabulary, hidden));
    }
    return shapes;
  }

  /** Numbers that a model for sequence classification gives; 0 where it predicts tokens. */
  public int labels() {
    boolean scores =
        source.path("architectures").path(0).asText().endsWith("ForSequenceClassification");
    return scores ? source.path("id2label").size() : 0;
  }

  /** What the first of these numbers is called; empty where it predicts tokens. */
  public String label() {
    return source.path("id2label").path("0").asText("");
  }

  /** The same network with a head that gives one number, as transformers names it. */
  public ModelConfig scorer(String label) {
    ObjectNode tree = source.deepCopy();
    String causal = tree.path("architectures").path(0).asText("MixtralForCausalLM");
    tree.putArray("architectures").add(causal.replace("ForCausalLM", "ForSequenceClassification"));
    tree.putObject("id2label").put("0", label);
    tree.putObject("label2id").put(label, 0);
    return of(Path.of("config.json"), tree);
  }

  /** A layer's tensors: the operators' name for each to the checkpoint's. */
  public Map<String, String> names(int layer) {
    String prefix = prefix(layer);
    Map<String, String> names = new LinkedHashMap<>();
    layerShapes(layer).forEach((role, shape) -> names.put(role, prefix + shape.name));
    return names;
  }

  /**
   * Floating-point operations of a forward pass without the head: two for each number of the
   * matrices that a token meets, and causal attention. Training takes three times as many.
   *
   * @param lengths tokens of each segment
   */
  public double forwardFlops(long[] lengths) {
    double tokens = 0;
    double pairs = 0;
    for (long length : lengths) {
      tokens += length;
      double seen = window == 0 ? length : Math.min(window, length);
      pairs += length * seen - seen * (seen - 1) / 2;
    }
    double flops = 0;
    for (int layer = 0; layer < layers; layer++) {
      double matrices = 2.0 * hidden * headSize * (heads + keyHeads);
      matrices +=
          sparse(layer)
              ? (double) hidden * experts + 3.0 * top * hidden * expertIntermediate
              : 3.0 * hidden * intermediate;
      flops += 2 * matrices * tokens + 4 * pairs * heads * headSize;
    }
    return flops;
  }

  /** Floating-point operations of the head for so many tokens, forward only. */
  public double headFlops(long tokens) {
    return 2.0 * vocabulary * hidden * tokens;
  }

  static String prefix(int layer) {
    return "model.layers." + layer + ".";
  }

  private record Named(String name, Shape shape) {
    Named(String name, long... sides) {
      this(name, new Shape(sides));
    }
  }

  private Map<String, Named> layerShapes(int layer) {
    Map<String, Named> shapes = new LinkedHashMap<>();
    long queries = (long) heads * headSize;
    long keys = (long) keyHeads * headSize;
    shapes.put("input_norm", new Named("input_layernorm.weight", hidden));
    shapes.put("q", new Named("self_attn.q_proj.weight", queries, hidden));
    shapes.put("k", new Named("self_attn.k_proj.weight", keys, hidden));
    shapes.put("v", new Named("self_attn.v_proj.weight", keys, hidden));
    shapes.put("o", new Named("self_attn.o_proj.weight", hidden, queries));
    if (family.normsHeads() || family.normsProjections()) {
      boolean each = family.normsHeads();
      shapes.put("q_norm", new Named("self_attn.q_norm.weight", each ? headSize : queries));
      shapes.put("k_norm", new Named("self_attn.k_norm.weight", each ? headSize : keys));
    }
    shapes.put("post_norm", new Named("post_attention_layernorm.weight", hidden));
    if (sparse(layer)) {
      shapes.put("router", new Named(family.router() + ".weight", experts, hidden));
      for (int expert = 0; expert < experts; expert++) {
        int number = expert;
        mlp(
            shapes,
            "expert." + expert,
            part -> family.expert(number, part) + ".weight",
            expertIntermediate);
      }
    } else {
      mlp(shapes, "mlp", part -> Family.dense(part) + ".weight", intermediate);
    }
    return shapes;
  }

  private void mlp(Map<String, Named> shapes, String role, IntFunction<String> name, long width) {
    shapes.put(role + ".gate", new Named(name.apply(0), width, hidden));
    shapes.put(role + ".up", new Named(name.apply(1), width, hidden));
    shapes.put(role + ".down", new Named(name.apply(2), hidden, width));
  }
}
