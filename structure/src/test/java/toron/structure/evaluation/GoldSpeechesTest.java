package toron.structure.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.files.JsonLines;
import toron.ingest.Document;
import toron.structure.DebateParser;
import toron.structure.Outline;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;

/** What is read within speeches that are known: apart from how well speeches are found. */
final class GoldSpeechesTest {
  private static final Path GOLD = Path.of("..", "data-samples", "gold");

  @ParameterizedTest
  @CsvSource({"ja, 0.95, 0.86, 0.95", "en, 0.93, 0.84, 0.88"})
  void evidenceAndQuestionsOfKnownSpeechesAreFound(
      String language, double quotes, double citations, double exchanges) throws IOException {
    Path folder = GOLD.resolve(language + "/development");
    Map<String, Document> documents = new HashMap<>();
    for (Document document : JsonLines.readAll(folder.resolve("documents.jsonl"), Document.class)) {
      documents.put(document.id(), document);
    }
    Map<Element, Counts> all = new HashMap<>();
    for (Debate gold : JsonLines.readAll(folder.resolve("debates.jsonl"), Debate.class)) {
      Document document = requireNonNull(documents.get(gold.documents().get(0)));
      Debate found = new DebateParser().read(document, outline(document, gold));
      new Comparison(gold, found).counts().forEach((e, c) -> all.merge(e, c, Counts::plus));
    }
    assertThat(requireNonNull(all.get(Element.QUOTES)).f1()).isGreaterThan(quotes);
    assertThat(requireNonNull(all.get(Element.CITATIONS)).f1()).isGreaterThan(citations);
    assertThat(requireNonNull(all.get(Element.EXCHANGES)).f1()).isGreaterThan(exchanges);
  }

  private static Outline outline(Document document, Debate gold) {
    List<Outline.Turn> turns = new ArrayList<>();
    String text = document.text();
    for (Debate.Speech speech : gold.speeches()) {
      List<Location> where = speech.location();
      int begin = text.offsetByCodePoints(0, where.get(0).begin());
      int end = text.offsetByCodePoints(0, where.get(where.size() - 1).end());
      String label = speech.label() == null ? "" : speech.label();
      int at = label.isEmpty() ? begin : text.lastIndexOf(label, begin - label.length());
      String name =
          gold.speakers().stream()
              .filter(s -> s.id().equals(speech.speaker()))
              .findFirst()
              .map(Debate.Speaker::name)
              .orElse(null);
      turns.add(
          new Outline.Turn(
              speech.role(),
              speech.side(),
              speech.kind(),
              new Outline.Range(Math.max(0, at), Math.max(0, at) + label.length()),
              name,
              new Outline.Range(begin, end)));
    }
    return new Outline(gold.format(), gold.event(), turns, null);
  }
}
