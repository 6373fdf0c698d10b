package toron.rlhf;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.Json;
import toron.files.Progress;
import toron.moe.model.Decoder;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Tensors;
import toron.moe.train.Bucketed;
import toron.moe.train.CausalLm;
import toron.moe.train.DryRun;
import toron.moe.train.Tokens;
import toron.moe.train.Trainee;
import toron.moe.train.TrainingLoop;
import toron.moe.train.TrainingResult;
import toron.moe.train.TrainingSetup;

/**
 * {@code toron rlhf dpo}: moves a model towards the preferred answers and away from the others,
 * held to the model that it started as.
 */
public final class DpoTrainer {
  private final DpoConfig config;
  private final Progress progress;

  public DpoTrainer(DpoConfig config, Progress progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * Trains, or goes on with a run that was stopped. The held-out scores are {@code accuracy} (the
   * preferred answer gained more probability than the other), {@code margin} and {@code
   * chosen_reward}.
   *
   * @param pairs the folder of {@code toron rlhf build}
   * @param base the model folder to start from, which is the reference too
   * @param out becomes a model folder, with the run's metrics and checkpoints
   * @throws BadDataException when no pair can be trained on
   */
  public PairRun run(Path pairs, Path base, Path out) throws IOException {
    PairData set = read(pairs, base);
    set.refused().orThrow();
    long seed = config.training().seed();
    try (Trainee trainee = Trainee.load(base, config.training(), config.lora())) {
      List<DpoObjective.Referenced> train;
      List<DpoObjective.Referenced> heldOut;
      try (Decoder reference = trainee.untrained()) {
        train = referenced(reference, set.train());
        heldOut = referenced(reference, set.heldOut());
      }
      DpoObjective objective = new DpoObjective(trainee.decoder(), config);
      TrainingSetup<List<DpoObjective.Referenced>> setup =
          new TrainingSetup<>(
              "rlhf dpo",
              trainee.trained(),
              trainee.config().top(),
              objective,
              new Bucketed<>(train, one -> one.pair().length(), config.pairs(), seed),
              Bucketed.inOrder(heldOut, config.pairs()),
              config.training(),
              set.hashes() + Config.toYaml(config) + Trainee.hash(base));
      TrainingResult training = new TrainingLoop<>(setup, progress).run(out);
      PairRun run = PairRun.of(training, set, objective.judge(heldOut));
      String limits =
          "What it says may be false. Numbers, names and citations need checking against their"
              + " sources.";
      trainee.save(out, run.card("A debater, tuned on preferences", limits, trainee, set, config));
      Json.write(out.resolve(PairRun.REPORT), run.report());
      run.manifest("rlhf dpo", pairs, base, out, set, config).write(out);
      return run;
    }
  }

  /** Looks at the pairs, the model and the memory that a run would take, and writes nothing. */
  public DryRun check(Path pairs, Path base) throws IOException {
    return DryRun.of(
        "rlhf dpo",
        base,
        config.lora(),
        config.training(),
        read(pairs, base).described(config.sequence(), config.pairs()));
  }

  private PairData read(Path pairs, Path base) throws IOException {
    return PairData.read(pairs, base, config.sequence(), config.heldOutPairs(), ReadAt.END);
  }

  /** What the untrained model says of each answer, worked out once. */
  private List<DpoObjective.Referenced> referenced(Decoder decoder, List<PairTokens> pairs) {
    boolean average = config.loss() == DpoConfig.Loss.IPO;
    progress.begin("reference", pairs.size(), "pairs");
    List<DpoObjective.Referenced> referenced = new ArrayList<>();
    for (PairTokens pair : pairs) {
      try (NDManager manager = Tensors.manager()) {
        Tokens tokens = PairBatch.tokens(List.of(pair));
        float[] both =
            Gradients.unrecorded(
                () ->
                    DpoObjective.answers(
                            manager,
                            decoder,
                            CausalLm.run(manager, decoder, tokens),
                            tokens,
                            average)
                        .toFloatArray());
        referenced.add(new DpoObjective.Referenced(pair, both[0], both[1]));
      }
      progress.advance(1, "");
    }
    progress.end(pairs.size() + " pairs");
    return referenced;
  }
}
