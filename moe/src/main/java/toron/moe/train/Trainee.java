package toron.moe.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import toron.files.Hashes;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.Compute;
import toron.moe.model.Decoder;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;

/** A model taken from a Hugging Face folder in float32, to be trained and written back. */
public final class Trainee implements AutoCloseable {
  private final ModelConfig config;
  private final Parameters parameters;
  private final Decoder decoder;
  private final Map<String, byte[]> sideFiles;

  private Trainee(
      ModelConfig config, Parameters parameters, Map<String, byte[]> sideFiles, Compute compute) {
    this.config = config;
    this.parameters = parameters;
    this.sideFiles = sideFiles;
    this.decoder = Decoder.trainable(config, parameters, compute, null);
  }

  /** Copies a checkpoint into memory, to be computed as the options say. */
  public static Trainee load(Path folder, TrainingOptions options) throws IOException {
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder)) {
      return new Trainee(
          checkpoint.config(),
          checkpoint.parameters().copy(DataType.FLOAT32),
          checkpoint.sideFiles(),
          options.compute());
    }
  }

  /** A hash of a model folder's weights: which base a run began with. */
  public static String hash(Path folder) throws IOException {
    StringBuilder hashes = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(path -> path.toString().endsWith(".safetensors")).sorted().toList()) {
        hashes.append(Hashes.sha256(file));
      }
    }
    return Hashes.sha256(hashes.toString());
  }

  /** A configuration record as a manifest has it. */
  public static Map<String, Object> settings(Object config) {
    return Json.mapper().convertValue(config, new TypeReference<Map<String, Object>>() {});
  }

  public ModelConfig config() {
    return config;
  }

  public Parameters parameters() {
    return parameters;
  }

  public Decoder decoder() {
    return decoder;
  }

  /** Every tensor of the model, by name. */
  public Map<String, NDArray> all() {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    parameters.names().forEach(name -> tensors.put(name, parameters.get(name)));
    return tensors;
  }

  /**
   * Writes the model in bfloat16 with the tokenizer and template that it came with.
   *
   * @param card README.md
   */
  public void save(Path folder, String card) throws IOException {
    save(folder, config, parameters, card);
  }

  /** The same with other tensors, such as those of a reward model, and their configuration. */
  public void save(Path folder, ModelConfig other, Parameters tensors, String card)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(sideFiles);
    files.put("README.md", card.getBytes(StandardCharsets.UTF_8));
    try (Parameters narrow = tensors.copy(DataType.BFLOAT16)) {
      HfCheckpoint.save(folder, other, narrow, files);
    }
  }

  @Override
  public void close() {
    decoder.close();
    parameters.close();
  }
}
