package toron.structure.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Document;
import toron.structure.Debate;
import toron.structure.LinkDoubts;

/** Weights of the linker from debates whose links are known. */
final class LinkTrainingTest {
  private static final List<Path> GOLD =
      List.of(Path.of("..", "data-samples", "gold", "ja", "development"));

  @TempDir Path folder;

  @Test
  void linksAreFoundInDebatesThatWereNotLearntFrom() throws IOException {
    LinkTraining.Learnt learnt = new LinkTraining(1, 2, Progress.NONE).learn(GOLD);
    assertThat(learnt.unseen()).isGreaterThan(0.4);
    assertThat(learnt.weights().signs()).containsKeys("words", "issue", "next");
    assertThat(learnt.weights().signs().get("issue")).isPositive();
    assertThat(learnt.weights().confidence()).containsOnlyKeys(LinkDoubts.NAMES);
    assertThat(learnt.weights().confidence().get("odds")).isPositive();
    assertThat(new LinkTraining(1, 2, Progress.NONE).learn(GOLD)).isEqualTo(learnt);
  }

  @Test
  void tooFewMotionsAreRefused() throws IOException {
    JsonLines.writeAll(folder.resolve("documents.jsonl"), List.<Document>of());
    JsonLines.writeAll(folder.resolve("debates.jsonl"), List.<Debate>of());
    assertThatThrownBy(() -> new LinkTraining(1, 2, Progress.NONE).learn(List.of(folder)))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("at least 2 motions");
  }

  @Test
  void aDoubtedCutLowersTheConfidence() {
    String text = "一つ目の反論です。\n二つ目の反論です。";
    LinkDoubts.Cut whole = new LinkDoubts.Cut(text, 0, 9, true, 9);
    LinkDoubts.Cut inside = new LinkDoubts.Cut(text, 2, 9, true, 9);
    int at = LinkDoubts.NAMES.indexOf("inside");
    assertThat(LinkDoubts.of(0.9, whole, whole).get(at)).isZero();
    assertThat(LinkDoubts.of(0.9, inside, whole).get(at)).isEqualTo(1);
  }
}
