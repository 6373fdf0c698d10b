package toron.moe.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import toron.files.AtomicFiles;
import toron.files.BadDataException;
import toron.files.Json;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * A model folder as Hugging Face has it: {@code config.json}, {@code model.safetensors} or shards
 * with an index, and the files beside them (tokenizer, chat template, card), which are carried
 * along as they are.
 */
public final class HfCheckpoint implements AutoCloseable {
  static final String CONFIG = "config.json";
  static final String SINGLE = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";

  /** What a shard holds at most where nobody says otherwise. */
  public static final long SHARD_BYTES = 5_000_000_000L;

  private static final String GENERATION = "generation_config.json";

  private static final List<String> SIDE_FILES =
      List.of(
          GENERATION,
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "vocab.json",
          "merges.txt",
          "tokenizer.model",
          "chat_template.jinja",
          "README.md",
          "LICENSE");

  private final ModelConfig config;
  private final Parameters parameters;
  private final Map<String, byte[]> sideFiles;

  private HfCheckpoint(ModelConfig config, Parameters parameters, Map<String, byte[]> sideFiles) {
    this.config = config;
    this.parameters = parameters;
    this.sideFiles = sideFiles;
  }

  /**
   * Opens a folder. Tensors are mapped in the type they have there, so this takes no time and no
   * memory; {@link Parameters#copy} gives ones to train.
   *
   * @throws BadDataException naming file and tensor or key
   */
  public static HfCheckpoint load(Path folder) throws IOException {
    ModelConfig config = config(folder);
    Map<String, Shard> shards = shards(folder);
    Map<String, Shard> located = located(folder, config, shards);
    NDManager manager = Tensors.manager();
    Map<String, NDArray> mapped = new LinkedHashMap<>();
    new LinkedHashSet<>(located.values()).forEach(shard -> mapped.putAll(shard.map(manager)));
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    located.keySet().forEach(name -> tensors.put(name, mapped.get(name)));
    return new HfCheckpoint(config, new Parameters(manager, tensors), sideFiles(folder));
  }

  /** The configuration alone. */
  public static ModelConfig config(Path folder) throws IOException {
    Path file = folder.resolve(CONFIG);
    if (!Files.isRegularFile(file)) {
      throw BadDataException.in(file, "no such file: not a model folder");
    }
    JsonNode tree = Json.read(file, JsonNode.class);
    if (!(tree instanceof ObjectNode object)) {
      throw BadDataException.in(file, "not a JSON object");
    }
    return ModelConfig.of(file, object);
  }

  public ModelConfig config() {
    return config;
  }

  public Parameters parameters() {
    return parameters;
  }

  /** The type that the weights are stored in. */
  public DataType type() {
    return Ops.type(parameters.get(Parameters.EMBEDDING));
  }

  /**
   * Tokens that end a generation: as generation_config.json has them, else config.json.
   *
   * @throws BadDataException when generation_config.json is not JSON, or names no token ids
   */
  public Set<Integer> ends() {
    byte[] generation = sideFiles.get(GENERATION);
    if (generation == null) {
      return Set.copyOf(config.ends());
    }
    JsonNode end;
    try {
      end = Json.mapper().readTree(generation).path("eos_token_id");
    } catch (IOException e) {
      throw new BadDataException(GENERATION + ": not JSON: " + e.getMessage(), e);
    }
    if (end.isMissingNode() || end.isNull()) {
      return Set.copyOf(config.ends());
    }
    Set<Integer> ends = new TreeSet<>();
    for (JsonNode id : end.isArray() ? end : List.of(end)) {
      if (!id.canConvertToInt() || !id.isIntegralNumber()) {
        throw new BadDataException(GENERATION + ": 'eos_token_id': " + id + " is not a token id");
      }
      ends.add(id.intValue());
    }
    return ends;
  }

  /** Tokenizer, chat template, card, as they lay there: name to bytes. */
  public Map<String, byte[]> sideFiles() {
    return new LinkedHashMap<>(sideFiles);
  }

