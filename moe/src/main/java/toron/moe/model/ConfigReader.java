package toron.moe.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import toron.files.BadDataException;

/** Resolves config.json strictly: what is not computed as transformers does is an error. */
final class ConfigReader {
  private final Path file;
  private final ObjectNode tree;
  private final Family family;
  private final FamilyKeys keys;

  ConfigReader(Path file, ObjectNode tree) {
    this.file = file;
    this.tree = tree;
    this.family = family(tree.path("model_type").asText());
    this.keys = FamilyKeys.of(family);
  }

  ModelConfig read() {
    List<String> objections = keys.objections(tree);
    if (!objections.isEmpty()) {
      throw BadDataException.in(file, String.join("; ", objections));
    }
    int hidden = positive("hidden_size");
    int layers = positive("num_hidden_layers");
    int heads = positive("num_attention_heads");
    int keyHeads = optional("num_key_value_heads", heads);
    int headSize = optional("head_dim", hidden / heads);
    check(!has("head_dim") && hidden % heads != 0, "'num_attention_heads' does not divide hidden");
    check(heads % keyHeads != 0, "'num_key_value_heads' does not divide num_attention_heads");
    check(headSize % 2 != 0, "'head_dim' is odd, so it has no halves to rotate");
    int intermediate = positive("intermediate_size");
    int experts = experts();
    int top = family.sparse() ? positive("num_experts_per_tok") : 0;
    check(top > experts, "'num_experts_per_tok' is more than there are experts");
    return new ModelConfig(
        family,
        positive("vocab_size"),
        hidden,
        layers,
        heads,
        keyHeads,
        headSize,
        intermediate,
        experts,
        top,
        family == Family.QWEN3_MOE ? positive("moe_intermediate_size") : intermediate,
        family == Family.MIXTRAL || flag("norm_topk_prob"),
        denseLayers(layers),
        ropeBase(),
        number("rms_norm_eps"),
        clip(),
        window(),
        positive("max_position_embeddings"),
        flag("tie_word_embeddings"),
        has("router_aux_loss_coef") ? number("router_aux_loss_coef") : 0,
        number("initializer_range"),
        ends(),
        tree);
  }

  private Family family(String type) {
    for (Family one : Family.values()) {
      if (one.type().equals(type)) {
        return one;
      }
    }
    String known =
        Arrays.stream(Family.values()).map(Family::type).collect(Collectors.joining(", "));
    throw BadDataException.in(file, "'model_type': \"" + type + "\" is not one of " + known);
  }

  private int experts() {
    return switch (family) {
      case MIXTRAL -> positive("num_local_experts");
      // transformers 5 writes what was num_experts under Mixtral's name.
      case QWEN3_MOE, OLMOE ->
          positive(tree.has("num_local_experts") ? "num_local_experts" : "num_experts");
      case LLAMA -> 0;
    };
  }

  private Set<Integer> denseLayers(int layers) {
    Set<Integer> dense = new LinkedHashSet<>();
    JsonNode listed = value("mlp_only_layers");
    check(has("mlp_only_layers") && !listed.isArray(), "'mlp_only_layers' is not a list of layers");
    for (JsonNode layer : listed) {
      check(!layer.isInt(), "'mlp_only_layers': " + layer + " is not the number of a layer");
      dense.add(layer.intValue());
    }
    int step = has("decoder_sparse_step") ? positive("decoder_sparse_step") : 1;
    for (int layer = 0; layer < layers; layer++) {
      if ((layer + 1) % step != 0) {
        dense.add(layer);
      }
    }
    return dense;
  }

  private int window() {
    boolean used = family != Family.QWEN3_MOE || flag("use_sliding_window");
    return used && has("sliding_window") ? positive("sliding_window") : 0;
  }

  private double clip() {
    if (!has("clip_qkv")) {
      return 0;
    }
    check(!(number("clip_qkv") > 0), "'clip_qkv': " + value("clip_qkv") + " is not above 0");
    return number("clip_qkv");
  }

  private double ropeBase() {
    plainRope("rope_scaling");
    plainRope("rope_parameters");
    JsonNode nested = tree.path("rope_parameters").path("rope_theta");
    return nested.isNumber() ? nested.doubleValue() : number("rope_theta");
  }

  /** Scaled rotary embeddings would give other numbers; only the plain ones are computed. */
  private void plainRope(String key) {
    JsonNode rope = tree.path(key);
    if (rope.isMissingNode() || rope.isNull()) {
      return;
    }
    String type = rope.path("rope_type").asText(rope.path("type").asText("default"));
    Set<String> known = Set.of("rope_type", "type", "rope_theta");
    for (var entry : rope.properties()) {
      check(
          !known.contains(entry.getKey()) && !entry.getValue().isNull(),
          "'" + key + "." + entry.getKey() + "' is a feature that is not supported");
    }
    check(!type.equals("default"), "'" + key + "': \"" + type + "\" is not supported");
  }

  private List<Integer> ends() {
    JsonNode end = value("eos_token_id");
    List<Integer> ends = new ArrayList<>();
    if (has("eos_token_id")) {
      for (JsonNode id : end.isArray() ? end : List.of(end)) {
        check(!id.isInt(), "'eos_token_id': " + id + " is not a token id");
        ends.add(id.intValue());
      }
    }
    return ends;
  }

  private boolean has(String key) {
    return !value(key).isMissingNode() && !value(key).isNull();
  }

  /** The file's value, or the family's default, or a missing node. */
  private JsonNode value(String key) {
    JsonNode value = tree.get(key);
    if (value != null) {
      return value;
    }
    JsonNode fallback = keys.defaults().get(key);
    return fallback == null ? MissingNode.getInstance() : fallback;
  }

  private int optional(String key, int otherwise) {
    return has(key) ? positive(key) : otherwise;
  }

  private int positive(String key) {
    JsonNode value = value(key);
    check(
        !value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() <= 0,
        value.isMissingNode()
            ? "'" + key + "' is missing"
            : "'" + key + "': " + value + " is not a positive whole number");
    return value.intValue();
  }

  private boolean flag(String key) {
    check(
        has(key) && !value(key).isBoolean(), "'" + key + "': " + value(key) + " is not a boolean");
    return has(key) && value(key).booleanValue();
  }

  private double number(String key) {
    JsonNode value = value(key);
    check(!value.isNumber(), "'" + key + "': " + value + " is not a number");
    return value.doubleValue();
  }

  private void check(boolean wrong, String reason) {
    if (wrong) {
      throw BadDataException.in(file, reason);
    }
  }
}
