package toron.structure.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.heading.HeadPatterns;
import toron.structure.heading.Mark;
import toron.structure.speech.Alignment.Debating;
import toron.structure.speech.Alignment.Placed;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Tells what repeats a debate's labels before or behind it (a summary, a coach's notes) from a
 * debate of its own: that one has a motion or a round of its own, or as many words.
 */
final class Fragments {
  private static final int SHARE = 2;
  private static final int MOTION = 8;
  private static final double NAMED = 0.5;
  private static final int ROUND_LINE = 40;
  private static final HeadPatterns PATTERNS = HeadPatterns.ALL;

  private final SourceText source;
  private final String text;

  Fragments(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** A debate that is but a piece beside the longest one, or null. */
  @Nullable Debating find(List<Debating> debates) {
    if (debates.size() < 2) {
      return null;
    }
    List<Integer> words = debates.stream().map(this::words).toList();
    int whole = words.indexOf(words.stream().mapToInt(w -> w).max().orElse(0));
    Debating longest = debates.get(whole);
    if (longest.speeches().size() * 4 < longest.format().turns().size() * 3) {
      return null; // what is cut in pieces itself says little of others
    }
    for (int i = 0; i < debates.size(); i++) {
      boolean brief = i != whole && words.get(i) * SHARE < words.get(whole);
      if (brief
          && labelled(debates.get(i))
          && !announced(debates, Math.min(i, whole), Math.max(i, whole))) {
        return debates.get(i);
      }
    }
    return null;
  }

  /** Names head turns again and again, labels of speeches do not. */
  private static boolean labelled(Debating debate) {
    return debate.speeches().stream()
        .allMatch(p -> p.mark().turns().stream().anyMatch(t -> t.weight() > NAMED));
  }

  /** Marks without those of a piece. */
  static List<Mark> without(List<Mark> marks, Debating piece) {
    List<Mark> kept = new ArrayList<>(marks);
    kept.removeIf(m -> piece.speeches().stream().anyMatch(p -> p.mark().line() == m.line()));
    return kept;
  }

  /** How much is said under all labels but the last, whose words have no certain end. */
  private int words(Debating debate) {
    List<Placed> speeches = debate.speeches();
    int words = 0;
    for (int i = 0; i + 1 < speeches.size(); i++) {
      int end = source.lines().get(speeches.get(i + 1).mark().line()).begin();
      words += Math.max(0, end - speeches.get(i).mark().body());
    }
    return words;
  }

  /** Whether a motion or a round that was not named before stands between two debates. */
  private boolean announced(List<Debating> debates, int one, int other) {
    List<Placed> first = debates.get(one).speeches();
    int from = first.get(first.size() - 1).mark().line() + 1;
    int to = debates.get(other).speeches().get(0).mark().line();
    for (TextLine line : source.lines().subList(Math.min(from, to), to)) {
      if (motion(line) || round(line)) {
        return true;
      }
    }
    return false;
  }

  private boolean motion(TextLine line) {
    Matcher label = PATTERNS.motion().matcher(text).region(line.begin(), line.end());
    if (!label.lookingAt()) {
      return false;
    }
    Span value = source.trim(label.end(), line.end());
    if (value.length() < MOTION && line.index() + 1 < source.lines().size()) {
      TextLine next = source.lines().get(line.index() + 1);
      value = source.trim(next.begin(), next.end());
    }
    return value.length() >= MOTION && unheard(value, line.begin());
  }

  private boolean round(TextLine line) {
    if (line.end() - line.begin() > ROUND_LINE) {
      return false;
    }
    for (Pattern round : PATTERNS.round()) {
      Matcher matcher = round.matcher(text).region(line.begin(), line.end());
      if (matcher.find() && unheard(new Span(matcher.start(), matcher.end()), line.begin())) {
        return true;
      }
    }
    return false;
  }

  private boolean unheard(Span words, int before) {
    return text.indexOf(text.substring(words.begin(), words.end())) >= before;
  }
}
