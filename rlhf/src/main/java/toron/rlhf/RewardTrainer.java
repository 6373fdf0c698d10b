package toron.rlhf;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.Json;
import toron.files.Progress;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;
import toron.moe.train.Bucketed;
import toron.moe.train.DryRun;
import toron.moe.train.Trainee;
import toron.moe.train.TrainingLoop;
import toron.moe.train.TrainingResult;
import toron.moe.train.TrainingSetup;

/**
 * {@code toron rlhf reward}: a model that gives an answer a number, higher for the answer that
 * people preferred. Written as transformers writes a model for sequence classification with one
 * label.
 */
public final class RewardTrainer {
  /** What the one number is called; a model with it is read where this one is. */
  static final String LABEL = "reward";

  private final RewardConfig config;
  private final Progress progress;

  public RewardTrainer(RewardConfig config, Progress progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * Trains, or goes on with a run that was stopped. The held-out scores are {@code accuracy},
   * {@code length_baseline} (the accuracy of taking the longer answer) and {@code reward_gap}.
   *
   * @param pairs the folder of {@code toron rlhf build}
   * @param base a model folder
   * @param out becomes the reward model's folder, with the run's metrics and checkpoints
   * @throws BadDataException when no pair can be trained on
   */
  public PairRun run(Path pairs, Path base, Path out) throws IOException {
    PairData set = read(pairs, base);
    set.refused().orThrow();
    long seed = config.training().seed();
    try (Trainee trainee = Trainee.load(base, config.training(), config.lora())) {
      NDArray score = head(trainee.parameters(), trainee.config().hidden(), seed);
      Map<String, NDArray> trained = trainee.trained();
      trained.remove(Parameters.HEAD);
      trained.put(Parameters.SCORE, score);
      Scoring scoring = new Scoring(trainee.decoder(), score);
      TrainingSetup<List<PairTokens>> setup =
          new TrainingSetup<>(
              "rlhf reward",
              trained,
              trainee.config().top(),
              new RewardObjective(scoring, config.center()),
              new Bucketed<>(set.train(), PairTokens::length, config.pairs(), seed),
              Bucketed.inOrder(set.heldOut(), config.pairs()),
              config.training(),
              set.hashes() + Config.toYaml(config) + Trainee.hash(base));
      TrainingResult training = new TrainingLoop<>(setup, progress).run(out);
      List<Judged> judged =
          scoring.of(set.heldOut()).stream().map(Scoring.Rewards::judged).toList();
      PairRun run = PairRun.of(training, set, judged);
      String limits =
          "Its number says which of two answers the people in these data preferred, not which is"
              + " true. It is read off the answer's last"
              + " word: leave the template's end mark away. Compare its accuracy with the length baseline.";
      String card = run.card("A reward model for debate", limits, trainee, set, config);
      trainee.save(out, score, LABEL, card);
      Json.write(out.resolve(PairRun.REPORT), run.report());
      run.manifest("rlhf reward", pairs, base, out, set, config).write(out);
      return run;
    }
  }

  /** Looks at the pairs, the model and the memory that a run would take, and writes nothing. */
  public DryRun check(Path pairs, Path base) throws IOException {
    return DryRun.of(
        "rlhf reward",
        base,
        config.lora(),
        config.training(),
        read(pairs, base).described(config.sequence(), config.pairs()));
  }

  private PairData read(Path pairs, Path base) throws IOException {
    return PairData.read(pairs, base, config.sequence(), config.heldOutPairs(), ReadAt.ANSWER);
  }

  /** Small and random, as a new head is in transformers. */
  private static NDArray head(Parameters owner, int hidden, long seed) {
    Random random = new Random(seed);
    float[] values = new float[hidden];
    for (int i = 0; i < hidden; i++) {
      values[i] = (float) (0.02 * random.nextGaussian());
    }
    return Tensors.of(owner.manager(), values, 1, hidden);
  }
}
