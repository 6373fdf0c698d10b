package toron.rlhf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.files.Config;
import toron.files.Manifest;
import toron.moe.train.ModelCard;
import toron.moe.train.Trainee;
import toron.moe.train.TrainingResult;

/**
 * How training on pairs went.
 *
 * @param pairs trained on
 * @param tooLong pairs left out because a side is longer than a sequence
 * @param heldOut validation pairs measured
 * @param report what the trained model makes of them
 */
public record PairRun(
    TrainingResult training, long pairs, long tooLong, long heldOut, PairReport report) {
  /** The held-out pairs' report, beside the metrics. */
  static final String REPORT = "evaluation.json";

  static PairRun of(TrainingResult training, PairData set, List<Judged> judged) {
    return new PairRun(
        training, set.train().size(), set.tooLong(), set.heldOut().size(), PairReport.of(judged));
  }

  Manifest manifest(
      String stage, Path pairFolder, Path base, Path out, PairData set, Object config) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("pairs", pairs);
    counts.put("too-long", tooLong);
    counts.put("held-out", heldOut);
    counts.put("steps", training.steps());
    counts.put("tokens", training.tokens());
    return Manifest.of(
        stage,
        Map.of("rlhf", Manifest.relative(out, pairFolder), "base", Manifest.relative(out, base)),
        Trainee.settings(config),
        counts,
        Map.of("data", set.hashes(), "contributions", List.copyOf(set.contributions())));
  }

  String card(String title, String limits, Trainee trainee, PairData set, Object config) {
    StringBuilder data = new StringBuilder();
    set.hashes()
        .forEach(
            (file, hash) ->
                data.append("- ").append(file).append(", SHA-256 `").append(hash).append("`\n"));
    data.append("\nContributions: ").append(String.join(", ", set.contributions())).append('.');
    return new ModelCard(title, trainee.config(), trainee.parameters())
        .section("Data", data.toString())
        .section("Recipe", "```yaml\n" + Config.toYaml(config) + "```")
        .figures(training)
        .section("Held-out pairs", report.table())
        .section("What it is not", limits)
        .text();
  }
}
