package toron.moe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Map;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * Keys and values of what a batch has read and written so far, so that each new token is computed
 * once. Rows end together: a shorter prompt begins later, and what lies before it is not seen.
 */
public final class Cache implements AutoCloseable {
  private final Decoder decoder;
  private final NDManager manager = Tensors.manager();
  private final NDList keys = new NDList();
  private final NDList values = new NDList();
  private final Ops.Held heldKeys;
  private final Ops.Held heldValues;
  private final Ops.Held layers;
  private final Ops.Held ends;
  private final long[] starts;
  private final int longest;
  private int next;

  /**
   * @param lengths of the prompts
   * @param room how many tokens may follow them
   */
  public Cache(Decoder decoder, int[] lengths, int room) {
    this.decoder = decoder;
    ModelConfig config = decoder.config();
    next = Arrays.stream(lengths).max().orElseThrow();
    longest = next + room;
    starts = Arrays.stream(lengths).mapToLong(length -> next - length).toArray();
    for (int layer = 0; layer < config.layers(); layer++) {
      keys.add(empty(lengths.length, config));
      values.add(empty(lengths.length, config));
    }
    heldKeys = Ops.Held.of(keys);
    heldValues = Ops.Held.of(values);
    layers = Ops.Held.of(decoder.layers());
    Parameters parameters = decoder.parameters();
    ends =
        Ops.Held.of(
            Map.of(
                "embedding", parameters.get(Parameters.EMBEDDING),
                "norm", parameters.get(Parameters.FINAL_NORM),
                "head", decoder.head()));
  }

  private NDArray empty(int rows, ModelConfig config) {
    return Ops.tensor(
        manager, "cache", rows, config.keyHeads(), longest, config.headSize(), decoder.compute());
  }

  /** Reads the prompts; gives the logits (rows, vocabulary) of what follows each. */
  public NDArray read(NDManager manager, int[][] prompts) {
    int total = Arrays.stream(prompts).mapToInt(prompt -> prompt.length).sum();
    long[] ids = new long[total];
    long[] positions = new long[total];
    long[] lengths = new long[prompts.length];
    long[] last = new long[prompts.length];
    int at = 0;
    for (int row = 0; row < prompts.length; row++) {
      lengths[row] = prompts[row].length;
      for (int i = 0; i < prompts[row].length; i++, at++) {
        ids[at] = prompts[row][i];
        positions[at] = i;
      }
      last[row] = at - 1L;
    }
    return decoder.fill(
        manager,
        Tensors.of(manager, ids, total),
        Tensors.of(manager, positions, total),
        lengths,
        Tensors.of(manager, last, last.length),
        this);
  }

  void fill(int layer, NDArray k, NDArray v, long[] lengths) {
    long begin = 0;
    for (int row = 0; row < lengths.length; row++) {
      for (NDArray[] pair : new NDArray[][] {{keys.get(layer), k}, {values.get(layer), v}}) {
        Ops.run(manager, "fill", pair[0], row, starts[row], pair[1], begin, lengths[row]);
      }
      begin += lengths[row];
    }
  }

  /** One more token a row; gives the logits (rows, vocabulary) of what follows it. */
  public NDArray step(NDManager manager, int[] tokens) {
    if (next == longest) {
      throw new IllegalStateException("the cache has room for " + longest + " tokens");
    }
    ModelConfig config = decoder.config();
    long[] ids = Arrays.stream(tokens).asLongStream().toArray();
    long[] positions = Arrays.stream(starts).map(start -> next - start).toArray();
    NDArray logits =
        Ops.tensor(
            manager,
            "step",
            Tensors.of(manager, ids, ids.length),
            Tensors.of(manager, positions, ids.length),
            layers,
            ends,
            heldKeys,
            heldValues,
            next,
            starts,
            config.headSize(),
            config.ropeBase(),
            config.epsilon(),
            config.clip(),
            config.window(),
            config.experts(),
            config.top(),
            config.normaliseTop(),
            decoder.compute());
    next++;
    return logits;
  }

  @Override
  public void close() {
    layers.close();
    ends.close();
    heldKeys.close();
    heldValues.close();
    manager.close();
  }
}
