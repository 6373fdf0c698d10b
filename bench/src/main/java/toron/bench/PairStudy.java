package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import toron.files.Config;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.moe.train.Metric;
import toron.rlhf.DpoConfig;
import toron.rlhf.DpoTrainer;
import toron.rlhf.PairReport;
import toron.rlhf.PairRun;
import toron.rlhf.PreferencePair;
import toron.rlhf.RewardConfig;
import toron.rlhf.RewardModel;
import toron.rlhf.RewardTrainer;

/**
 * What {@code rlhf reward} and {@code rlhf dpo} learn, on the pairs of both held-out splits, over
 * seeds, beside taking the longer answer. Arguments: {@code reward}, {@code dpo} or {@code fit}
 * (which trains on a few pairs and measures the same); pairs, model, settings or {@code -}, a
 * folder for the runs, in which a run that was stopped goes on, and seeds.
 */
public final class PairStudy {
  private static final int FEW = 64;
  private final String way;
  private final Path model;
  private final String settings;

  private PairStudy(String way, Path model, String settings) {
    this.way = way;
    this.model = model;
    this.settings = settings;
  }

  public static void main(String[] args) throws IOException {
    String settings = args[3].equals("-") ? "" : Files.readString(Path.of(args[3]));
    PairStudy study = new PairStudy(args[0], Path.of(args[2]), settings);
    Path runs = Path.of(args[4]);
    Path data = data(Path.of(args[1]), args[0].equals("fit"), runs.resolve("pairs-" + args[0]));
    System.out.println(
        "| seed | pairs | longer | accuracy before | after | margin | log loss | calibration"
            + " error |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    Map<String, double[]> kinds = new TreeMap<>();
    List<Double> accuracies = new ArrayList<>();
    for (String seed : Arrays.asList(args).subList(5, args.length)) {
      Path out = runs.resolve(args[0] + "-" + seed);
      PairRun run = study.run(data, out, seed);
      row(seed, run);
      accuracies.add(run.report().all().accuracy());
      if (!args[0].equals("dpo")) {
        kinds(data, out, kinds);
      }
    }
    double mean = accuracies.stream().mapToDouble(d -> d).average().orElse(0);
    System.out.printf(
        Locale.ROOT,
        "%naccuracy %.3f over the seeds, from %.3f to %.3f%n%n",
        mean,
        Collections.min(accuracies),
        Collections.max(accuracies));
    kinds.forEach(
        (kind, sum) ->
            System.out.printf(
                Locale.ROOT, "| %s | %.0f | %.3f |%n", kind, sum[1], sum[0] / sum[1]));
  }

  /** The training pairs, and both held-out splits as one; or a few pairs as both. */
  private static Path data(Path pairs, boolean few, Path folder) throws IOException {
    List<PreferencePair> train =
        new ArrayList<>(JsonLines.readAll(pairs.resolve("train.jsonl"), PreferencePair.class));
    if (few) {
      Collections.shuffle(train, new Random(1));
      train = train.subList(0, Math.min(FEW, train.size()));
    }
    JsonLines.writeAll(folder.resolve("train.jsonl"), train);
    JsonLines.writeAll(folder.resolve("validation.jsonl"), few ? train : PairTells.heldOut(pairs));
    return folder;
  }

  private PairRun run(Path data, Path out, String seed) throws IOException {
    Path file = Files.createTempFile("study", ".yaml");
    try {
      Files.writeString(file, "held_out_pairs: 100000\ntraining: {seed: " + seed + "}\n");
      if (way.equals("dpo")) {
        DpoConfig config = Config.over(over(DpoConfig.defaults(), DpoConfig.class), file);
        return new DpoTrainer(config, Progress.NONE).run(data, model, out);
      }
      RewardConfig config = Config.over(over(RewardConfig.defaults(), RewardConfig.class), file);
      return new RewardTrainer(config, Progress.NONE).run(data, model, out);
    } finally {
      Files.delete(file);
    }
  }

  private <T> T over(T defaults, Class<T> type) throws IOException {
    if (settings.isBlank()) {
      return defaults;
    }
    Path file = Files.createTempFile("study", ".yaml");
    try {
      return type.cast(Config.over(defaults, Files.writeString(file, settings)));
    } finally {
      Files.delete(file);
    }
  }

  private static void row(String seed, PairRun run) {
    PairReport.Group all = run.report().all();
    Metric before = run.training().before();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
        seed,
        all.pairs(),
        all.lengthBaseline(),
        before == null ? Double.NaN : before.scores().getOrDefault("accuracy", Double.NaN),
        all.accuracy(),
        all.margin(),
        all.logLoss(),
        all.calibrationError());
  }

  /** Adds what a reward model gets right, by what was altered. */
  private static void kinds(Path data, Path folder, Map<String, double[]> kinds)
      throws IOException {
    Path held = data.resolve("validation.jsonl");
    Map<String, PreferencePair> pairs = new HashMap<>();
    JsonLines.readAll(held, PreferencePair.class).forEach(pair -> pairs.put(pair.id(), pair));
    try (RewardModel reward = RewardModel.load(folder)) {
      for (RewardModel.Scored one : reward.score(held).rows()) {
        PreferencePair pair = pairs.get(one.id());
        if (pair != null) {
          double[] sum = kinds.computeIfAbsent(PairTells.kind(pair), kind -> new double[2]);
          sum[0] += PairTells.right(one.chosen(), one.rejected());
          sum[1]++;
        }
      }
    }
  }
}
