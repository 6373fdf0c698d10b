package toron.structure.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.discourse.Paragraphs;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.heading.TurnPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * What stands between labelled speeches without being one of them: the chair's words, notes where a
 * recording broke off, a cross-examination that no heading opens.
 */
final class Interludes {
  private static final int CALL = 400;
  private static final Pattern CHAIR =
      Pattern.compile(
          "[\\s\\u3000]*[○〇◯◎◆●◇■□▼▲・*]?[ \\u3000]?((?:"
              + TurnPatterns.ALL.chair().pattern()
              + ")[^:「\\u3000。、\\n]{0,24})(?:[\\s\\u3000]*:[\\s\\u3000]*|(?=「)|\\u3000+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUESTION =
      Pattern.compile("[\\s\\u3000]*(?:Q(?![a-z])|問(?=[\\d:\\s\\u3000])|質問?(?=[\\d:\\s\\u3000]))");
  private static final Pattern ANSWER =
      Pattern.compile("[\\s\\u3000]*(?:A(?=[\\d.:)]|[^\\x00-\\x7f])|答(?=[\\d:\\s\\u3000])|→)");

  private final SourceText source;

  Interludes(SourceText source) {
    this.source = source;
  }

  /** The speeches without them, and the chair's turns among the speeches. */
  List<Draft.Turn> split(List<Draft.Turn> turns, List<Format.Turn> order, List<Format.Turn> used) {
    List<Draft.Turn> all = new ArrayList<>();
    Set<Integer> have = used.stream().map(Format.Turn::index).collect(Collectors.toSet());
    for (int i = 0; i < turns.size(); i++) {
      Draft.Turn turn = turns.get(i);
      if (turns.size() > 3 && onlyNotes(turn.body())) {
        continue;
      }
      TextLine chair = chair(turn.body(), i + 1 == turns.size());
      Draft.Turn spoken = chair == null ? turn : turn.withBody(until(turn, chair));
      Span questions = due(order, used.get(i), have) ? questions(spoken.body()) : null;
      if (questions != null) {
        Format.Turn next = order.get(used.get(i).index() + 1);
        Span none = new Span(questions.begin(), questions.begin());
        all.add(spoken.withBody(source.trim(spoken.body().begin(), questions.begin())));
        all.add(new Draft.Turn(next.role(), next.side(), next.kind(), none, null, questions));
      } else {
        all.add(spoken);
      }
      if (chair != null) {
        all.add(moderation(chair, turn.body().end()));
      }
    }
    return all;
  }

  private static boolean due(List<Format.Turn> order, Format.Turn turn, Set<Integer> have) {
    int next = turn.index() + 1;
    return turn.kind() == Debate.SpeechKind.CONSTRUCTIVE
        && next < order.size()
        && order.get(next).kind() == Debate.SpeechKind.CROSS_EXAMINATION
        && !have.contains(next);
  }

  private Span until(Draft.Turn turn, TextLine line) {
    return new Bodies(source).spoken(turn.body().begin(), line.begin());
  }

  private Draft.Turn moderation(TextLine line, int end) {
    Matcher chair = CHAIR.matcher(source.text()).region(line.begin(), line.end());
    boolean matches = chair.lookingAt();
    Span label =
        matches ? source.trim(chair.start(1), chair.end(1)) : new Span(line.begin(), line.begin());
    Span words = source.trim(matches ? chair.end() : line.begin(), end);
    return new Draft.Turn(null, null, Debate.SpeechKind.MODERATION, label, null, words);
  }

  /** The line at which the chair takes over for good, or null. */
  private @Nullable TextLine chair(Span body, boolean last) {
    TextLine found = null;
    for (TextLine line : lines(body)) {
      if (line.begin() > body.begin()
          && (last || body.end() - line.begin() <= CALL)
          && CHAIR.matcher(source.text()).region(line.begin(), line.end()).lookingAt()) {
        found = found == null ? line : found;
      }
    }
    return found;
  }

  /** Whether there is nothing but remarks in brackets: "〔the recording stopped here〕". */
  private boolean onlyNotes(Span body) {
    return body.length() > 0
        && lines(body).stream()
            .map(source::text)
            .allMatch(t -> t.isBlank() || Paragraphs.STAGE.matcher(t).matches());
  }

  /** Questions and answers at the end of a speech, or null. */
  private @Nullable Span questions(Span body) {
    List<TextLine> lines = lines(body);
    int from = lines.size();
    int asked = 0;
    while (from > 1) {
      String words = source.text(lines.get(from - 1));
      boolean asks = QUESTION.matcher(words).lookingAt();
      if (!asks && !ANSWER.matcher(words).lookingAt()) {
        break;
      }
      asked += asks ? 1 : 0;
      from--;
    }
    return asked >= 2 && from > 1 ? source.trim(lines.get(from).begin(), body.end()) : null;
  }

  private List<TextLine> lines(Span body) {
    List<TextLine> lines = new ArrayList<>();
    for (int i = source.lineAt(body.begin()).index(); i < source.lines().size(); i++) {
      TextLine line = source.lines().get(i);
      if (line.begin() >= body.end()) {
        break;
      }
      lines.add(line);
    }
    return lines;
  }
}
