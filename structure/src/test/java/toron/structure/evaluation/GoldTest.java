package toron.structure.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Document;
import toron.structure.DebateParser;
import toron.structure.debate.Debate;

/**
 * The development part of the gold set: what was reached there is kept. A figure is of the debates
 * that are in it: debates of new hands lower it until they are understood.
 */
final class GoldTest {
  private static final Path GOLD = Path.of("..", "data-samples", "gold");

  @ParameterizedTest
  @CsvSource({
    "ja, 0.98, 'asian bp coda oxford nade-two'",
    "en, 0.98, 'asian ld na policy unknown'"
  })
  void speechesAreFound(String language, double all, String whole) throws IOException {
    StructureEvaluation.Report report =
        new StructureEvaluation(1, Progress.NONE).run(GOLD.resolve(language + "/development"));
    assertThat(report.rows())
        .filteredOn(r -> r.element().equals("debates") || r.element().equals("speeches"))
        .filteredOn(r -> r.gold() + r.found() > 0)
        .hasSizeGreaterThan(8)
        .allSatisfy(r -> assertThat(r.f1()).as(r.toString()).isGreaterThan(0.6))
        .filteredOn(r -> List.of(whole.split(" ")).contains(r.format()))
        .allSatisfy(r -> assertThat(r.f1()).as(r.toString()).isEqualTo(1.0));
    assertThat(report.rows())
        .filteredOn(r -> r.element().equals("speeches") && r.format().equals("all"))
        .singleElement()
        .satisfies(r -> assertThat(r.f1()).isGreaterThan(all));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void linksAreFoundAndSureOnesAreRight(String language) throws IOException {
    StructureEvaluation.Report report =
        new StructureEvaluation(1, Progress.NONE).run(GOLD.resolve(language + "/development"));
    assertThat(report.rows())
        .filteredOn(r -> r.element().equals("links") && r.format().equals("all"))
        .singleElement()
        .satisfies(r -> assertThat(r.recall()).isGreaterThan(0.74));
    assertThat(report.rows())
        .filteredOn(r -> r.element().startsWith("links at") && r.format().equals("all"))
        .singleElement()
        .satisfies(r -> assertThat(r.precision()).isGreaterThan(0.94))
        .satisfies(r -> assertThat(r.found()).isGreaterThan(60));
  }

  @Test
  void sixDocumentsWithoutDebateYieldNone() throws IOException {
    int none = 0;
    for (String language : List.of("ja", "en")) {
      Path folder = GOLD.resolve(language + "/development");
      Set<String> withDebate = new HashSet<>();
      JsonLines.readAll(folder.resolve("debates.jsonl"), Debate.class)
          .forEach(d -> withDebate.addAll(d.documents()));
      for (Document document :
          JsonLines.readAll(folder.resolve("documents.jsonl"), Document.class)) {
        if (!withDebate.contains(document.id())) {
          none++;
          assertThat(new DebateParser().parse(document).reason())
              .as(document.source().path())
              .isEqualTo("no-debate");
        }
      }
    }
    assertThat(none).isGreaterThanOrEqualTo(6);
  }
}
