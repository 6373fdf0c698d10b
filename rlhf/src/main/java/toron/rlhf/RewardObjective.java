package toron.rlhf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.moe.train.Losses;
import toron.moe.train.Objective;

/** Bradley and Terry over the reward that a scalar head reads off each answer's last token. */
final class RewardObjective implements Objective<List<PairTokens>> {
  private final Scoring scoring;
  private final double center;

  /**
   * @param center weight of the term that keeps rewards around zero
   */
  RewardObjective(Scoring scoring, double center) {
    this.scoring = scoring;
    this.center = center;
  }

  @Override
  public Outcome forward(NDManager manager, List<PairTokens> batch) {
    int count = batch.size();
    Scoring.Batch out = scoring.rewards(manager, batch);
    NDArray chosen = PairBatch.rows(manager, out.rewards(), 0, count);
    NDArray rejected = PairBatch.rows(manager, out.rewards(), count, count);
    NDArray loss =
        Losses.bradleyTerry(
            manager,
            chosen,
            rejected,
            PairBatch.floats(manager, batch, PairTokens::margin),
            PairBatch.floats(manager, batch, PairTokens::weight),
            PairBatch.floats(manager, batch, PairTokens::labelSmoothing),
            center);
    return new Outcome(loss, out.routers(), scores(batch, out.rewards().toFloatArray()));
  }

  private static Map<String, Score> scores(List<PairTokens> batch, float[] rewards) {
    int count = batch.size();
    double right = 0;
    double gap = 0;
    double longer = 0;
    for (int i = 0; i < count; i++) {
      PairTokens pair = batch.get(i);
      right += PairBatch.rightness(rewards[i], rewards[count + i]);
      longer += PairBatch.rightness((double) pair.chosenLength(), (double) pair.rejectedLength());
      gap += rewards[i] - rewards[count + i];
    }
    Map<String, Score> scores = new LinkedHashMap<>();
    scores.put("accuracy", new Score(right, count));
    scores.put("length_baseline", new Score(longer, count));
    scores.put("reward_gap", new Score(gap, count));
    return scores;
  }

  @Override
  public double weight(List<PairTokens> batch) {
    return batch.stream().mapToDouble(PairTokens::weight).sum();
  }

  @Override
  public long tokens(List<PairTokens> batch) {
    return batch.stream().mapToLong(PairTokens::length).sum();
  }

  @Override
  public double flops(List<PairTokens> batch) {
    return scoring.flops(batch);
  }
}
