package toron.structure;

import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Where the last speech of a debate ends, and what the judges say behind it. */
final class Ending {
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
        judging = line.begin();
      }
    }
    if (judging < 0) {
      return new Found(end, null, end);
    }
    return new Found(judging, source.trim(judging, end), end);
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
