package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.files.Progress;
import toron.moe.train.Metric;
import toron.moe.train.NothingToTrainException;
import toron.moe.train.TrainingResult;
import toron.report.Curves;
import toron.report.RunSummary.Comparison;
import toron.report.RunSummary.Stage;
import toron.report.RunSummary.Training;
import toron.rlhf.DpoConfig;
import toron.rlhf.DpoTrainer;
import toron.rlhf.PairRun;
import toron.rlhf.RewardConfig;
import toron.rlhf.RewardTrainer;
import toron.sft.SftConfig;
import toron.sft.SftTrainer;

/**
 * The trainings at the end of the line. A training without a row to learn from is a stage that made
 * nothing, not the end of the run: few debates may all have gone to the held-out splits.
 */
final class LineTraining {
  private final Path out;
  private final List<Stage> stages;
  private final Map<String, Double> seconds;
  private final Progress progress;
  private final List<Training> trainings = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private @Nullable LineModels models;

  /**
   * @param stages what each training did is added here
   * @param seconds how long each took, likewise
   */
  LineTraining(Path out, List<Stage> stages, Map<String, Double> seconds, Progress progress) {
    this.out = out;
    this.stages = stages;
    this.seconds = seconds;
    this.progress = progress;
  }

  /** A step with a name; how long it took is kept. */
  interface Step<T> {
    T run() throws IOException;
  }

  static <T> T timed(Map<String, Double> seconds, String name, Step<T> step) throws IOException {
    long begun = System.nanoTime();
    T result = step.run();
    seconds.put(name, (System.nanoTime() - begun) / 1e9);
    return result;
  }

  List<Training> trainings() {
    return trainings;
  }

  List<Comparison> comparisons() {
    return comparisons;
  }

  /** What the models wrote, or null before {@link #run}. */
  @Nullable LineModels models() {
    return models;
  }

  /**
   * Fine-tunes, then trains a reward model and a policy from the result.
   *
   * @param from the base model
   * @param rows conversations of all splits
   * @param pairs pairs of all splits
   */
  void run(Path from, long rows, long pairs) throws IOException {
    LineModels asked = LineModels.over(out.resolve("sft"), out.resolve("corpus"), from, progress);
    models = asked;
    ask(asked, "base", from);
    Path sft = out.resolve("models/sft");
    Path policy = from;
    if (fineTuned(from, sft, rows)) {
      ask(asked, "sft", sft);
      policy = sft;
    }
    if (pairs == 0) {
      return;
    }
    Path start = policy;
    Path reward = out.resolve("models/reward");
    paired(
        "rlhf reward",
        pairs,
        reward,
        () ->
            new RewardTrainer(RewardConfig.defaults(), progress)
                .run(out.resolve("rlhf"), start, reward));
    Path dpo = out.resolve("models/dpo");
    boolean preferred =
        paired(
            "rlhf dpo",
            pairs,
            dpo,
            () ->
                new DpoTrainer(DpoConfig.defaults(), progress)
                    .run(out.resolve("rlhf"), start, dpo));
    if (preferred) {
      ask(asked, "dpo", dpo);
    }
  }

  private void ask(LineModels asked, String name, Path model) throws IOException {
    timed(
        seconds,
        "generate " + name,
        () -> {
          asked.ask(name, model);
          return true;
        });
  }

  private boolean fineTuned(Path from, Path sft, long rows) throws IOException {
    String name = "sft train";
    String unit = "conversations";
    try {
      SftTrainer.Result tuned =
          timed(
              seconds,
              name,
              () ->
                  new SftTrainer(SftConfig.defaults(), progress)
                      .run(out.resolve("sft"), from, sft));
      trained(name, unit, tuned.rows(), tuned.tooLong(), sft, tuned.training());
      compare("held-out loss", name, tuned.training(), null, "lower", tuned.heldOut());
      return true;
    } catch (NothingToTrainException e) {
      untrained(name, unit, rows, e.tooLong());
      return false;
    }
  }

  private boolean paired(String name, long pairs, Path model, Step<PairRun> training)
      throws IOException {
    try {
      PairRun run = timed(seconds, name, training);
      trained(name, "pairs", run.pairs(), run.tooLong(), model, run.training());
      compare("pairwise accuracy", name, run.training(), "accuracy", "higher", run.heldOut());
      return true;
    } catch (NothingToTrainException e) {
      untrained(name, "pairs", pairs, e.tooLong());
      return false;
    }
  }

  private void untrained(String name, String unit, long rows, long tooLong) {
    Map<String, Long> drops = new LinkedHashMap<>();
    drops.put("held-out", rows - tooLong);
    drops.put("too-long", tooLong);
    drops.values().removeIf(count -> count == 0);
    stages.add(new Stage(name, rows, unit, 0, unit, drops, Map.of()));
  }

  private void trained(
      String name, String unit, long rows, long tooLong, Path folder, TrainingResult result)
      throws IOException {
    Map<String, Long> drops = tooLong == 0 ? Map.of() : Map.of("too-long", tooLong);
    stages.add(
        new Stage(
            name,
            rows + tooLong,
            unit,
            rows,
            unit,
            drops,
            Map.of("steps", result.steps(), "tokens", result.tokens())));
    trainings.add(new Training(name, Curves.read(folder.resolve("metrics.jsonl"))));
  }

  /**
   * @param score a score of the objective, or null for its loss
   */
  private void compare(
      String measure,
      String training,
      TrainingResult result,
      @Nullable String score,
      String better,
      long items) {
    Double baseline = null;
    if (score != null && result.after() != null) {
      baseline = result.after().scores().get("length_baseline");
    }
    comparisons.add(
        new Comparison(
            measure,
            training,
            value(result.before(), score),
            value(result.after(), score),
            better,
            baseline,
            items));
  }

  private static @Nullable Double value(@Nullable Metric metric, @Nullable String score) {
    if (metric == null) {
      return null;
    }
    return score == null ? Double.valueOf(metric.loss()) : metric.scores().get(score);
  }
}
