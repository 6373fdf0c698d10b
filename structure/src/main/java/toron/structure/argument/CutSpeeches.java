package toron.structure.argument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.structure.debate.Side;
import toron.structure.discourse.Start;
import toron.structure.format.Draft;
import toron.structure.text.Sentences;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** The speeches of a debate in which arguments are made, ready to be cut. */
final class CutSpeeches {
  private CutSpeeches() {}

  /**
   * @param rules where units open by signposts alone, by turn
   * @param quotes what is read from sources
   * @return by the index of the turn, in order
   */
  static Map<Integer, CutSpeech> of(
      SourceText source, List<Draft.Turn> turns, List<List<Start>> rules, List<Span> quotes) {
    Map<Integer, List<Span>> sentences = new LinkedHashMap<>();
    for (int i = 0; i < turns.size(); i++) {
      if (argues(turns.get(i))) {
        Span body = turns.get(i).body();
        sentences.put(
            i,
            Sentences.of(source.text(), body.begin(), body.end()).stream()
                .map(s -> new Span(s.begin(), s.end()))
                .toList());
      }
    }
    Takings takings =
        new Takings(
            sentences.values().stream().flatMap(List::stream).map(s -> text(source, s)).toList());
    Map<Integer, CutSpeech> speeches = new LinkedHashMap<>();
    sentences.forEach(
        (i, spans) -> {
          Draft.Turn turn = turns.get(i);
          List<List<String>> taken =
              takings.next(turn.side(), spans.stream().map(s -> text(source, s)).toList());
          Span body = turn.body();
          speeches.put(
              i,
              new CutSpeech(
                  source,
                  turn,
                  spans,
                  rules.get(i),
                  quotes.stream().filter(body::overlaps).toList(),
                  taken,
                  others(sentences.keySet(), turns, i),
                  own(turns, sentences.keySet().stream().filter(k -> k < i).toList(), turn),
                  own(turns, sentences.keySet().stream().filter(k -> k > i).toList(), turn)));
        });
    return speeches;
  }

  static boolean argues(Draft.Turn turn) {
    return switch (turn.kind()) {
      case CONSTRUCTIVE, REBUTTAL, REPLY, STATEMENT -> turn.side() != null;
      case CROSS_EXAMINATION, MODERATION, ADJUDICATION -> false;
    };
  }

  private static boolean others(Iterable<Integer> arguing, List<Draft.Turn> turns, int before) {
    Side side = turns.get(before).side();
    for (int i : arguing) {
      Side other = turns.get(i).side();
      if (i < before && side != null && other != null && side.opposes(other)) {
        return true;
      }
    }
    return false;
  }

  /** Whether none of some turns is of the same side. */
  private static boolean own(List<Draft.Turn> turns, List<Integer> some, Draft.Turn turn) {
    return some.stream().noneMatch(k -> turns.get(k).side() == turn.side());
  }

  private static String text(SourceText source, Span span) {
    return source.text().substring(span.begin(), span.end());
  }
}
