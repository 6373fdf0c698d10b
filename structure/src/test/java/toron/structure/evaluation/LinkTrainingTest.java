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
import toron.structure.debate.Debate;
import toron.structure.link.LinkDoubts;

/** Weights of the linker from debates whose links are known. */
final class LinkTrainingTest {
  private static final Path GOLD = Path.of("..", "data-samples", "gold", "ja", "development");

  /** So many debates are learnt from in seconds. */
  private static final int FEW = 12;

  @TempDir Path folder;

  @Test
  void linksAreFoundInDebatesThatWereNotLearntFrom() throws IOException {
    List<Path> few = List.of(few());
    LinkTraining.Learnt learnt = new LinkTraining(1, 2, Progress.NONE).learn(few);
    assertThat(learnt.unseen()).isGreaterThan(0.2);
    assertThat(learnt.weights().signs()).containsKeys("words", "issue", "next");
    assertThat(learnt.weights().signs().get("issue")).isPositive();
    assertThat(learnt.weights().confidence()).containsOnlyKeys(LinkDoubts.NAMES);
    assertThat(learnt.weights().confidence().get("odds")).isPositive();
    assertThat(new LinkTraining(1, 2, Progress.NONE).learn(few)).isEqualTo(learnt);
  }

  private Path few() throws IOException {
    List<Debate> debates =
        JsonLines.readAll(GOLD.resolve("debates.jsonl"), Debate.class).stream().limit(FEW).toList();
    List<String> ids = debates.stream().map(d -> d.documents().get(0)).toList();
    JsonLines.writeAll(folder.resolve("debates.jsonl"), debates);
    JsonLines.writeAll(
        folder.resolve("documents.jsonl"),
        JsonLines.readAll(GOLD.resolve("documents.jsonl"), Document.class).stream()
            .filter(d -> ids.contains(d.id()))
            .toList());
    return folder;
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
