package toron.rlhf;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.Progress;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.train.Bucketed;
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
  /** The scalar head's name in transformers' layout. */
  static final String SCORE = "score.weight";

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
    PairTokens.Set set;
    try (ChatEncoder chats = ChatEncoder.load(base)) {
      set = PairTokens.Set.read(pairs, chats, config.sequence(), config.heldOutPairs());
    }
    long seed = config.training().seed();
    try (Trainee trainee = Trainee.load(base, config.training())) {
      NDArray score = head(trainee.parameters(), trainee.config().hidden(), seed);
      Map<String, NDArray> trained = new LinkedHashMap<>(trainee.all());
      trained.remove(Parameters.HEAD);
      trained.put(SCORE, score);
      TrainingSetup<List<PairTokens>> setup =
          new TrainingSetup<>(
              "rlhf reward",
              trained,
              trainee.config().top(),
              new RewardObjective(trainee.decoder(), score, config.center()),
              new Bucketed<>(set.train(), PairTokens::length, config.pairs(), seed),
              Bucketed.inOrder(set.heldOut(), config.pairs()),
              config.training(),
              set.hashes() + Config.toYaml(config) + Trainee.hash(base));
      TrainingResult training = new TrainingLoop<>(setup, progress).run(out);
      PairRun run = PairRun.of(training, set);
      String limits =
          "Its number says which of two answers the people in these data preferred, not which is"
              + " true. Compare its accuracy with the length baseline.";
      trainee.save(
          out,
          classifier(trainee.config(), out),
          new Parameters(trainee.parameters().manager(), trained),
          run.card("A reward model for debate", limits, trainee, set, config));
      run.manifest("rlhf reward", pairs, base, out, set, config).write(out);
      return run;
    }
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

  private static ModelConfig classifier(ModelConfig base, Path out) {
    ObjectNode tree = base.source();
    String causal = tree.path("architectures").path(0).asText("MixtralForCausalLM");
    tree.putArray("architectures").add(causal.replace("ForCausalLM", "ForSequenceClassification"));
    tree.putObject("id2label").put("0", "reward");
    tree.putObject("label2id").put("reward", 0);
    return ModelConfig.of(out.resolve("config.json"), tree);
  }
}