  @Override
  public void close() {
    parameters.close();
  }

  /** Writes a folder in one file, or in shards where it is large. */
  public static void save(
      Path folder, ModelConfig config, Parameters parameters, Map<String, byte[]> sideFiles)
      throws IOException {
    save(folder, config, parameters, sideFiles, SHARD_BYTES);
  }

  /**
   * Writes a folder. Tensors keep their type, and {@code config.json} says which.
   *
   * @param sideFiles see {@link #sideFiles}
   * @param shardBytes a shard holds no more than this, unless one tensor does
   */
  public static void save(
      Path folder,
      ModelConfig config,
      Parameters parameters,
      Map<String, byte[]> sideFiles,
      long shardBytes)
      throws IOException {
    Files.createDirectories(folder);
    Shards.write(folder, parameters, shardBytes);
    for (Map.Entry<String, byte[]> side : sideFiles.entrySet()) {
      AtomicFiles.write(folder.resolve(side.getKey()), out -> out.write(side.getValue()));
    }
    ObjectNode tree = config.source().deepCopy();
    String type = Dtype.of(Ops.type(parameters.get(Parameters.EMBEDDING))).torch();
    tree.put(tree.has("torch_dtype") ? "torch_dtype" : "dtype", type);
    Json.write(folder.resolve(CONFIG), tree);
  }

  private static Map<String, byte[]> sideFiles(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : SIDE_FILES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        files.put(name, Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Which file each tensor lies in. */
  private static Map<String, Shard> shards(Path folder) throws IOException {
    Map<String, Shard> where = new TreeMap<>();
    Path index = folder.resolve(INDEX);
    if (!Files.isRegularFile(index)) {
      Shard single = Shard.open(folder.resolve(SINGLE));
      single.entries().keySet().forEach(name -> where.put(name, single));
      return where;
    }
    JsonNode map = Json.read(index, JsonNode.class).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw BadDataException.in(index, "has no 'weight_map'");
    }
    Map<String, Shard> open = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String file = entry.getValue().asText();
      if (!file.matches("[A-Za-z0-9._-]+\\.safetensors") || file.contains("..")) {
        throw BadDataException.in(
            index,
            "tensor '" + entry.getKey() + "': \"" + file + "\" is not a file of this folder");
      }
      Shard shard = open.get(file);
      if (shard == null) {
        shard = Shard.open(folder.resolve(file));
        open.put(file, shard);
      }
      if (!shard.entries().containsKey(entry.getKey())) {
        throw Shard.bad(shard.file(), entry.getKey(), "not there, though " + INDEX + " says so");
      }
      where.put(entry.getKey(), shard);
    }
    return where;
  }

  /** Where each tensor of the model lies, in the model's order, once all is as config.json says. */
  private static Map<String, Shard> located(
      Path folder, ModelConfig config, Map<String, Shard> shards) {
    Map<String, Shard> located = new LinkedHashMap<>();
    config
        .shapes()
        .forEach(
            (name, shape) -> {
              Shard shard = shards.get(name);
              if (shard == null) {
                throw Shard.bad(folder, name, "missing, though " + CONFIG + " asks for it");
              }
              Shape found = shard.shape(name);
              if (!found.equals(shape)) {
                throw Shard.bad(
                    shard.file(), name, "shape is " + found + ", " + CONFIG + " asks for " + shape);
              }
              located.put(name, shard);
            });
    for (Map.Entry<String, Shard> entry : shards.entrySet()) {
      String name = entry.getKey();
      // Old exports carry the rotary frequencies; a tied head is the embedding, as transformers has
      // it.
      boolean recomputed =
          name.endsWith(".rotary_emb.inv_freq") || (config.tied() && name.equals(Parameters.HEAD));
      if (!located.containsKey(name) && !recomputed) {
        throw Shard.bad(entry.getValue().file(), name, "nothing in " + CONFIG + " asks for it");
      }
    }
    return located;
  }
}
