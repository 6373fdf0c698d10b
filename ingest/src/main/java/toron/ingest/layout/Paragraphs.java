package toron.ingest.layout;

import java.util.Arrays;
import java.util.List;
import toron.ingest.layout.Columns.Block;
import toron.ingest.layout.Line.Placed;

/**
 * Which lines of a column begin a paragraph: by indent, by a short line before, by space, by size.
 */
final class Paragraphs {
  private static final double INDENT = 0.6;

  /** Few English words are longer, in ems. */
  private static final double LONG_WORD = 7;

  private final List<Line> lines;
  private final double from;
  private final double to;
  private final double pitch;
  private final boolean hanging;

  Paragraphs(Block block) {
    lines = block.lines();
    from = lines.stream().mapToDouble(l -> l.u0).min().orElse(0);
    to = lines.stream().mapToDouble(l -> l.u1).max().orElse(0);
    double[] steps = new double[Math.max(0, lines.size() - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = lines.get(i + 1).centreV() - lines.get(i).centreV();
    }
    Arrays.sort(steps);
    pitch = steps.length == 0 ? 0 : steps[steps.length / 2];
    hanging = hangs();
  }

  /** Whether line {@code i}, from 1, begins a paragraph. */
  boolean begins(int i) {
    Line before = lines.get(i - 1);
    Line line = lines.get(i);
    double em = line.size();
    double ratio = em / before.size();
    if (ratio > 1.12 || ratio < 0.89) {
      return true;
    }
    if (line.centreV() - before.centreV() > Math.max(1.4 * pitch, pitch + 0.5 * em)) {
      return true;
    }
    if (isShort(i - 1) || opens(line)) {
      return true;
    }
    boolean deep = line.u0 - from > INDENT * em;
    boolean deepBefore = before.u0 - from > INDENT * em;
    // Of two indented lines the second begins a paragraph where the first one ends a sentence.
    return hanging ? !deep : deep && (!deepBefore || endsSentence(before));
  }

  /** ○ before a speaker's name, ・ and • before a remark stand at the beginning of a line only. */
  private static boolean opens(Line line) {
    String first = line.glyphs.get(0).glyph().text();
    return "○◯・●■◆•▪◦※".contains(first)
        && line.glyphs.size() > 1
        && !line.glyphs.get(1).glyph().text().equals(first);
  }

  private static boolean endsSentence(Line line) {
    Placed last = line.glyphs.get(line.glyphs.size() - 1);
    return "。」』？！.?!:;”\"".contains(last.glyph().text());
  }

  /** Whether the next line's first word would still have fitted. */
  boolean isShort(int i) {
    Line line = lines.get(i);
    if (divided(line)) {
      return false;
    }
    double room = to - line.u1;
    if (i + 1 >= lines.size()) {
      return room > 2.2 * line.size();
    }
    return room > firstWord(lines.get(i + 1));
  }

  /** Whether the line breaks off inside a word. */
  private static boolean divided(Line line) {
    int count = line.glyphs.size();
    return Hyphens.isHyphen(last(line))
        && count > 1
        && Character.isLetter(line.glyphs.get(count - 2).glyph().text().codePointAt(0));
  }

  /** Whether the last line ends its paragraph as far as the column shows. */
  boolean endsShort() {
    Line last = lines.get(lines.size() - 1);
    // The next page may begin with a word that is longer than what was left of this line.
    double word = Spacing.latin(last(last)) && !endsSentence(last) ? LONG_WORD : 0;
    return isShort(lines.size() - 1) && to - last.u1 > word * last.size();
  }

  private static int last(Line line) {
    return line.glyphs.get(line.glyphs.size() - 1).glyph().text().codePointAt(0);
  }

  boolean indented(int i) {
    return lines.get(i).u0 - from > INDENT * lines.get(i).size();
  }

  static double firstWord(Line line) {
    double em = line.size();
    int first = line.glyphs.get(0).glyph().text().codePointAt(0);
    if (!Spacing.latin(first)) {
      // A character, and one or two more that may not begin a line.
      return 2.2 * em;
    }
    double end = line.u0;
    double last = line.u0;
    for (Placed g : line.glyphs) {
      if (g.glyph().blank() || (g.u0() - last > 0.18 * em && g.u0() > line.u0)) {
        break;
      }
      end = g.u1();
      last = g.u1();
    }
    return end - line.u0 + 0.5 * em;
  }

  /** Lists and minutes: the first line stands out, the others are indented. */
  private boolean hangs() {
    int fullThenDeep = 0;
    int shortThenDeep = 0;
    int deepThenOut = 0;
    for (int i = 1; i < lines.size(); i++) {
      boolean deep = indented(i);
      boolean deepBefore = indented(i - 1);
      if (deep && !deepBefore) {
        if (isShort(i - 1)) {
          shortThenDeep++;
        } else {
          fullThenDeep++;
        }
      } else if (!deep && deepBefore && isShort(i - 1)) {
        deepThenOut++;
      }
    }
    int deepRows = 0;
    for (int i = 1; i < lines.size(); i++) {
      deepRows += indented(i) && indented(i - 1) ? 1 : 0;
    }
    return fullThenDeep > 0
        && fullThenDeep > shortThenDeep
        && deepRows + deepThenOut > 1
        && deepRows >= lines.size() / 5;
  }
}
