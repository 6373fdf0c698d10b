package toron.structure;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Where the last speech of a debate ends, and what the judges say behind it. */
final class Ending {
  private static final int RESULT = 160;
  private static final Pattern COUNTED =
      Pattern.compile(
          "^[\\s　■◆●【\\[(]*(?:採点|得点|バロット|ballots?\\b|審査員|審判|ジャッジ|主審|副審|投票|集計|ayes?\\b|noes\\b|nays?\\b)|\\bdivided\\b|\\bdivision\\b|(?:起立|挙手)[^。]{0,6}(?:名|人|多数|少数)",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;
  private final HeadReader head;

  Ending(SourceText source, HeadReader head) {
    this.source = source;
    this.head = head;
  }

  /**
   * The end of a debate.
   *
   * @param speech where the last speech ends
   * @param end where the debate ends
   */
  record Found(int speech, @Nullable Span decision, int end) {}

  /**
   * @param from where the last speech begins
   * @param limit where the next debate's first speech, or the document, ends it
   * @param more whether another debate follows, whose head must be left to it
   */
  Found find(int from, int limit, boolean more) {
    int judging = -1;
    int end = limit;
    for (TextLine line : source.lines()) {
      if (line.begin() >= limit) {
        break;
      }
      if (line.begin() <= from) {
        continue;
      }
      if (more && head.announces(line)) {
        end = backOver(line, from);
        break;
      }
      Sections.Found section = Sections.find(source.text(), line.begin(), line.end());
      if (section == null) {
        continue;
      }
      if (section.kind() == Sections.Kind.END) {
        end = line.begin();
        break;
      }
      if (section.kind() == Sections.Kind.DECISION && judging < 0) {
        judging = backOverResults(line, from);
      }
    }
    if (judging < 0) {
      return new Found(end, null, end);
    }
    return new Found(judging, source.trim(judging, end), end);
  }

  /** Tables and counts right above the line that says who won belong to the decision. */
  private int backOverResults(TextLine line, int from) {
    int first = line.index();
    for (int at = first - 1; at > 0; at--) {
      TextLine above = source.lines().get(at);
      String words = source.text(above).strip();
      if (above.begin() <= from || !(words.isEmpty() || result(words))) {
        break;
      }
      first = words.isEmpty() ? first : at;
    }
    return source.lines().get(first).begin();
  }

  private static boolean result(String words) {
    boolean row = words.indexOf('\t') >= 0;
    return words.length() <= RESULT && (row || COUNTED.matcher(words).find());
  }

  /** The head of the next debate begins with the short lines before its motion. */
  private int backOver(TextLine line, int from) {
    int at = line.index();
    while (at > 0) {
      TextLine before = source.lines().get(at - 1);
      String words = source.text(before).strip();
      boolean short_ = words.length() <= 40 && !words.endsWith("。") && !words.endsWith(".");
      if (before.begin() <= from || !short_) {
        break;
      }
      at--;
    }
    return source.lines().get(at).begin();
  }
}
