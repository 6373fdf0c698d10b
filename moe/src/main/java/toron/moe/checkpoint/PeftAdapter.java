package toron.moe.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toron.files.BadDataException;
import toron.files.Json;
import toron.moe.model.Lora;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;

/**
 * LoRA adapters in PEFT's layout: {@code adapter_config.json}, {@code adapter_model.safetensors}.
 */
public final class PeftAdapter {
  private static final String CONFIG = "adapter_config.json";
  private static final String WEIGHTS = "adapter_model.safetensors";
  private static final String SCORE = "score";
  private static final String PREFIX = "base_model.model.";

  /** What would have an adapter add something else than alpha / r · B A to a weight. */
  private static final List<String> UNSUPPORTED =
      List.of(
          "use_dora",
          "use_rslora",
          "use_qalora",
          "fan_in_fan_out",
          "lora_bias",
          "rank_pattern",
          "alpha_pattern",
          "target_parameters",
          "trainable_token_indices",
          "layer_replication",
          "alora_invocation_tokens");

  private static final Set<String> ATTENTION = Set.of("q_proj", "k_proj", "v_proj", "o_proj");

  private PeftAdapter() {}

  /**
   * Writes a folder.
   *
   * @param base what the adapters adapt, as PEFT looks it up
   */
  public static void save(Path folder, Lora lora, String base) throws IOException {
    write(folder, tensors(lora), config(lora, base, "CAUSAL_LM"));
  }

  /**
   * Writes a folder of adapters with a scoring head that was trained beside them, as PEFT's {@code
   * modules_to_save} has it.
   *
   * @param score (1, hidden)
   */
  public static void save(Path folder, Lora lora, String base, NDArray score) throws IOException {
    Map<String, NDArray> tensors = tensors(lora);
    tensors.put(PREFIX + Parameters.SCORE, score);
    ObjectNode config = config(lora, base, "SEQ_CLS");
    config.putArray("modules_to_save").add(SCORE);
    write(folder, tensors, config);
  }

  /** The scoring head that was saved with adapters, (1, hidden), or null where there is none. */
  public static @Nullable NDArray score(Path folder, NDManager manager) throws IOException {
    return Shard.open(folder.resolve(WEIGHTS)).map(manager).get(PREFIX + Parameters.SCORE);
  }

  private static Map<String, NDArray> tensors(Lora lora) {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    lora.parameters().names().forEach(name -> tensors.put(name, lora.parameters().get(name)));
    return tensors;
  }

  private static void write(Path folder, Map<String, NDArray> tensors, ObjectNode config)
      throws IOException {
    Files.createDirectories(folder);
    ShardWriter.write(folder.resolve(WEIGHTS), tensors);
    Json.write(folder.resolve(CONFIG), config);
  }

  private static ObjectNode config(Lora lora, String base, String task) {
    ObjectNode tree = Json.mapper().createObjectNode();
    tree.put("base_model_name_or_path", base).put("bias", "none").put("fan_in_fan_out", false);
    tree.put("inference_mode", true).put("lora_alpha", lora.options().alpha());
    tree.put("lora_dropout", 0.0).put("peft_type", "LORA").put("r", lora.options().rank());
    lora.modules().forEach(tree.putArray("target_modules")::add);
    return tree.put("task_type", task);
  }

  /**
   * Reads a folder.
   *
   * @throws BadDataException when it is no LoRA of this model
   */
  public static Lora load(Path folder, ModelConfig config) throws IOException {
    Path file = folder.resolve(CONFIG);
    if (!Files.isRegularFile(file)) {
      throw BadDataException.in(file, "no such file: not an adapter folder");
    }
    JsonNode tree = Json.read(file, JsonNode.class);
    if (!tree.path("peft_type").asText().equals("LORA") || !tree.path("r").canConvertToInt()) {
      throw BadDataException.in(file, "not a LoRA");
    }
    for (String key : UNSUPPORTED) {
      if (says(tree.path(key))) {
        throw BadDataException.in(file, "'" + key + "' is a feature that is not supported");
      }
    }
    if (!tree.path("target_modules").isArray()) {
      throw BadDataException.in(file, "'target_modules' is not a list of modules");
    }
    Lora.Options options = options(tree);
    Shard shard = Shard.open(folder.resolve(WEIGHTS));
    Map<String, Shape> shapes = Lora.shapes(config, options);
    check(shard, shapes, saved(tree, config));
    NDManager manager = Tensors.manager();
    Map<String, NDArray> mapped = shard.map(manager);
    Map<String, NDArray> ordered = new LinkedHashMap<>();
    shapes.keySet().forEach(name -> ordered.put(name, mapped.get(name)));
    return new Lora(options, new Parameters(manager, ordered));
  }

  /**
   * Whether a key is there and says anything: true, a name, a list or a map with something in it.
   */
  private static boolean says(JsonNode value) {
    return value.isContainerNode() ? !value.isEmpty() : value.asBoolean(value.isTextual());
  }

  private static Lora.Options options(JsonNode tree) {
    Set<String> modules = new TreeSet<>();
    tree.path("target_modules").forEach(module -> modules.add(module.asText()));
    boolean router = modules.remove("gate");
    boolean attention = modules.removeAll(ATTENTION);
    return new Lora.Options(
        tree.path("r").asInt(),
        tree.path("lora_alpha").asDouble(1),
        attention,
        !modules.isEmpty(),
        router);
  }

  /** What {@code modules_to_save} says lies beside the adapters. */
  private static Map<String, Shape> saved(JsonNode tree, ModelConfig config) {
    for (JsonNode module : tree.path("modules_to_save")) {
      if (module.asText().equals(SCORE)) {
        return Map.of(PREFIX + Parameters.SCORE, new Shape(1, config.hidden()));
      }
    }
    return Map.of();
  }

  private static void check(Shard shard, Map<String, Shape> adapters, Map<String, Shape> saved) {
    Map<String, Shape> shapes = new LinkedHashMap<>(adapters);
    shapes.putAll(saved);
    shapes.forEach(
        (name, shape) -> {
          if (!shard.shape(name).equals(shape)) {
            throw Shard.bad(shard.file(), name, "shape is " + shard.shape(name) + ", not " + shape);
          }
        });
    for (String name : shard.entries().keySet()) {
      if (!shapes.containsKey(name)) {
        throw Shard.bad(shard.file(), name, "adapts nothing of this model");
      }
    }
  }
}
