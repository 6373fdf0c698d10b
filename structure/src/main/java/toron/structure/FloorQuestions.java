package toron.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import toron.structure.text.Sentences;

/** Questions of members on the floor of an assembly, answered by an officer in the next turn. */
final class FloorQuestions {
  private static final Pattern ASKS = Pattern.compile("(?:か|ください|願います)。?$|[??]$");
  private static final int WHOLE = 160;

  private static final Pattern MOVER = Pattern.compile("(?:提出者|提案者|発議者)[^。]{0,8}説明");

  private final SourceText source;
  private final Set<String> movers = new HashSet<>();

  FloorQuestions(SourceText source, List<Draft.Turn> turns) {
    this.source = source;
    for (int i = 1; i < turns.size(); i++) {
      Draft.Turn chair = turns.get(i - 1);
      String name = turns.get(i).name();
      boolean called =
          chair.kind() == Debate.SpeechKind.MODERATION
              && MOVER
                  .matcher(source.text().substring(chair.body().begin(), chair.body().end()))
                  .find();
      if (called && name != null) {
        movers.add(name);
      }
    }
  }

  /** The question and the answer where an officer or the mover speaks behind it, else nothing. */
  List<ExchangeFinder.Found> find(Draft.Turn asker, Draft.Turn next) {
    List<ExchangeFinder.Found> found = new ArrayList<>();
    boolean answered =
        next.kind() == Debate.SpeechKind.STATEMENT && answers(next) && !answers(asker);
    if (answered) {
      Span question = question(asker.body());
      if (question.length() > 0) {
        found.add(new ExchangeFinder.Found(question, next.body()));
      }
    }
    return found;
  }

  private boolean answers(Draft.Turn turn) {
    String name = turn.name();
    return officer(turn) || (name != null && movers.contains(name));
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
