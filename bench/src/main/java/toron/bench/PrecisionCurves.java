package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toron.files.Config;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.moe.train.Metric;
import toron.sft.SftConfig;
import toron.sft.SftTrainer;

/**
 * Whether bfloat16 learns as float32 does: {@code sft train} with the same seed and data in both,
 * and in float32 once more with another seed, which is the measure of what chance does. Arguments:
 * rows, model, steps.
 */
public final class PrecisionCurves {
  private PrecisionCurves() {}

  public static void main(String[] args) throws IOException {
    Path rows = Path.of(args[0]);
    Path model = Path.of(args[1]);
    int steps = Integer.parseInt(args[2]);
    Curve exact = curve(rows, model, steps, "float32", 17);
    Curve half = curve(rows, model, steps, "bfloat16", 17);
    Curve other = curve(rows, model, steps, "float32", 18);
    System.out.println("| steps | float32 | bfloat16 | mean difference | largest of a step |");
    System.out.println("|---|---|---|---|---|");
    int tenth = Math.max(1, steps / 10);
    for (int from = 0; from + tenth <= steps; from += tenth) {
      row(from, from + tenth, exact, half);
    }
    row(0, steps, exact, half);
    System.out.println();
    System.out.println("| held-out loss | before | after |");
    System.out.println("|---|---|---|");
    held("float32", exact);
    held("bfloat16", half);
    held("float32, another seed", other);
  }

  /** Losses of the steps, and of the held-out rows before and after. */
  private record Curve(List<Double> train, double before, double after) {}

  private static Curve curve(Path rows, Path model, int steps, String precision, int seed)
      throws IOException {
    Path folder = Files.createTempDirectory("precision");
    try {
      Path settings =
          Files.writeString(
              folder.resolve("settings.yaml"),
              String.format(
                  Locale.ROOT,
                  "held_out_rows: 200%ntraining: {steps: %d, seed: %d, precision: %s,"
                      + " evaluate_every: 0, checkpoint_every: 0}%n",
                  steps,
                  seed,
                  precision));
      Path out = folder.resolve("out");
      new SftTrainer(Config.over(SftConfig.defaults(), settings), Progress.NONE)
          .run(rows, model, out);
      List<Double> train = new ArrayList<>();
      List<Double> held = new ArrayList<>();
      for (Metric metric : JsonLines.readAll(out.resolve("metrics.jsonl"), Metric.class)) {
        (metric.kind().equals(Metric.TRAIN) ? train : held).add(metric.loss());
      }
      return new Curve(train, held.get(0), held.get(held.size() - 1));
    } finally {
      Rss.delete(folder);
    }
  }

  private static void row(int from, int to, Curve exact, Curve half) {
    double a = 0;
    double b = 0;
    double apart = 0;
    double most = 0;
    for (int i = from; i < to; i++) {
      a += exact.train.get(i);
      b += half.train.get(i);
      double difference = Math.abs(exact.train.get(i) - half.train.get(i));
      apart += difference;
      most = Math.max(most, difference);
    }
    int n = to - from;
    System.out.printf(
        Locale.ROOT,
        "| %d to %d | %.4f | %.4f | %.4f | %.4f |%n",
        from + 1,
        to,
        a / n,
        b / n,
        apart / n,
        most);
  }

  private static void held(String name, Curve curve) {
    System.out.printf(Locale.ROOT, "| %s | %.4f | %.4f |%n", name, curve.before, curve.after);
  }
}
