package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import toron.structure.text.Sentences;

/** Questions of members on the floor of an assembly, answered by an officer in the next turn. */
final class FloorQuestions {
  private static final Pattern ASKS = Pattern.compile("(?:か|ください|願います)。?$|[??]$");
  private static final int WHOLE = 160;

  private final SourceText source;

  FloorQuestions(SourceText source) {
    this.source = source;
  }

  /** The question and the answer where a turn asks and an officer speaks next, else nothing. */
  List<ExchangeFinder.Found> find(Draft.Turn asker, Draft.Turn next) {
    List<ExchangeFinder.Found> found = new ArrayList<>();
    boolean answered =
        next.kind() == Debate.SpeechKind.STATEMENT && officer(next) && !officer(asker);
    if (answered) {
      Span question = question(asker.body());
      if (question.length() > 0) {
        found.add(new ExchangeFinder.Found(question, next.body()));
      }
    }
    return found;
  }

  boolean officer(Draft.Turn turn) {
    Span label = turn.label();
    return TurnPatterns.ALL
        .officer()
        .matcher(source.text().substring(label.begin(), label.end()))
        .lookingAt();
  }

  /** A short turn whole; of a long one the sentences at its end that ask. */
  private Span question(Span body) {
    List<Sentences.Span> sentences = Sentences.of(source.text(), body.begin(), body.end());
    int first = sentences.size();
    while (first > 0 && asks(sentences.get(first - 1))) {
      first--;
    }
    if (first == sentences.size()) {
      return new Span(body.begin(), body.begin());
    }
    return body.length() <= WHOLE ? body : new Span(sentences.get(first).begin(), body.end());
  }

  private boolean asks(Sentences.Span sentence) {
    return ASKS.matcher(source.text().substring(sentence.begin(), sentence.end())).find();
  }
}
