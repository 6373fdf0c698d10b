package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.Progress;

/** Trainings whose process is killed, or whose disk is full, end as the undisturbed one does. */
final class SurvivalTest {
  private static final List<String> LEFT =
      List.of("weights.safetensors", "optimizer.safetensors", "state.json");

  @TempDir private Path temp;
  private Path whole = Path.of("");
  private Path broken = Path.of("");
  private File errors = new File("");

  @BeforeEach
  void undisturbed() throws IOException {
    whole = temp.resolve("whole");
    broken = temp.resolve("broken");
    errors = temp.resolve("errors.txt").toFile();
    TrainingLoopTest.train(whole, KilledRun.options(), Progress.NONE);
  }

  private void assertEndsTheSame() throws IOException, InterruptedException {
    assertThat(KilledRun.process(broken, errors).start().waitFor()).isZero();
    for (String file : LEFT) {
      assertThat(broken.resolve("checkpoints/step-00000014").resolve(file))
          .as(file)
          .hasSameBinaryContentAs(whole.resolve("checkpoints/step-00000014").resolve(file));
    }
    assertThat(broken.resolve("metrics.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("metrics.jsonl"));
  }

  @Test
  void killedAtRandomStepsItEndsWithTheSameBytes() throws IOException, InterruptedException {
    Random random = new Random(11);
    for (int kill = 0; kill < 3; kill++) {
      KilledRun.killAfter(1 + random.nextInt(8), KilledRun.process(broken, errors));
    }
    assertEndsTheSame();
  }

  @Test
  void aFullDiskLosesNothingThatWasSaved() throws IOException, InterruptedException {
    KilledRun.killAfter(6, KilledRun.process(broken, errors));
    Path saved = broken.resolve("checkpoints/step-00000004");
    byte[] weights = Files.readAllBytes(saved.resolve("weights.safetensors"));
    long largest = weights.length / 1024 + 8L;
    assertThat(Files.size(saved.resolve("optimizer.safetensors"))).isGreaterThan(largest * 1024);

    // Files cannot grow beyond the size of the weights: the moments do not fit.
    ProcessBuilder limited = KilledRun.process(broken, errors);
    limited
        .command()
        .addAll(0, List.of("bash", "-c", "ulimit -f " + largest + "; exec \"$@\"", "-"));
    limited.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    assertThat(limited.start().waitFor()).isEqualTo(1);
    assertThat(errors)
        .content()
        .contains("step 8 could not be saved")
        .contains("step-00000004 stays");
    assertThat(broken.resolve("checkpoints").toFile().list()).containsExactly("step-00000004");
    assertThat(saved.resolve("weights.safetensors")).hasBinaryContent(weights);
    assertEndsTheSame();
  }
}
