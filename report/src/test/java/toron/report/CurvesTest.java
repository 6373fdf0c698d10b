package toron.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.BadDataException;

final class CurvesTest {
  @TempDir private Path folder;

  @Test
  void everyNumberIsASeriesUnderItsKindAndPath() throws IOException {
    Path file =
        metrics(
            "{\"step\":1,\"kind\":\"train\",\"loss\":2.5,\"grad_norm\":null,\"scores\":{},"
                + "\"layers\":[{\"load\":[0.25,0.75],\"entropy\":0.9}]}",
            "{\"step\":2,\"kind\":\"held-out\",\"loss\":2.0,\"scores\":{\"accuracy\":0.5},\"layers\":[]}",
            "{\"step\":2,\"kind\":\"train\",\"loss\":2.25}");
    Map<String, List<double[]>> series = Curves.read(file);
    assertThat(series.keySet())
        .containsExactly(
            "train/loss",
            "train/layers.0.load.0",
            "train/layers.0.load.1",
            "train/layers.0.entropy",
            "held-out/loss",
            "held-out/scores.accuracy");
    assertThat(series.get("train/loss"))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(new double[] {1, 2.5}, new double[] {2, 2.25});
  }

  @Test
  void aLineWithoutAStepIsRefusedByFileAndLine() throws IOException {
    Path file = metrics("{\"step\":1,\"loss\":1}", "{\"loss\":1}");
    assertThatThrownBy(() -> Curves.read(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageEndingWith("metrics.jsonl:2: a metric without a step");
  }

  private Path metrics(String... lines) throws IOException {
    return Files.writeString(folder.resolve("metrics.jsonl"), String.join("\n", lines) + "\n");
  }
}
