package toron.moe.generate;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import toron.files.BadDataException;
import toron.files.ConfigException;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Tensors;

/** Continues prompts, several at once, each new token computed once. */
public final class Generator implements AutoCloseable {
  /** The device that is always there. */
  public static final String CPU = "cpu";

  private final Weights weights;

  /** A generator that computes in float32. */
  public Generator(ModelConfig config, Parameters parameters) {
    this(config, parameters, DataType.FLOAT32);
  }

  /**
   * Makes the weights ready for decoding; the parameters may be closed afterwards.
   *
   * @param compute FLOAT32 or BFLOAT16
   */
  public Generator(ModelConfig config, Parameters parameters, DataType compute) {
    this(config, parameters, compute, CPU);
  }

  /**
   * @param device as libtorch names it: {@code cpu}, {@code cuda}, {@code cuda:1}
   * @throws ConfigException when this libtorch does not have the device
   */
  public Generator(ModelConfig config, Parameters parameters, DataType compute, String device) {
    try {
      weights = new Weights(config, parameters, compute, device);
    } catch (EngineException e) {
      if (device.equals(CPU)) {
        throw e;
      }
      throw new ConfigException("device " + device + ": this libtorch does not have it", e);
    }
  }

  /** Hears of each token as it is written. */
  @FunctionalInterface
  public interface Listener {
    void token(int row, int token);
  }

  /** What each prompt is continued with, the stop token left out. */
  public List<int[]> generate(List<int[]> prompts, GenerationOptions options) {
    return generate(prompts, options, (row, token) -> {});
  }

  /**
   * @throws BadDataException when a prompt is empty, or longer than the model was made for
   */
  public List<int[]> generate(List<int[]> prompts, GenerationOptions options, Listener listener) {
    if (prompts.isEmpty()) {
      return List.of();
    }
    int[] lengths = prompts.stream().mapToInt(prompt -> prompt.length).toArray();
    int longest = 0;
    for (int length : lengths) {
      if (length == 0) {
        throw new BadDataException("an empty prompt has nothing to continue");
      }
      longest = Math.max(longest, length);
    }
    int room = Math.min(options.maxTokens(), weights.config().positions() - longest);
    if (room < 1) {
      throw new BadDataException(
          "a prompt of "
              + longest
              + " tokens leaves no room in the model's "
              + weights.config().positions());
    }
    return Gradients.unrecorded(
        () -> {
          try (KeyValues cache = new KeyValues(weights, lengths, room)) {
            return run(cache, prompts, options, room, listener);
          }
        });
  }

  private List<int[]> run(
      KeyValues cache,
      List<int[]> prompts,
      GenerationOptions options,
      int room,
      Listener listener) {
    List<List<Integer>> texts = new ArrayList<>();
    List<Sampler> samplers = new ArrayList<>();
    for (int row = 0; row < prompts.size(); row++) {
      texts.add(new ArrayList<>());
      samplers.add(new Sampler(options, row));
    }
    // The rows that still write, and what each of them wrote last.
    int[] open = IntStream.range(0, prompts.size()).toArray();
    long[] last = {};
    for (int written = 0; written < room && open.length > 0; written++) {
      long[] drawn = draw(cache, prompts, last, open, samplers, options.temperature() == 0);
      int[] kept =
          IntStream.range(0, open.length)
              .filter(i -> !options.stops().contains((int) drawn[i]))
              .toArray();
      for (int i : kept) {
        texts.get(open[i]).add((int) drawn[i]);
        listener.token(open[i], (int) drawn[i]);
      }
      last = Arrays.stream(kept).mapToLong(i -> drawn[i]).toArray();
      if (kept.length < open.length && kept.length > 0) {
        cache.keep(kept);
      }
      int[] before = open;
      open = Arrays.stream(kept).map(i -> before[i]).toArray();
    }
    return texts.stream().map(text -> text.stream().mapToInt(i -> i).toArray()).toList();
  }

  /** The next token of each open row: the prompts' first when nothing is written yet. */
  private long[] draw(
      KeyValues cache,
      List<int[]> prompts,
      long[] last,
      int[] open,
      List<Sampler> samplers,
      boolean greedy) {
    try (NDManager manager = Tensors.manager()) {
      NDArray logits = last.length == 0 ? cache.read(manager, prompts) : cache.step(manager, last);
      if (greedy) {
        return weights.ops().tensor(manager, "likeliest", logits).toLongArray();
      }
      float[] all = logits.toFloatArray();
      int size = all.length / open.length;
      long[] drawn = new long[open.length];
      for (int i = 0; i < open.length; i++) {
        drawn[i] = samplers.get(open[i]).draw(all, i * size, size);
      }
      return drawn;
    }
  }

  @Override
  public void close() {
    weights.close();
  }
}
