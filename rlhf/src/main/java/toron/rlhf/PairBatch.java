package toron.rlhf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;
import toron.moe.train.Sequence;
import toron.moe.train.Tokens;

/** Pairs laid out for the decoder: all chosen answers, then all rejected ones. */
final class PairBatch {
  private PairBatch() {}

  static Tokens tokens(List<PairTokens> batch) {
    List<Sequence> sides = new ArrayList<>();
    batch.forEach(pair -> sides.add(pair.chosen()));
    batch.forEach(pair -> sides.add(pair.rejected()));
    return Tokens.of(sides);
  }

  /** The states of the last token of each sample, (samples, hidden). */
  static NDArray lastOfEach(NDManager manager, NDArray hidden, Tokens tokens) {
    long[] last = new long[tokens.lengths().length];
    long end = 0;
    for (int i = 0; i < last.length; i++) {
      end += tokens.lengths()[i];
      last[i] = end - 1;
    }
    return Ops.tensor(manager, "rows_at", hidden, Tensors.of(manager, last, last.length));
  }

  /** A scalar a row: {@code x wᵀ} without its last axis. */
  static NDArray linear(NDManager manager, NDArray rows, NDArray weight) {
    return Ops.tensor(manager, "scalar_head", rows, weight);
  }

  static NDArray rows(NDManager manager, NDArray values, int from, int count) {
    return Ops.tensor(manager, "part_rows", values, from, count);
  }

  static NDArray floats(
      NDManager manager, List<PairTokens> batch, ToDoubleFunction<PairTokens> value) {
    float[] values = new float[batch.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(batch.get(i));
    }
    return Tensors.of(manager, values, values.length);
  }

  /** 1 where the chosen is above, ½ where they are equal. */
  static double rightness(double chosen, double rejected) {
    return chosen > rejected ? 1 : chosen == rejected ? 0.5 : 0;
  }
}
