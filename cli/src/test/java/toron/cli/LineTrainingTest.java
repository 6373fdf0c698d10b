package toron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.Progress;
import toron.report.RunSummary.Stage;

/** The end of the line when few debates leave nothing to train on. */
final class LineTrainingTest {
  @TempDir private Path folder;

  @Test
  void aTrainingWithoutRowsIsAStageThatMadeNothing() throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.txt"), "why and because ".repeat(50));
    Path model = folder.resolve("model");
    int made =
        Main.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .execute("moe", "init", texts.toString(), "--out", model.toString());
    assertThat(made).isZero();
    for (String rows : List.of("sft/train", "rlhf/train", "corpus/debates")) {
      Path file = folder.resolve(rows + ".jsonl");
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    List<Stage> stages = new ArrayList<>();
    LineTraining training = new LineTraining(folder, stages, new LinkedHashMap<>(), Progress.NONE);

    training.run(model, 7, 3);

    assertThat(stages)
        .extracting(Stage::name, Stage::in, Stage::out, Stage::drops)
        .containsExactly(
            tuple("sft train", 7L, 0L, Map.of("held-out", 7L)),
            tuple("rlhf reward", 3L, 0L, Map.of("held-out", 3L)),
            tuple("rlhf dpo", 3L, 0L, Map.of("held-out", 3L)));
    assertThat(training.trainings()).isEmpty();
    assertThat(training.comparisons()).isEmpty();
  }
}
