package toron.sft;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.Message;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.moe.Merge;
import toron.moe.MoeInit;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.train.DryRun;
import toron.moe.train.Metric;

final class SftTrainerTest {
  @TempDir private Path temp;

  private static Conversation row(int number, Message... messages) {
    return new Conversation(
        "c" + number, List.of(messages), List.of(), 1, "answer", "en", List.of("ours"), List.of());
  }

  private static Conversation answer(int number) {
    return row(number, Message.user("Motion " + number + "?"), Message.assistant("We affirm it."));
  }

  private Path base() throws IOException {
    Path base = temp.resolve("base");
    new MoeInit(new MoeInit.Options(280, 16, 2, 2, 1, 16, 4, 2, 256, 3))
        .run(Stream.of("We affirm it. Motion 1? Motion 2?"), base);
    return base;
  }

  private SftConfig config(int sequence) throws IOException {
    Path file = temp.resolve("quick.yaml");
    Files.writeString(
        file,
        "sequence: "
            + sequence
            + "\nbatch_tokens: 256\ntraining:\n  steps: 25\n  learning_rate: 0.01\n");
    return Config.over(SftConfig.defaults(), file);
  }

  private Path rows(List<Conversation> train) throws IOException {
    Path rows = temp.resolve("rows");
    JsonLines.writeAll(rows.resolve("train.jsonl"), train);
    JsonLines.writeAll(
        rows.resolve("validation.jsonl"),
        IntStream.range(90, 94).mapToObj(SftTrainerTest::answer).toList());
    return rows;
  }

  @Test
  void learnsTheAssistantsAnswerAndWritesAModelFolder() throws IOException {
    Path rows = rows(IntStream.range(0, 20).mapToObj(SftTrainerTest::answer).toList());
    Path out = temp.resolve("out");
    SftTrainer.Result result = new SftTrainer(config(128), Progress.NONE).run(rows, base(), out);
    Metric before = Objects.requireNonNull(result.training().before());
    Metric after = Objects.requireNonNull(result.training().after());
    assertThat(before.loss()).isGreaterThan(4);
    assertThat(after.loss()).isLessThan(before.loss() / 2);
    assertThat(result.rows()).isEqualTo(20);
    try (HfCheckpoint written = HfCheckpoint.load(out)) {
      assertThat(written.config().experts()).isEqualTo(4);
    }
    assertThat(Manifest.of(out).counts()).containsEntry("rows", 20L).containsEntry("steps", 25L);
    assertThat(out.resolve("README.md")).content().contains("SHA-256", "Contributions: ours");
  }

