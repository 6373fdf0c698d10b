package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;
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
import toron.files.Config;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.moe.MoeInit;
import toron.moe.train.Metric;

/**
 * That the load-balancing loss is a part of what pairs are trained on. Both answers of a pair are
 * the same here, so the preference itself has no gradient: what arrives at the routers, which alone
 * are trained, is the balance's.
 */
final class RouterLossTest {
  @TempDir private Path temp;
  private Path base;
  private Path pairs;

  private interface Trainer {
    void run(Path settings, Path out) throws IOException;
  }

  @BeforeEach
  void prepare() throws IOException {
    base = temp.resolve("base");
    new MoeInit(new MoeInit.Options(280, 16, 2, 4, 2, 16, 4, 2, 256, 3))
        .run(Stream.of("Is it 1? Yes. Is it 2? No."), base);
    pairs = temp.resolve("pairs");
    JsonLines.writeAll(
        pairs.resolve("train.jsonl"), IntStream.range(0, 8).mapToObj(this::pair).toList());
  }

  private PreferencePair pair(int i) {
    List<Message> answer = List.of(Message.assistant("Yes, it is " + i * i + "."));
    return new PreferencePair(
        "p" + i,
        List.of(Message.user("Is it " + i + "?")),
        answer,
        answer,
        0,
        1,
        0,
        null,
        null,
        "decision",
        null,
        "en",
        List.of("ours"),
        List.of());
  }

  @Test
  void theRewardModelsRoutersFeelTheBalanceInProportionToItsWeight() throws IOException {
    assertProportional(
        "center: 0\n",
        (settings, out) ->
            new RewardTrainer(Config.over(RewardConfig.defaults(), settings), Progress.NONE)
                .run(pairs, base, out));
  }

  @Test
  void dposRoutersFeelTheBalanceInProportionToItsWeight() throws IOException {
    assertProportional(
        "",
        (settings, out) ->
            new DpoTrainer(Config.over(DpoConfig.defaults(), settings), Progress.NONE)
                .run(pairs, base, out));
  }

  private void assertProportional(String more, Trainer trainer) throws IOException {
    double none = norm(0, more, trainer);
    double once = norm(1, more, trainer);
    double twice = norm(2, more, trainer);
    assertThat(once).isGreaterThan(1e-3);
    assertThat(none).isLessThan(once / 1000);
    assertThat(twice / once).isCloseTo(2, within(1e-3));
  }

  /** The gradient's norm in the first step. */
  private double norm(int balance, String more, Trainer trainer) throws IOException {
    Path settings =
        Files.writeString(
            temp.resolve("settings.yaml"),
            "sequence: 128\npairs: 4\n"
                + more
                + "lora: {rank: 4, alpha: 8, targets: [router]}\n"
                + "training: {steps: 1, z_loss: 0, balance: "
                + balance
                + "}\n");
    Path out = temp.resolve("out" + balance);
    trainer.run(settings, out);
    Metric first =
        JsonLines.readAll(out.resolve("metrics.jsonl"), Metric.class).stream()
            .filter(metric -> metric.kind().equals(Metric.TRAIN))
            .findFirst()
            .orElseThrow();
    assertThat(first.balance()).isPositive();
    return Objects.requireNonNull(first.gradNorm());
  }
}
