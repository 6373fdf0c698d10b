package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import toron.ingest.layout.Line.Placed;
import toron.ingest.layout.Line.RubyText;

/**
 * Which readings belong to which of several words in a row. Each reading stands in a regular way
 * over its base, mostly spread evenly (JLReq 3.3.5), so the parting that predicts where the small
 * letters stand is the right one; of two that predict the same, the one with fewer parts.
 */
final class RubyGroups {
  /** What one more part costs, in square ems of the base. */
  private static final double PART = 0.012;

  /** What it costs that the letters are not spread evenly, as they are by most programs. */
  private static final double UNUSUAL = 0.004;

  /** What it costs that a glyph under the outer letters has no reading. */
  private static final double PASSED = 0.004;

  /** Less of a glyph is under the letters than this where they may but hang over it. */
  private static final double OVERHUNG = 0.8;

  /** More letters than this in a row are left as they are. */
  private static final int LONGEST = 60;

  private final Line line;
  private final List<Placed> letters;
  private final List<Placed> base;
  private final double em;

  private RubyGroups(Line line, List<Placed> letters, int from, int to) {
    this.line = line;
    this.letters = letters;
    this.base = line.glyphs.subList(from, to);
    this.em = Math.max(line.size(), 0.1);
  }

  /** Parts the readings of a line anew, where their bases touch. */
  static void settle(Line line) {
    List<RubyText> found = new ArrayList<>();
    List<RubyText> after = new ArrayList<>();
    for (RubyText reading : line.ruby) {
      (reading.printed().centreV() < line.centreV() ? found : after).add(reading);
    }
    line.ruby.clear();
    side(line, found);
    side(line, after);
  }

  /** The readings of one side of a line. */
  private static void side(Line line, List<RubyText> found) {
    found.sort(Comparator.comparingInt(RubyText::from).thenComparingDouble(r -> r.printed().u0));
    for (int i = 0; i < found.size(); ) {
      int end = i + 1;
      int to = found.get(i).to();
      while (end < found.size() && found.get(end).from() <= to) {
        to = Math.max(to, found.get(end).to());
        end++;
      }
      group(line, found.subList(i, end), found.get(i).from(), to);
      i = end;
    }
  }

  private static void group(Line line, List<RubyText> readings, int from, int to) {
    List<Placed> letters = new ArrayList<>();
    for (RubyText reading : readings) {
      for (Placed letter : reading.printed().glyphs) {
        if (!letter.glyph().blank()) {
          letters.add(letter);
        }
      }
    }
    boolean blank = line.glyphs.subList(from, to).stream().anyMatch(g -> g.glyph().blank());
    if (to - from < 2 || blank || letters.size() > LONGEST) {
      line.ruby.addAll(readings);
      return;
    }
    letters.sort(Comparator.comparingDouble(Placed::u0));
    new RubyGroups(line, letters, from, to).part(from, readings);
  }

  /** The cheapest parting of the first {@code b} base glyphs and {@code l} letters, for all. */
  private void part(int offset, List<RubyText> readings) {
    int bases = base.size();
    int count = letters.size();
    double[][] cost = new double[bases + 1][count + 1];
    int[][][] cut = new int[bases + 1][count + 1][2];
    for (double[] row : cost) {
      java.util.Arrays.fill(row, Double.MAX_VALUE);
    }
    cost[0][0] = 0;
    for (int b = 1; b < bases && overhung(b - 1); b++) {
      cost[b][0] = b * PASSED;
    }
    for (int b = 1; b <= bases; b++) {
      for (int l = 1; l <= count; l++) {
        for (int b0 = 0; b0 < b; b0++) {
          for (int l0 = 0; l0 < l; l0++) {
            if (cost[b0][l0] < cost[b][l] - PART) {
              double all = cost[b0][l0] + PART + misfit(b0, b, l0, l);
              if (all < cost[b][l]) {
                cost[b][l] = all;
                cut[b][l] = new int[] {b0, l0};
              }
            }
          }
        }
      }
    }
    int last = bases;
    for (int b = bases - 1; b > 0 && overhung(b); b--) {
      last = cost[b][count] + (bases - b) * PASSED < cost[last][count] ? b : last;
    }
    List<RubyText> parts = new ArrayList<>();
    int l = count;
    for (int b = last; b > 0 && l > 0; ) {
      int[] from = cut[b][l];
      parts.add(0, text(offset + from[0], offset + b, from[1], l, readings));
      b = from[0];
      l = from[1];
    }
    line.ruby.addAll(parts);
  }

  /** Whether the letters may but hang over a glyph, as the reading of a short word does. */
  private boolean overhung(int index) {
    Placed glyph = base.get(index);
    double shared =
        Math.min(letters.get(letters.size() - 1).u1(), glyph.u1())
            - Math.max(letters.get(0).u0(), glyph.u0());
    return shared < OVERHUNG * (glyph.u1() - glyph.u0());
  }

  private RubyText text(int from, int to, int firstLetter, int end, List<RubyText> readings) {
    StringBuilder text = new StringBuilder();
    letters.subList(firstLetter, end).forEach(letter -> text.append(letter.glyph().text()));
    Placed first = letters.get(firstLetter);
    for (RubyText reading : readings) {
      if (reading.printed().glyphs.contains(first)) {
        return new RubyText(from, to, text.toString(), reading.printed());
      }
    }
    return new RubyText(from, to, text.toString(), readings.get(0).printed());
  }

  /**
   * Square ems between where the letters stand and where they would over these bases: spread
   * evenly, or set solid from the beginning, the middle or the end, or flush with both ends. With
   * it how unevenly the bases stand, since a long reading drives those of its word apart evenly.
   */
  private double misfit(int b0, int b, int l0, int l) {
    double left = base.get(b0).u0();
    double width = base.get(b - 1).u1() - left;
    int count = l - l0;
    double solid = 0;
    for (int i = l0; i < l; i++) {
      solid += letters.get(i).u1() - letters.get(i).u0();
    }
    double letter = solid / count;
    double room = width - solid;
    double step = Math.max(width, solid) / count;
    double off = off(l0, l, left + (width - step * count + step) / 2, step);
    double first = left + letter / 2;
    off = Math.min(off, UNUSUAL + off(l0, l, first, letter));
    off = Math.min(off, UNUSUAL + off(l0, l, first + room / 2, letter));
    off = Math.min(off, UNUSUAL + off(l0, l, first + room, letter));
    if (count > 1 && room > 0) {
      off = Math.min(off, UNUSUAL + off(l0, l, first, letter + room / (count - 1)));
    }
    return off + uneven(b0, b);
  }

  /** Square ems between letters and places a step apart. */
  private double off(int l0, int l, double first, double step) {
    double sum = 0;
    for (int i = l0; i < l; i++) {
      double off = (letters.get(i).centreU() - first - step * (i - l0)) / em;
      sum += off * off;
    }
    return sum;
  }

  /** Square ems between the rooms of these bases and their mean. */
  private double uneven(int b0, int b) {
    int rooms = b - b0 - 1;
    if (rooms < 2) {
      return 0;
    }
    double solid = 0;
    for (int i = b0; i < b; i++) {
      solid += base.get(i).u1() - base.get(i).u0();
    }
    double mean = (base.get(b - 1).u1() - base.get(b0).u0() - solid) / rooms;
    double sum = 0;
    for (int i = b0 + 1; i < b; i++) {
      double off = (base.get(i).u0() - base.get(i - 1).u1() - mean) / em;
      sum += off * off;
    }
    return sum;
  }
}
