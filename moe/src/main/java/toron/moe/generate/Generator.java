package toron.moe.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import toron.files.BadDataException;
import toron.moe.model.Cache;
import toron.moe.model.Decoder;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Tensors;

/** Continues prompts, several at once, each new token computed once. */
public final class Generator {
  private final Decoder decoder;

  public Generator(Decoder decoder) {
    this.decoder = decoder;
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
    int room = Math.min(options.maxTokens(), decoder.config().positions() - longest);
    if (room < 1) {
      throw new BadDataException(
          "a prompt of "
              + longest
              + " tokens leaves no room in the model's "
              + decoder.config().positions());
    }
    return Gradients.unrecorded(
        () -> {
          try (Cache cache = new Cache(decoder, lengths, room)) {
            return run(cache, prompts, options, room, listener);
          }
        });
  }

  private List<int[]> run(
      Cache cache, List<int[]> prompts, GenerationOptions options, int room, Listener listener) {
    int rows = prompts.size();
    List<List<Integer>> texts = new ArrayList<>();
    List<Sampler> samplers = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      texts.add(new ArrayList<>());
      samplers.add(new Sampler(options, row));
    }
    boolean[] done = new boolean[rows];
    int[] tokens = new int[rows];
    int open = rows;
    for (int written = 0; written < room && open > 0; written++) {
      float[] logits = logits(cache, prompts, tokens, written == 0);
      int size = logits.length / rows;
      for (int row = 0; row < rows; row++) {
        if (done[row]) {
          continue;
        }
        tokens[row] = samplers.get(row).draw(logits, row * size, size);
        if (options.stops().contains(tokens[row])) {
          done[row] = true;
          open--;
        } else {
          texts.get(row).add(tokens[row]);
          listener.token(row, tokens[row]);
        }
      }
    }
    return texts.stream().map(text -> text.stream().mapToInt(i -> i).toArray()).toList();
  }

  private static float[] logits(Cache cache, List<int[]> prompts, int[] tokens, boolean first) {
    try (NDManager manager = Tensors.manager()) {
      NDArray logits =
          first ? cache.read(manager, prompts.toArray(new int[0][])) : cache.step(manager, tokens);
      return logits.toFloatArray();
    }
  }
}
