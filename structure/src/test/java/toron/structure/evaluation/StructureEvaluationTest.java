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
import toron.structure.DebateParser;
import toron.structure.Texts;
import toron.structure.debate.Debate;
import toron.structure.text.Resources;

/** Scores against gold that is known. */
final class StructureEvaluationTest {
  private static final Document DOCUMENT =
      Texts.document("ja", Resources.read(DebateParser.class, "nade.txt"));

  @TempDir Path folder;

  private StructureEvaluation.Report report(List<Debate> gold) throws IOException {
    JsonLines.writeAll(folder.resolve("documents.jsonl"), List.of(DOCUMENT));
    JsonLines.writeAll(folder.resolve("debates.jsonl"), gold);
    return new StructureEvaluation(1, Progress.NONE).run(folder);
  }

  private static StructureEvaluation.Row row(StructureEvaluation.Report report, Element element) {
    return report.rows().stream()
        .filter(r -> r.element().equals(element.words()) && r.format().equals("all"))
        .findFirst()
        .orElseThrow();
  }

  private static Debate parsed() {
    return new DebateParser().parse(DOCUMENT).debates().get(0);
  }

  @Test
  void whatIsAsTheGoldScoresOne() throws IOException {
    StructureEvaluation.Report report = report(List.of(parsed()));
    assertThat(report.rows()).allSatisfy(r -> assertThat(r.f1()).isEqualTo(1.0));
    assertThat(row(report, Element.SPEECHES).gold()).isEqualTo(8);
  }

  @Test
  void aMissedUnitCostsRecall() throws IOException {
    Debate d = parsed();
    List<Debate.Argument> fewer = d.arguments().subList(0, d.arguments().size() - 2);
    Debate gold =
        new Debate(
            d.id(),
            d.documents(),
            d.location(),
            d.language(),
            d.format(),
            d.motion(),
            d.event(),
            d.sides(),
            d.speeches(),
            fewer,
            d.evidence(),
            d.exchanges(),
            d.decision(),
            d.speakers(),
            d.confidence(),
            d.warnings());
    StructureEvaluation.Row units = row(report(List.of(gold)), Element.UNITS);
    assertThat(units.right()).isEqualTo(fewer.size());
    assertThat(units.recall()).isEqualTo(1.0);
    assertThat(units.precision()).isLessThan(1.0);
  }

  @Test
  void aDebateWhereTheGoldHasNoneIsCounted() throws IOException {
    StructureEvaluation.Row debates = row(report(List.of()), Element.DEBATES);
    assertThat(debates.gold()).isZero();
    assertThat(debates.found()).isEqualTo(1);
    assertThat(debates.f1()).isZero();
  }

  @Test
  void goldWithoutItsDocumentIsAnError() throws IOException {
    JsonLines.writeAll(folder.resolve("documents.jsonl"), List.of());
    JsonLines.writeAll(folder.resolve("debates.jsonl"), List.of(parsed()));
    assertThatThrownBy(() -> new StructureEvaluation(1, Progress.NONE).run(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(DOCUMENT.id());
  }
}
