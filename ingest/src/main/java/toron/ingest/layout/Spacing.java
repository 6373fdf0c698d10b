package toron.ingest.layout;

import java.util.List;
import toron.ingest.layout.Line.Placed;

/** Where a blank belongs between the glyphs of a line. */
final class Spacing {
  /** A gap this wide between two Latin letters is a space, in ems; none is printed narrower. */
  private static final double WORD_GAP = 0.18;

  /** A gap this wide in Japanese is one that the writer meant, in ems. */
  private static final double WIDE_GAP = 0.9;

  /** No letters of one word stand further apart than this, unless they are spaced, in ems. */
  private static final double SPREAD = 0.3;

  /** Stands between the cells of a table's row. */
  static final String TAB = "\t";

  private Spacing() {}

  static String text(Line line) {
    StringBuilder text = new StringBuilder(2 * line.glyphs.size());
    for (String piece : pieces(line)) {
      text.append(piece);
    }
    return text.toString();
  }

  /** What each glyph adds to the text, the blank before it included. */
  static String[] pieces(Line line) {
    List<Placed> glyphs = line.glyphs;
    String[] pieces = new String[glyphs.size()];
    int from = 0;
    for (int i = 0; i < pieces.length; i++) {
      if (glyphs.get(i).glyph().text().equals(TAB)) {
        cell(line, from, i, pieces);
        pieces[i] = TAB;
        from = i + 1;
      }
    }
    cell(line, from, pieces.length, pieces);
    return pieces;
  }

  private static void cell(Line line, int from, int to, String[] pieces) {
    List<Placed> glyphs = line.glyphs;
    boolean spread = letterSpaced(glyphs, from, to);
    Placed previous = null;
    boolean blank = false;
    boolean wide = false;
    for (int i = from; i < to; i++) {
      Placed glyph = glyphs.get(i);
      if (glyph.glyph().blank()) {
        pieces[i] = "";
        blank |= previous != null && !spread;
        if (!spread && previous != null && glyph.glyph().text().equals("\u3000")) {
          pieces[i] = "\u3000";
          blank = false;
          wide = true;
        }
        continue;
      }
      if (previous != null && i > from && CodePoints.isSoundMark(first(glyph))) {
        pieces[i - 1] = CodePoints.voiced(pieces[i - 1] + glyph.glyph().text());
        pieces[i] = "";
        previous = glyph;
        continue;
      }
      String before = "";
      if (previous != null && !spread && !wide) {
        before = between(previous, glyph, blank, driven(line, previous, glyph));
      }
      String text = glyph.glyph().text();
      pieces[i] = before.isEmpty() ? text : before + text;
      previous = glyph;
      blank = false;
      wide = false;
    }
  }

  /** How much of the room between two glyphs is there for a reading over it. */
  private static double driven(Line line, Placed left, Placed right) {
    double most = 0;
    for (Line.RubyText ruby : line.ruby) {
      double shared =
          Math.min(right.u0(), ruby.printed().u1) - Math.max(left.u1(), ruby.printed().u0);
      most = Math.max(most, shared);
    }
    return most;
  }

  private static String between(Placed left, Placed right, boolean blank, double driven) {
    double gap = (right.u0() - left.u1() - driven) / Math.max(left.em(), right.em());
    boolean latin = latin(last(left)) && latin(first(right));
    if (blank) {
      // Justified Japanese carries blanks that nobody typed; beside a Latin letter they are words'
      // ends.
      return latin(last(left)) || latin(first(right)) || gap > WIDE_GAP ? " " : "";
    }
    if (latin) {
      return gap > WORD_GAP ? " " : "";
    }
    return gap > WIDE_GAP ? " " : "";
  }

  /** 「平 成 二 年」: every gap of the line is the same and wide, so no gap means anything. */
  private static boolean letterSpaced(List<Placed> glyphs, int from, int to) {
    double min = Double.MAX_VALUE;
    double max = 0;
    int inked = 0;
    Placed before = null;
    Placed first = null;
    for (int i = from; i < to; i++) {
      Placed glyph = glyphs.get(i);
      if (glyph.glyph().blank()) {
        continue;
      }
      if (before != null) {
        double gap = (glyph.u0() - before.u1()) / Math.max(before.em(), glyph.em());
        min = Math.min(min, gap);
        max = Math.max(max, gap);
      }
      if (inked > 1 && min <= SPREAD) {
        return false;
      }
      first = before;
      before = glyph;
      inked++;
    }
    if (inked < 3) {
      return first != null && before != null && wideCjk(first, before);
    }
    return min > SPREAD && max < min * 1.5 + 0.15;
  }

  private static boolean wideCjk(Placed a, Placed b) {
    double gap = (b.u0() - a.u1()) / Math.max(a.em(), b.em());
    return gap > SPREAD && gap < 3 && !latin(last(a)) && !latin(first(b));
  }

  private static int first(Placed glyph) {
    return glyph.glyph().text().codePointAt(0);
  }

  private static int last(Placed glyph) {
    String text = glyph.glyph().text();
    return text.codePointBefore(text.length());
  }

  /** Letters and marks of scripts that part words with blanks. */
  static boolean latin(int c) {
    return (c < 0x2E80 && !(c >= 0x2000 && c < 0x2010)) || (c >= 0xFB00 && c <= 0xFB06);
  }
}
