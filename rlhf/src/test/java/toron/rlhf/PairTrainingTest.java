package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;

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
import toron.files.Config;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.moe.MoeInit;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.train.Metric;

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
}
