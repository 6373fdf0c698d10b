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
import org.jspecify.annotations.Nullable;
import toron.files.AtomicFiles;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.checkpoint.PeftAdapter;
import toron.moe.model.Compute;
import toron.moe.model.Decoder;
import toron.moe.model.Lora;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;

/**
 * A model taken from a Hugging Face folder in float32, to be trained and written back: all of it,
 * or adapters beside weights that stay as they are.
 */
public final class Trainee implements AutoCloseable {
  private static final String CARD = "README.md";
  private final Path folder;
  private final ModelConfig config;
  private final Parameters parameters;
  private final @Nullable Lora lora;
  private final Compute compute;
  private final Decoder decoder;
  private final Map<String, byte[]> sideFiles;

  private Trainee(Path folder, HfCheckpoint checkpoint, @Nullable Lora lora, Compute compute) {
    this.folder = folder;
    this.config = checkpoint.config();
    this.parameters = checkpoint.parameters().copy(DataType.FLOAT32);
    this.lora = lora;
    this.sideFiles = checkpoint.sideFiles();
    this.compute = compute;
    this.decoder = Decoder.trainable(config, parameters, compute, lora);
  }

  /** Copies a checkpoint into memory, all of it to be trained, computed as the options say. */
  public static Trainee load(Path folder, TrainingOptions options) throws IOException {
    return load(folder, options, LoraConfig.NONE);
  }

  /**
   * Copies a checkpoint into memory.
   *
   * @param adapters which adapters are trained in place of its weights, if any
   */
  public static Trainee load(Path folder, TrainingOptions options, LoraConfig adapters)
      throws IOException {
    Lora.Options wanted = adapters.options();
    check(folder);
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder)) {
      Lora lora = wanted == null ? null : Lora.init(checkpoint.config(), wanted, options.seed());
      return new Trainee(folder, checkpoint, lora, options.compute());
    }
  }

  /**
   * Looks at a checkpoint without reading its weights.
   *
   * @throws BadDataException when a tensor is missing or of another shape, or the model predicts no
   *     tokens
   */
  static ModelConfig check(Path folder) throws IOException {
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder)) {
      if (checkpoint.config().labels() > 0) {
        throw BadDataException.in(folder, "a model that scores: it predicts no tokens");
      }
      return checkpoint.config();
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

  /** The network that learns: with the adapters, where there are any. */
  public Decoder decoder() {
    return decoder;
  }

  /** The network without the adapters: before training, the same as {@link #decoder}. */
  public Decoder untrained() {
    return Decoder.trainable(config, parameters, compute, null);
  }

  /** Whether adapters are trained and the model's own weights are not. */
  public boolean adapted() {
    return lora != null;
  }

  /** What is trained, by name: every tensor of the model, or those of its adapters. */
  public Map<String, NDArray> trained() {
    Parameters learning = lora == null ? parameters : lora.parameters();
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    learning.names().forEach(name -> tensors.put(name, learning.get(name)));
    return tensors;
  }

  /**
   * Writes the model in bfloat16 with the tokenizer and template that it came with, or its adapters
   * in PEFT's layout.
   *
   * @param card README.md
   */
  public void save(Path out, String card) throws IOException {
    if (lora == null) {
      save(out, config, parameters, card);
    } else {
      PeftAdapter.save(out, lora, folder.toString());
      AtomicFiles.writeString(out.resolve(CARD), card);
    }
  }

  /**
   * Writes a model that gives one number, in place of that for the next token.
   *
   * @param score (1, hidden), its head
   * @param label what the number is
   */
  public void save(Path out, NDArray score, String label, String card) throws IOException {
    if (lora == null) {
      save(out, config.scorer(label), parameters.withScore(score, DataType.FLOAT32), card);
    } else {
      PeftAdapter.save(out, lora, folder.toString(), score);
      AtomicFiles.writeString(out.resolve(CARD), card);
    }
  }

  private void save(Path out, ModelConfig written, Parameters tensors, String card)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(sideFiles);
    files.put(CARD, card.getBytes(StandardCharsets.UTF_8));
    try (Parameters narrow = tensors.copy(DataType.BFLOAT16)) {
      HfCheckpoint.save(out, written, narrow, files);
    }
  }

  @Override
  public void close() {
    decoder.close();
    parameters.close();
    if (lora != null) {
      lora.close();
    }
  }
}
