package toron.moe.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run went.
 *
 * @param steps optimizer steps, those before a resume included
 * @param tokens trained on
 * @param skipped steps left out as diverged
 * @param before the held-out measure of the untrained model, null without held-out data
 * @param after the same of the trained model
 * @param seconds of this process
 * @param tokensPerSecond of this process, evaluations and checkpoints included
 */
public record TrainingResult(
    long steps,
    long tokens,
    long skipped,
    @Nullable Metric before,
    @Nullable Metric after,
    double seconds,
    double tokensPerSecond,
    List<String> warnings) {
  public TrainingResult {
    warnings = List.copyOf(warnings);
  }
}
