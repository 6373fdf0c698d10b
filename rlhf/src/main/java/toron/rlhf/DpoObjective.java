package toron.rlhf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.moe.model.Decoder;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;
import toron.moe.train.CausalLm;
import toron.moe.train.Losses;
import toron.moe.train.Objective;
import toron.moe.train.Tokens;

/**
 * Direct preference optimisation against a frozen reference whose log-probabilities were worked out
 * once, before training.
 */
final class DpoObjective implements Objective<List<DpoObjective.Referenced>> {
  private final Decoder decoder;
  private final DpoConfig config;

  DpoObjective(Decoder decoder, DpoConfig config) {
    this.decoder = decoder;
    this.config = config;
  }

  /** A pair with the reference's log-probabilities of its two answers. */
  record Referenced(PairTokens pair, float chosen, float rejected) {}

  /**
   * Log-probabilities of the answers, (2 n): summed over their tokens, or averaged for IPO; chosen
   * first.
   */
  static NDArray answers(
      NDManager manager, Decoder decoder, Decoder.Output out, Tokens tokens, boolean average) {
    long[] lengths = tokens.lengths();
    float[] weights = tokens.weights();
    int count = 0;
    for (float weight : weights) {
      count += weight > 0 ? 1 : 0;
    }
    long[] at = new long[count];
    long[] targets = new long[count];
    long[] sample = new long[count];
    int next = 0;
    int token = 0;
    int[] sizes = new int[lengths.length];
    for (int s = 0; s < lengths.length; s++) {
      for (long i = 0; i < lengths[s]; i++, token++) {
        if (weights[token] > 0) {
          at[next] = token - 1L;
          targets[next] = tokens.ids()[token];
          sample[next++] = s;
          sizes[s]++;
        }
      }
    }
    NDArray hidden = Ops.tensor(manager, "rows_at", out.hidden(), Tensors.of(manager, at, count));
    NDArray each =
        Losses.logProbabilities(
            manager, hidden, decoder.head(), Tensors.of(manager, targets, count));
    NDArray sums =
        Ops.tensor(manager, "sum_by_row", each, Tensors.of(manager, sample, count), lengths.length);
    if (!average) {
      return sums;
    }
    float[] shares = new float[sizes.length];
    for (int s = 0; s < shares.length; s++) {
      shares[s] = 1f / Math.max(1, sizes[s]);
    }
    return sums.mul(Tensors.of(manager, shares, shares.length));
  }

  @Override
  public Outcome forward(NDManager manager, List<Referenced> batch) {
    int count = batch.size();
    List<PairTokens> pairs = batch.stream().map(Referenced::pair).toList();
    Tokens tokens = PairBatch.tokens(pairs);
    Decoder.Output out = CausalLm.run(manager, decoder, tokens);
    boolean ipo = config.loss() == DpoConfig.Loss.IPO;
    NDArray policy = answers(manager, decoder, out, tokens, ipo);
    float[] reference = new float[2 * count];
    for (int i = 0; i < count; i++) {
      reference[i] = batch.get(i).chosen();
      reference[count + i] = batch.get(i).rejected();
    }
    NDArray gain = policy.sub(Tensors.of(manager, reference, reference.length));
    NDArray ratio =
        PairBatch.rows(manager, gain, 0, count).sub(PairBatch.rows(manager, gain, count, count));
    NDArray weight = PairBatch.floats(manager, pairs, PairTokens::weight);
    NDArray loss =
        ipo
            ? Losses.ipo(manager, ratio, weight, config.beta())
            : Losses.dpo(manager, ratio, weight, smoothing(manager, pairs), config.beta());
    return new Outcome(loss, out.routers(), scores(gain.toFloatArray()));
  }

  /** A pair's own doubt, and at least the configured share. */
  private NDArray smoothing(NDManager manager, List<PairTokens> pairs) {
    return PairBatch.floats(
        manager, pairs, pair -> Math.max(config.smoothing(), pair.labelSmoothing()));
  }

  /** What the policy as it is makes of pairs: β times the gain of one answer over the other's. */
  List<Judged> judge(List<Referenced> pairs) {
    boolean ipo = config.loss() == DpoConfig.Loss.IPO;
    List<Judged> judged = new ArrayList<>();
    for (Referenced one : pairs) {
      try (NDManager manager = Tensors.manager()) {
        Tokens tokens = PairBatch.tokens(List.of(one.pair));
        float[] both =
            Gradients.unrecorded(
                () ->
                    answers(manager, decoder, CausalLm.run(manager, decoder, tokens), tokens, ipo)
                        .toFloatArray());
        double gain = (both[0] - one.chosen) - (both[1] - one.rejected);
        judged.add(Judged.of(one.pair, config.beta() * gain));
      }
    }
    return judged;
  }

  private Map<String, Score> scores(float[] gain) {
    int count = gain.length / 2;
    double right = 0;
    double margin = 0;
    double chosen = 0;
    for (int i = 0; i < count; i++) {
      right += PairBatch.rightness(gain[i], gain[count + i]);
      margin += config.beta() * (gain[i] - gain[count + i]);
      chosen += config.beta() * gain[i];
    }
    Map<String, Score> scores = new LinkedHashMap<>();
    scores.put("accuracy", new Score(right, count));
    scores.put("margin", new Score(margin, count));
    scores.put("chosen_reward", new Score(chosen, count));
    return scores;
  }

  @Override
  public double weight(List<Referenced> batch) {
    return batch.stream().mapToDouble(one -> one.pair().weight()).sum();
  }

  @Override
  public long tokens(List<Referenced> batch) {
    return batch.stream().mapToLong(one -> one.pair().length()).sum();
  }

  @Override
  public double flops(List<Referenced> batch) {
    Tokens tokens = PairBatch.tokens(batch.stream().map(Referenced::pair).toList());
    return decoder.trainingFlops(tokens.lengths(), tokens.predictors().length);
  }
}
