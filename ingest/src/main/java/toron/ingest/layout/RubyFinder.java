package toron.ingest.layout;

import java.util.ArrayList;
import java.util.List;
import toron.ingest.layout.Line.Placed;
import toron.ingest.layout.Line.RubyText;

/**
 * Readings beside the words they belong to, by size and place (JLReq 3.3): half the size of the
 * line, directly before it across the lines, which is above a horizontal line and to the right of a
 * vertical one.
 */
final class RubyFinder {
  private static final double LARGEST = 0.66;

  /** How far a reading hangs over a line whose outermost word it covers, and over any, in ems. */
  private static final double FURTHEST = 2.6;

  private static final double FAR = 1.1;

  private RubyFinder() {}

  /** What is neither a reading nor an emphasis mark; readings are hung on their lines. */
  static List<Line> attach(List<Line> runs) {
    List<Line> rest = new ArrayList<>();
    List<Line> bases = new ArrayList<>(runs);
    for (Line run : runs) {
      if (!hang(run, bases, Side.BEFORE) && !hang(run, bases, Side.AFTER)) {
        rest.add(run);
      }
    }
    runs.forEach(RubyGroups::settle);
    return rest;
  }

  /** Where a reading stands; a second reading of a word is set on the other side of it. */
  private enum Side {
    BEFORE,
    AFTER
  }

  private static boolean hang(Line run, List<Line> lines, Side side) {
    double size = run.size();
    for (Line line : lines) {
      double em = line.size();
      if (line == run || size > LARGEST * em || size < 0.3 * em) {
        continue;
      }
      double distance = side == Side.BEFORE ? line.v0 - run.v1 : run.v0 - line.v1;
      if (distance < -0.45 * em || distance > 0.4 * em) {
        continue;
      }
      if (!reaches(run, line, em)) {
        continue;
      }
      String text = run.text();
      if (emphasis(text)) {
        return true;
      }
      int[] base = base(run, line);
      if (base.length == 0) {
        continue;
      }
      if (side == Side.AFTER && !(kana(text) && kanji(line, base))) {
        continue;
      }
      line.ruby.add(new RubyText(base[0], base[1], text, run));
      return true;
    }
    return false;
  }

  /**
   * Whether a reading stands over a line, or no further beside its ends than readings are set: one
   * that is longer than its word drives the text apart, so that a line may begin or end there.
   */
  private static boolean reaches(Line run, Line line, double em) {
    Placed first = line.glyphs.get(0);
    Placed last = line.glyphs.get(line.glyphs.size() - 1);
    double before = run.u1 > first.u1() - 0.1 * em && kanji(first) ? FURTHEST : FAR;
    double behind = run.u0 < last.u0() + 0.1 * em && kanji(last) ? FURTHEST : FAR;
    return run.u0 >= line.u0 - before * em && run.u1 <= line.u1 + behind * em;
  }

  /** The glyphs that the reading stands over, or, of a letter between two, those it touches. */
  private static int[] base(Line run, Line line) {
    int[] base = base(run, line, Double.MAX_VALUE);
    return base.length == 0 ? base(run, line, run.length()) : base;
  }

  /** From the first kanji to the last of what is covered, or all of it where there is none. */
  private static int[] base(Line run, Line line, double most) {
    int from = -1;
    int to = -1;
    int coveredFrom = -1;
    int coveredTo = -1;
    for (int i = 0; i < line.glyphs.size(); i++) {
      Placed g = line.glyphs.get(i);
      if (g.glyph().blank()) {
        continue;
      }
      double shared = Math.min(run.u1, g.u1()) - Math.max(run.u0, g.u0());
      if (shared < 0.3 * Math.min(most, g.u1() - g.u0())) {
        continue;
      }
      coveredFrom = coveredFrom < 0 ? i : coveredFrom;
      coveredTo = i + 1;
      if (kanji(g)) {
        from = from < 0 ? i : from;
        to = i + 1;
      }
    }
    if (from >= 0) {
      return new int[] {from, to};
    }
    return coveredFrom >= 0 ? new int[] {coveredFrom, coveredTo} : new int[0];
  }

  private static boolean kanji(Line line, int[] base) {
    return line.glyphs.subList(base[0], base[1]).stream().allMatch(RubyFinder::kanji);
  }

  private static boolean kana(String text) {
    return text.codePoints().allMatch(c -> c == ' ' || (c >= 0x3041 && c <= 0x30FE));
  }

  private static boolean kanji(Placed glyph) {
    int c = glyph.glyph().text().codePointAt(0);
    return Character.isIdeographic(c) || c == '々' || c == '〆' || c == 'ヶ' || c == '〇';
  }

  /** 圏点 and 傍点: marks, not readings. */
  private static boolean emphasis(String text) {
    return text.codePoints().allMatch(c -> "・•●○◦﹅﹆、ゝ◎▲△".indexOf(c) >= 0 || c == ' ');
  }
}
