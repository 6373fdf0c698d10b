package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.Message;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.moe.Merge;
import toron.moe.MoeInit;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.checkpoint.PeftAdapter;
import toron.moe.model.Lora;
import toron.moe.model.Parameters;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.tokenizer.Tokenizer;
import toron.moe.train.DryRun;
import toron.moe.train.Metric;
import toron.moe.train.Sequence;

/** A preference that a small model can learn: the answer that says yes. */
final class PairTrainingTest {
  private static final String SETTINGS =
      "sequence: 128\npairs: 4\ntraining:\n  steps: 40\n  learning_rate: 0.01\n";

  @TempDir private Path temp;
  private Path base;
  private Path pairs;

  @BeforeEach
  void prepare() throws IOException {
    base = temp.resolve("base");
    new MoeInit(new MoeInit.Options(280, 16, 2, 2, 1, 16, 4, 2, 256, 3))
        .run(Stream.of("Is it 1? Yes. Is it 2? No."), base);
    pairs = temp.resolve("pairs");
    JsonLines.writeAll(pairs.resolve("train.jsonl"), pairs(0, 24));
    JsonLines.writeAll(pairs.resolve("validation.jsonl"), pairs(50, 58));
  }

  private static List<PreferencePair> pairs(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                new PreferencePair(
                    "p" + i,
                    List.of(Message.user("Is it " + i + "?")),
                    List.of(Message.assistant("Yes.")),
                    List.of(Message.assistant("No...")),
                    1,
                    1,
                    0,
                    null,
                    null,
                    "decision",
                    null,
                    "en",
                    List.of("ours"),
                    List.of()))
        .toList();
  }

  private Path settings(String more) throws IOException {
    return Files.writeString(temp.resolve("settings.yaml"), SETTINGS + more);
  }

  @Test
  void rewardRanksHeldOutPairsWhereLengthSaysTheOpposite() throws IOException {
    RewardConfig config = Config.over(RewardConfig.defaults(), settings(""));
    Path out = temp.resolve("reward");
    PairRun run = new RewardTrainer(config, Progress.NONE).run(pairs, base, out);
    Metric after = Objects.requireNonNull(run.training().after());
    assertThat(after.scores()).containsEntry("accuracy", 1.0).containsEntry("length_baseline", 0.0);
    assertThat(after.scores().get("reward_gap")).isGreaterThan(0.5);
    assertThat(out.resolve("config.json")).content().contains("MixtralForSequenceClassification");
    assertThat(run.heldOut()).isEqualTo(8);
  }

  @Test
  void aRewardIsReadOffTheAnswersLastWord() throws IOException {
    try (ChatEncoder chats = ChatEncoder.load(base)) {
      PreferencePair pair = pairs(1, 2).get(0);
      Sequence words = PairTokens.of(pair, chats, ReadAt.ANSWER).chosen();
      Sequence whole = PairTokens.of(pair, chats, ReadAt.END).chosen();
      assertThat(whole.ids()).startsWith(words.ids()).hasSizeGreaterThan(words.length());
      try (Tokenizer tokenizer = Tokenizer.load(base)) {
        assertThat(tokenizer.decode(words.ids())).endsWith("Yes.");
        assertThat(tokenizer.decode(whole.ids())).doesNotEndWith("Yes.");
      }
    }
  }

  @Test
  void aRewardModelFromElsewhereIsReadAtTheEnd() throws IOException {
    RewardConfig config = Config.over(RewardConfig.defaults(), settings(""));
    Path out = temp.resolve("reward");
    new RewardTrainer(config, Progress.NONE).run(pairs, base, out);
    List<RewardModel.Scored> own = scored(out);
    Path file = out.resolve("config.json");
    Files.writeString(file, Files.readString(file).replace("\"reward\"", "\"LABEL_0\""));
    assertThat(scored(out)).hasSameSizeAs(own).isNotEqualTo(own);
  }

  private List<RewardModel.Scored> scored(Path folder) throws IOException {
    try (RewardModel model = RewardModel.load(folder)) {
      return model.score(pairs.resolve("validation.jsonl")).rows();
    }
  }

  @Test
  void dpoStartsAtTheReferenceAndWidensTheMargin() throws IOException {
    for (String loss : List.of("sigmoid", "ipo")) {
      DpoConfig config = Config.over(DpoConfig.defaults(), settings("loss: " + loss + "\n"));
      Path out = temp.resolve(loss);
      PairRun run = new DpoTrainer(config, Progress.NONE).run(pairs, base, out);
      Metric before = Objects.requireNonNull(run.training().before());
      Metric after = Objects.requireNonNull(run.training().after());
      assertThat(before.scores().get("margin")).isBetween(-1e-4, 1e-4);
      assertThat(after.scores()).containsEntry("accuracy", 1.0);
      assertThat(after.loss()).isLessThan(before.loss());
      try (HfCheckpoint written = HfCheckpoint.load(out)) {
        assertThat(written.parameters().has("score.weight")).isFalse();
      }
    }
  }

  /** Ends a run from outside after so many steps, as a kill would. */
  private static final class Killer implements Progress {
    private boolean training;
    private long left;

    Killer(long steps) {
      left = steps;
    }

    @Override
    public void begin(String stage, long total, String unit) {
      training = unit.equals("steps");
    }

    @Override
    public void advance(long by, String item) {
      if (training) {
        left -= by;
        if (left == 0) {
          throw new IllegalStateException("killed");
        }
      }
    }

    @Override
    public void end(String summary) {}
  }

  private static final String ADAPTERS =
      """
      lora:
        rank: 4
        alpha: 8
        targets: [attention, experts, router]
      """;

  @Test
  void adaptersLearnAreResumedToTheBitAndFoldIntoAModelThatScoresTheSame() throws IOException {
    RewardConfig config = Config.over(RewardConfig.defaults(), settings(ADAPTERS));
    Path whole = temp.resolve("whole");
    PairRun run = new RewardTrainer(config, Progress.NONE).run(pairs, base, whole);
    assertThat(run.report().all().accuracy()).isEqualTo(1);
    assertThat(run.report().signals()).containsOnlyKeys("decision");
    Path killed = temp.resolve("killed");
    for (long steps : new long[] {22, 9}) {
      assertThatThrownBy(
              () -> new RewardTrainer(config, new Killer(steps)).run(pairs, base, killed))
          .hasMessage("killed");
    }
    new RewardTrainer(config, Progress.NONE).run(pairs, base, killed);
    for (String file : List.of("adapter_model.safetensors", "metrics.jsonl", "evaluation.json")) {
      assertThat(killed.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    assertThat(whole.resolve("model.safetensors")).doesNotExist();
    assertThat(whole.resolve("adapter_config.json")).content().contains("SEQ_CLS", "\"score\"");
    Path merged = temp.resolve("merged");
    Merge.run(base, whole, merged);
    try (RewardModel model = RewardModel.load(merged)) {
      RewardModel.Scores scores = model.score(pairs.resolve("validation.jsonl"));
      assertThat(scores.report().all().margin())
          .isCloseTo(run.report().all().margin(), within(1e-3));
    }
  }

  @Test
  void dposReferenceIsTheModelWithoutItsAdapters() throws IOException {
    DpoConfig config = Config.over(DpoConfig.defaults(), settings(ADAPTERS));
    Path out = temp.resolve("dpo");
    PairRun run = new DpoTrainer(config, Progress.NONE).run(pairs, base, out);
    Metric before = Objects.requireNonNull(run.training().before());
    assertThat(before.scores()).containsEntry("margin", 0.0);
    assertThat(run.report().all().accuracy()).isEqualTo(1);
    try (Parameters untouched = HfCheckpoint.load(base).parameters();
        Lora lora = PeftAdapter.load(out, HfCheckpoint.config(base))) {
      assertThat(lora.parameters().names()).noneMatch(untouched::has);
      assertThat(lora.modules()).contains("q_proj", "gate", "w1");
    }
  }

  @Test
  void aRewardModelIsReadBackAndGivesItsOwnFigures() throws IOException {
    RewardConfig config = Config.over(RewardConfig.defaults(), settings(""));
    Path out = temp.resolve("reward");
    new RewardTrainer(config, Progress.NONE).run(pairs, base, out);
    try (RewardModel model = RewardModel.load(out)) {
      RewardModel.Scores scores = model.score(pairs.resolve("validation.jsonl"));
      assertThat(scores.rows()).hasSize(8).allMatch(one -> one.chosen() > one.rejected());
      assertThat(scores.report().all().accuracy()).isEqualTo(1);
    }
    assertThatThrownBy(() -> RewardModel.load(base))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("no reward model");
    assertThatThrownBy(() -> new RewardTrainer(config, Progress.NONE).run(pairs, out, temp))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("predicts no tokens");
  }

  @Test
  void aDryRunListsWhatCannotBeLearntAndWritesNothing() throws IOException {
    List<PreferencePair> some = new java.util.ArrayList<>(pairs(0, 6));
    PreferencePair one = some.get(2);
    some.set(
        2,
        new PreferencePair(
            "empty",
            one.prompt(),
            List.of(),
            one.rejected(),
            1,
            1,
            0,
            null,
            null,
            "decision",
            null,
            "en",
            List.of(),
            List.of()));
    JsonLines.writeAll(pairs.resolve("train.jsonl"), some);
    RewardConfig config = Config.over(RewardConfig.defaults(), settings(""));
    RewardTrainer trainer = new RewardTrainer(config, Progress.NONE);
    DryRun check = trainer.check(pairs, base);
    assertThat(check.problems()).singleElement().asString().contains("pair empty", "nothing");
    assertThat(check.data()).containsEntry("pairs", 5L).containsEntry("held out", 8L);
    assertThat(check.steps()).isEqualTo(40);
    assertThat(check.trained()).isEqualTo(check.parameters());
    assertThat(check.memory().fits()).isTrue();
    Path out = temp.resolve("out");
    assertThatThrownBy(() -> trainer.run(pairs, base, out))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("pair empty");
    assertThat(out).doesNotExist();
  }
}
