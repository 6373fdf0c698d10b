package toron.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toron.report.RunSummary.Answer;
import toron.report.RunSummary.Comparison;
import toron.report.RunSummary.Generation;
import toron.report.RunSummary.Grounding;
import toron.report.RunSummary.Link;
import toron.report.RunSummary.Stage;
import toron.report.RunSummary.Training;

/** A run with everything in it, made from a seed. */
final class Runs {
  private Runs() {}

  static RunSummary demo() {
    return new RunSummary(
        "data-samples",
        "0.1.0",
        List.of(
            new Stage("ingest", 10, "files", 9, "documents", Map.of("encrypted", 1L), Map.of()),
            new Stage("structure", 9, "documents", 8, "debates", Map.of("no-debate", 1L), Map.of()),
            new Stage("corpus", 8, "debates", 7, "debates", Map.of("no-consent", 1L), Map.of()),
            new Stage(
                "sft build",
                7,
                "debates",
                143,
                "rows",
                drops(),
                Map.of("rebuttal", 80L, "judge", 63L)),
            new Stage(
                "rlhf build",
                7,
                "debates",
                96,
                "pairs",
                Map.of(),
                Map.of("faithfulness", 60L, "decision", 36L))),
        List.of(
            new Training("sft train", series(200, 2.6)),
            new Training("rlhf reward", series(60, 0.7))),
        List.of(
            new Comparison("loss", "sft train", 2.61, 1.94, "lower", null, 31),
            new Comparison("accuracy", "rlhf reward", 0.5, 0.71, "higher", 0.5, 24),
            new Comparison("accuracy", "rlhf dpo", 0.71, 0.66, "higher", 0.5, 24),
            new Comparison("margin", "rlhf dpo", null, 0.2, "higher", null, 24)),
        List.of(
            new Grounding("base", 60, Map.of("number", 21L, "name", 9L, "citation", 4L)),
            new Grounding("sft", 58, Map.of("number", 8L, "name", 5L, "citation", 2L)),
            new Grounding("dpo", 0, Map.of())),
        List.of(
            new Generation(
                "rebuttal",
                "ja",
                "次の議論に反駁してください。\n「外部の指導者は六割しか集まりません。」",
                List.of(
                    new Answer("base", "部活動は、その部活動の、部活動である。", List.of()),
                    new Answer(
                        "sft", "その資料は三市だけのものです。全国では九割が集まっています。", List.of(new int[] {15, 21})))),
            new Generation(
                "judge",
                "en",
                "Who won, and why?",
                List.of(
                    new Answer("base", "The", List.of()),
                    new Answer("sft", "The negative.", List.of())))),
        List.of(new Link("finals/2023.pdf", "pages/d-1.html")));
  }

  private static Map<String, Long> drops() {
    Map<String, Long> drops = new LinkedHashMap<>();
    drops.put("unsupported-claim", 12L);
    drops.put("<script>", 3L);
    drops.put("too-short", 0L);
    return drops;
  }

  static Map<String, Double> seconds() {
    return Map.of("ingest", 11.2, "structure", 0.9, "sft build", 3.4, "sft train", 74.0);
  }

  /** Curves such as a training writes: a noisy falling loss, four routers of four experts. */
  private static Map<String, List<double[]>> series(int steps, double start) {
    Random dice = new Random(7);
    Map<String, List<double[]>> series = new LinkedHashMap<>();
    for (int step = 1; step <= steps; step++) {
      double loss = start * (0.6 + 0.4 * Math.exp(-step / 40.0)) + dice.nextGaussian() * 0.05;
      add(series, "train/loss", step, loss);
      add(series, "train/learning_rate", step, 3e-4 * Math.sin(Math.PI * step / steps));
      add(series, "train/tokens", step, step * 512);
      if (step % 25 == 0) {
        add(series, "held-out/loss", step, loss + 0.12);
        add(series, "held-out/scores.accuracy", step, 0.5 + 0.2 * step / steps);
      }
      for (int layer = 0; layer < 2; layer++) {
        double tilt = 0.12 * Math.exp(-step / 50.0) + dice.nextDouble() * 0.04;
        add(series, "train/layers." + layer + ".load.0", step, 0.25 + tilt);
        add(series, "train/layers." + layer + ".load.1", step, 0.25 - tilt);
        add(series, "train/layers." + layer + ".load.2", step, 0.25 + tilt / 3);
        add(series, "train/layers." + layer + ".load.3", step, 0.25 - tilt / 3);
        add(series, "train/layers." + layer + ".entropy", step, 0.9 - tilt / 2 - layer * 0.05);
      }
    }
    return series;
  }

  private static void add(Map<String, List<double[]>> all, String name, double step, double value) {
    all.computeIfAbsent(name, key -> new ArrayList<>()).add(new double[] {step, value});
  }
}
