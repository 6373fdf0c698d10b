package toron.sft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import toron.corpus.Sentences;
import toron.corpus.rows.Overlap;
import toron.corpus.rows.Part;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Evidence;
import toron.structure.debate.Side;

/** Cross-examination, and whether evidence bears a claim. */
final class QuestionTasks {
  /** Above this overlap a claim may well follow from the evidence. */
  private static final double UNRELATED = 0.25;

  private QuestionTasks() {}

  static void answer(Round round) {
    exchanges(
        round,
        (unit, exchange, asker) ->
            round.draft(
                "answer",
                unit,
                round.text(exchange.answer()),
                Map.of(
                    "side",
                    round.side(answering(round, asker)),
                    "question",
                    round.text(exchange.question()),
                    "own",
                    topic(round, exchange, asker))));
  }

  static void question(Round round) {
    exchanges(
        round,
        (unit, exchange, asker) ->
            round.draft(
                "question",
                unit,
                round.text(exchange.question()),
                Map.of("side", round.side(asker), "target", topic(round, exchange, asker))));
  }

  /** Does something with an exchange that is about an argument of the other side. */
  private interface Use {
    void accept(String unit, Debate.Exchange exchange, Side asker);
  }

  private static void exchanges(Round round, Use use) {
    List<Debate.Exchange> all = round.debate().exchanges();
    for (int i = 0; i < all.size(); i++) {
      Debate.Exchange exchange = all.get(i);
      Side asker = asker(round, exchange);
      if (asker != null && exchange.answer() != null && about(round, exchange, asker).isPresent()) {
        use.accept("exchange:" + i, exchange, asker);
      }
    }
  }

  private static @Nullable Side asker(Round round, Debate.Exchange exchange) {
    return round.debate().speeches().stream()
        .filter(s -> s.index() == exchange.speech())
        .findFirst()
        .map(Debate.Speech::side)
        .orElse(null);
  }

  private static @Nullable Side answering(Round round, Side asker) {
    return round.debate().sides().stream()
        .map(Debate.Bench::side)
        .filter(asker::opposes)
        .findFirst()
        .orElse(null);
  }

  private static Optional<Argument> about(Round round, Debate.Exchange exchange, Side asker) {
    Debate.Passage answer = exchange.answer();
    String words = exchange.question().text() + (answer == null ? "" : answer.text());
    return round.about(words, exchange.speech(), asker, true);
  }

  private static Optional<Part> topic(Round round, Debate.Exchange exchange, Side asker) {
    return about(round, exchange, asker).flatMap(round::text);
  }

  /** Each piece of evidence once with what it says, once with a claim of another unit. */
  static void support(Round round) {
    for (Argument unit : round.debate().arguments()) {
      for (String id : unit.evidence()) {
        Evidence evidence = round.source().evidence(id);
        Part.Quote quote =
            evidence == null
                ? null
                : round.source().quote(evidence).map(Part.Quote::strip).orElse(null);
        if (quote != null && !quote.text().isEmpty()) {
          supported(round, id, quote);
          unsupported(round, id, quote, unit);
        }
      }
    }
  }

  private static void supported(Round round, String id, Part.Quote quote) {
    List<Sentences.Sentence> sentences = Sentences.of(quote.text());
    if (sentences.size() < 2) {
      return;
    }
    Sentences.Sentence last = sentences.get(sentences.size() - 1);
    Part.Quote claim = quote.cut(last.begin(), last.end());
    draft(round, id + ":yes", "supported", quote, claim, claim);
  }

  private static void unsupported(Round round, String id, Part.Quote quote, Argument reader) {
    round.debate().arguments().stream()
        .filter(other -> !other.id().equals(reader.id()) && !other.evidence().contains(id))
        .filter(other -> round.words().opens(other))
        .filter(other -> Overlap.of(quote.text(), head(other.text())) < UNRELATED)
        .findFirst()
        .ifPresent(
            other ->
                round
                    .words()
                    .headline(other)
                    .ifPresent(
                        claim -> draft(round, id + ":no", "unsupported", quote, claim, quote)));
  }

  private static String head(String text) {
    List<Sentences.Sentence> sentences = Sentences.of(text);
    return sentences.isEmpty() ? text : sentences.get(0).of(text);
  }

  private static void draft(
      Round round, String unit, String phrase, Part.Quote card, Part claim, Part.Quote says) {
    round.draft(
        "support",
        unit,
        Optional.of(round.phrase(phrase, Map.of("quote", says))),
        Map.of("card", Optional.of(card), "claim", Optional.of(claim)));
  }
}
