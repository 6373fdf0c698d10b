package toron.moe.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import toron.moe.model.Decoder;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** Next-token prediction, each token with its weight: pretraining and supervised fine-tuning. */
public final class CausalLm implements Objective<Tokens> {
  private final Decoder decoder;
  private final int[] bytes;

  public CausalLm(Decoder decoder) {
    this(decoder, new int[0]);
  }

  /**
   * @param bytes how many bytes of text each token stands for, by id; then bits a byte are measured
   */
  public CausalLm(Decoder decoder, int[] bytes) {
    this.decoder = decoder;
    this.bytes = bytes.clone();
  }

  @Override
  public Outcome forward(NDManager manager, Tokens batch) {
    Decoder.Output out = run(manager, decoder, batch);
    int[] at = batch.predictors();
    long[] rows = new long[at.length];
    long[] targets = new long[at.length];
    float[] weights = new float[at.length];
    for (int i = 0; i < at.length; i++) {
      rows[i] = at[i];
      targets[i] = batch.ids()[at[i] + 1];
      weights[i] = batch.weights()[at[i] + 1];
    }
    // Only where something is learnt: logits are the dearest part of a small model.
    NDArray hidden =
        Ops.tensor(manager, "rows_at", out.hidden(), Tensors.of(manager, rows, rows.length));
    NDArray loss =
        Losses.crossEntropy(
            manager,
            hidden,
            decoder.head(),
            Tensors.of(manager, targets, targets.length),
            Tensors.of(manager, weights, weights.length));
    return new Outcome(loss, out.routers(), scores(loss, targets));
  }

  private Map<String, Score> scores(NDArray loss, long[] targets) {
    if (bytes.length == 0) {
      return Map.of();
    }
    long spelled = 0;
    for (long target : targets) {
      spelled += bytes[(int) target];
    }
    return Map.of("bits_per_byte", new Score(loss.getFloat() / Math.log(2), spelled));
  }

  /** The forward pass over a batch. */
  public static Decoder.Output run(NDManager manager, Decoder decoder, Tokens batch) {
    return decoder.forward(
        manager,
        Tensors.of(manager, batch.ids(), batch.count()),
        Tensors.of(manager, batch.positions(), batch.count()),
        batch.lengths());
  }

  @Override
  public double weight(Tokens batch) {
    return batch.weight();
  }

  @Override
  public long tokens(Tokens batch) {
    return batch.count();
  }

  @Override
  public double flops(Tokens batch) {
    return decoder.trainingFlops(batch.lengths(), batch.predictors().length);
  }
}
