package toron.moe.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import toron.moe.model.ModelConfig;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * Keys and values of what a batch has read and written so far, so that each new token is computed
 * once. Rows end together: a shorter prompt begins later, and what lies before it is not seen.
 */
final class KeyValues implements AutoCloseable {
  private final Weights weights;
  private final int longest;
  private NDManager manager = Tensors.manager();
  private NDList tensors = new NDList();
  private Ops.Held held;
  private long[] starts;
  private int next;

  /**
   * @param lengths of the prompts
   * @param room how many tokens may follow them
   */
  KeyValues(Weights weights, int[] lengths, int room) {
    this.weights = weights;
    ModelConfig config = weights.config();
    next = Arrays.stream(lengths).max().orElseThrow();
    longest = next + room;
    starts = Arrays.stream(lengths).mapToLong(length -> next - length).toArray();
    for (int i = 0; i < 2 * config.layers(); i++) {
      tensors.add(
          weights
              .ops()
              .tensor(
                  manager,
                  "cache",
                  lengths.length,
                  config.keyHeads(),
                  longest,
                  config.headSize(),
                  weights.type(),
                  weights.device()));
    }
    held = Ops.Held.of(tensors);
  }

  /** Where each row's prompt begins. */
  long[] starts() {
    return starts;
  }

  /** Where the next token goes. */
  int at() {
    return next;
  }

  /** Reads the prompts; gives the logits (rows, vocabulary) of what follows each. */
  NDArray read(NDManager to, List<int[]> prompts) {
    int total = prompts.stream().mapToInt(prompt -> prompt.length).sum();
    long[] ids = new long[total];
    long[] positions = new long[total];
    long[] lengths = prompts.stream().mapToLong(prompt -> prompt.length).toArray();
    int at = 0;
    for (int[] prompt : prompts) {
      for (int i = 0; i < prompt.length; i++, at++) {
        ids[at] = prompt[i];
        positions[at] = i;
      }
    }
    return weights.forward(to, ids, positions, held, lengths, this);
  }

  /** One more token a row; gives the logits (rows, vocabulary) of what follows it. */
  NDArray step(NDManager to, long[] tokens) {
    if (next == longest) {
      throw new IllegalStateException("the cache has room for " + longest + " tokens");
    }
    long[] positions = Arrays.stream(starts).map(start -> next - start).toArray();
    NDArray logits = weights.forward(to, tokens, positions, held, new long[0], this);
    next++;
    return logits;
  }

  /** Goes on with some rows alone; the others' memory is freed. */
  void keep(int[] rows) {
    NDManager fresh = Tensors.manager();
    NDList kept = new NDList();
    NDArray index =
        Tensors.of(fresh, Arrays.stream(rows).asLongStream().toArray(), (long) rows.length);
    for (NDArray tensor : tensors) {
      kept.add(weights.ops().tensor(fresh, "rows_of", tensor, index));
    }
    close();
    manager = fresh;
    tensors = kept;
    held = Ops.Held.of(kept);
    starts = Arrays.stream(rows).mapToLong(row -> starts[row]).toArray();
  }

  @Override
  public void close() {
    held.close();
    manager.close();
  }
}
