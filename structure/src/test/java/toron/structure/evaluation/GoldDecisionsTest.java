package toron.structure.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.files.JsonLines;
import toron.ingest.Document;
import toron.structure.DebateParser;
import toron.structure.Outline;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;

/** Decisions of the development gold where the speeches are known: the reading of results alone. */
final class GoldDecisionsTest {
  private static final Path GOLD = Path.of("..", "data-samples", "gold");

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void winnersVotesRanksPointsAndCountsAreRead(String language) throws IOException {
    Path folder = GOLD.resolve(language + "/development");
    Map<String, Document> documents = new HashMap<>();
    JsonLines.readAll(folder.resolve("documents.jsonl"), Document.class)
        .forEach(d -> documents.put(d.id(), d));
    Map<Element, Counts> sums = new EnumMap<>(Element.class);
    for (Debate gold : JsonLines.readAll(folder.resolve("debates.jsonl"), Debate.class)) {
      Document document = requireNonNull(documents.get(gold.documents().get(0)));
      Debate found = new DebateParser().read(document, outline(document.text(), gold));
      new Comparison(gold, found)
          .counts()
          .forEach((element, counts) -> sums.merge(element, counts, GoldDecisionsTest::sum));
    }
    // of four teams a winner is named where the result says so; some of the gold names the first
    assertThat(sums.get(Element.DECISION))
        .satisfies(c -> assertThat(c.right()).isGreaterThanOrEqualTo((int) (0.88 * c.gold())))
        .satisfies(c -> assertThat(c.found()).as("nothing invented").isEqualTo(c.gold()));
    for (Element element : List.of(Element.VOTES, Element.RANKS, Element.SCORES, Element.TALLY)) {
      Counts counts = requireNonNull(sums.get(element));
      assertThat(2.0 * counts.right() / (counts.gold() + counts.found()))
          .as(language + " " + element)
          .isGreaterThan(0.75);
    }
  }

  private static Counts sum(Counts a, Counts b) {
    return new Counts(a.gold() + b.gold(), a.found() + b.found(), a.right() + b.right());
  }

  /** From the end of the last speech, or of the last that has a side, to the end of the debate. */
  private static Outline outline(String text, Debate gold) {
    Map<String, @Nullable String> names = new HashMap<>();
    gold.speakers().forEach(s -> names.put(s.id(), s.name()));
    List<Outline.Turn> turns = new ArrayList<>();
    int at = range(text, gold.location()).begin();
    int judging = at;
    for (Debate.Speech speech : gold.speeches()) {
      Outline.Range body = range(text, speech.location());
      String label = speech.label() == null ? "" : speech.label();
      int begin = label.isEmpty() ? body.begin() : text.lastIndexOf(label, body.begin());
      begin = begin < at ? body.begin() : begin;
      Outline.Range where =
          new Outline.Range(begin, Math.min(begin + label.length(), body.begin()));
      String name = speech.speaker() == null ? null : names.get(speech.speaker());
      turns.add(new Outline.Turn(speech.role(), speech.side(), speech.kind(), where, name, body));
      at = body.end();
      judging = speech.side() == null ? judging : at;
    }
    int end = range(text, gold.location()).end();
    Debate.Speech last = gold.speeches().get(gold.speeches().size() - 1);
    Outline.Range own = range(text, last.location());
    boolean whole = last.side() == null && end - own.end() < 3;
    Outline.Range decision = whole ? own : new Outline.Range(judging, end);
    return new Outline(
        gold.format(), gold.event(), turns, decision.begin() >= end ? null : decision);
  }

  private static Outline.Range range(String text, List<Location> where) {
    int begin = where.stream().mapToInt(Location::begin).min().orElse(0);
    int end = where.stream().mapToInt(Location::end).max().orElse(0);
    return new Outline.Range(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
  }
}