  @Test
  void rowsThatTrainNothingAreRefused() throws IOException {
    Path rows = rows(List.of(row(1, Message.user("Motion?"))));
    SftTrainer trainer = new SftTrainer(config(128), Progress.NONE);
    assertThatThrownBy(() -> trainer.run(rows, base(), temp.resolve("out")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("row c1")
        .hasMessageContaining("nothing to train");
  }

  @Test
  void rowsTooLongAreCounted() throws IOException {
    Conversation longer =
        row(99, Message.user("x".repeat(300)), Message.assistant("We affirm it."));
    Path rows = rows(List.of(answer(1), longer));
    SftTrainer.Result result =
        new SftTrainer(config(128), Progress.NONE).run(rows, base(), temp.resolve("out"));
    assertThat(result.tooLong()).isEqualTo(1);
    Path alone = rows(List.of(longer));
    assertThatThrownBy(
            () -> new SftTrainer(config(128), Progress.NONE).run(alone, base(), temp.resolve("b")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("1 rows, all longer than 128 tokens");
  }

  @Test
  void adaptersLearnAndFoldIntoTheBase() throws IOException {
    Path rows = rows(IntStream.range(0, 20).mapToObj(SftTrainerTest::answer).toList());
    Path file = temp.resolve("lora.yaml");
    Files.writeString(
        file,
        """
        sequence: 128
        batch_tokens: 256
        lora:
          rank: 4
        training:
          steps: 40
          learning_rate: 0.03
        """);
    SftTrainer trainer = new SftTrainer(Config.over(SftConfig.defaults(), file), Progress.NONE);
    Path base = base();
    DryRun check = trainer.check(rows, base);
    assertThat(check.trained()).isLessThan(check.parameters());
    assertThat(check.data()).containsEntry("conversations", 20L).containsEntry("held out", 4L);
    assertThat(check.lengths().getOrDefault("longest", 0L)).isBetween(8L, 128L);
    Path out = temp.resolve("out");
    SftTrainer.Result result = trainer.run(rows, base, out);
    Metric before = Objects.requireNonNull(result.training().before());
    Metric after = Objects.requireNonNull(result.training().after());
    // The head of this base is random and stays so: there is little that adapters can reach.
    assertThat(after.loss()).isLessThan(before.loss() - 0.2);
    assertThat(out.resolve("adapter_model.safetensors")).exists();
    assertThat(out.resolve("model.safetensors")).doesNotExist();
    Path merged = temp.resolve("merged");
    assertThat(Merge.run(base, out, merged)).isGreaterThan(20);
    try (HfCheckpoint written = HfCheckpoint.load(merged)) {
      assertThat(written.sideFiles()).containsKey("tokenizer.json");
    }
  }

  /** With a weight so large, what arrives at the routers is the balance's alone. */
  @Test
  void theRoutersFeelTheBalanceInProportionToItsWeight() throws IOException {
    Path rows = rows(IntStream.range(0, 8).mapToObj(SftTrainerTest::answer).toList());
    double without = routerNorm(rows, 0);
    double once = routerNorm(rows, 1e6);
    double twice = routerNorm(rows, 2e6);
    assertThat(once).isGreaterThan(1000 * without);
    assertThat(twice / once).isCloseTo(2, within(1e-3));
  }

  /** The gradient's norm in the first step, where adapters of the routers alone are trained. */
  private double routerNorm(Path rows, double balance) throws IOException {
    Path file = temp.resolve("balance.yaml");
    Files.writeString(
        file,
        "sequence: 128\nbatch_tokens: 256\nlora: {rank: 4, targets: [router]}\n"
            + "training: {steps: 1, z_loss: 0, balance: "
            + balance
            + "}\n");
    Path out = temp.resolve("balance" + balance);
    new SftTrainer(Config.over(SftConfig.defaults(), file), Progress.NONE).run(rows, base(), out);
    return JsonLines.readAll(out.resolve("metrics.jsonl"), Metric.class).stream()
        .filter(metric -> metric.kind().equals(Metric.TRAIN))
        .mapToDouble(metric -> Objects.requireNonNull(metric.gradNorm()))
        .findFirst()
        .orElseThrow();
  }

  /** bfloat16 has eight bits: a step's loss is known to about 2⁻⁸ of itself. */
  @Test
  void bfloat16LearnsAlongTheCurveOfFloat32() throws IOException {
    Path rows = rows(IntStream.range(0, 20).mapToObj(SftTrainerTest::answer).toList());
    List<Double> exact = losses(rows, "float32");
    List<Double> half = losses(rows, "bfloat16");
    assertThat(exact.get(exact.size() - 1)).isLessThan(exact.get(0) / 2);
    assertThat(half).isNotEqualTo(exact).hasSameSizeAs(exact);
    for (int i = 0; i < exact.size(); i++) {
      assertThat(half.get(i)).isCloseTo(exact.get(i), within(0.02 * exact.get(0)));
    }
  }

  /** The losses of the steps of a run. */
  private List<Double> losses(Path rows, String precision) throws IOException {
    Path file = temp.resolve("precision.yaml");
    Files.writeString(
        file,
        "sequence: 128\nbatch_tokens: 256\n"
            + "training: {steps: 25, learning_rate: 0.01, seed: 3, precision: "
            + precision
            + "}\n");
    Path out = temp.resolve(precision);
    new SftTrainer(Config.over(SftConfig.defaults(), file), Progress.NONE).run(rows, base(), out);
    return JsonLines.readAll(out.resolve("metrics.jsonl"), Metric.class).stream()
        .filter(metric -> metric.kind().equals(Metric.TRAIN))
        .map(Metric::loss)
        .toList();
  }
}
