package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import toron.ingest.layout.Line.Placed;
import toron.ingest.layout.Line.RubyText;

/**
 * Which readings belong to which of several words in a row. Each reading is spread evenly over its
 * base (JLReq 3.3.5), so the parting that predicts where the small letters stand is the right one;
 * of two that predict the same, the one with fewer parts.
 */
final class RubyGroups {
  /** What one more part costs, in square ems of the base. */
  private static final double PART = 0.012;

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
    found.sort(Comparator.comparingInt(RubyText::from).thenComparingDouble(r -> r.printed().u0));
    line.ruby.clear();
    line.ruby.addAll(after);
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
    for (int b = 1; b <= bases; b++) {
      for (int l = 1; l <= count; l++) {
        for (int b0 = 0; b0 < b; b0++) {
          for (int l0 = 0; l0 < l; l0++) {
            double all = cost[b0][l0] + PART + misfit(b0, b, l0, l);
            if (cost[b0][l0] < Double.MAX_VALUE && all < cost[b][l]) {
              cost[b][l] = all;
              cut[b][l] = new int[] {b0, l0};
            }
          }
        }
      }
    }
    List<RubyText> parts = new ArrayList<>();
    int l = count;
    for (int b = bases; b > 0; ) {
      int[] from = cut[b][l];
      parts.add(0, text(offset + from[0], offset + b, from[1], l, readings));
      b = from[0];
      l = from[1];
    }
    line.ruby.addAll(parts);
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

  /** Square ems between where the letters stand and where they would, spread over these bases. */
  private double misfit(int b0, int b, int l0, int l) {
    double left = base.get(b0).u0();
    double width = base.get(b - 1).u1() - left;
    int count = l - l0;
    double solid = 0;
    for (int i = l0; i < l; i++) {
      solid += letters.get(i).u1() - letters.get(i).u0();
    }
    double step = Math.max(width, solid) / count;
    double start = left + (width - step * count) / 2;
    double spread = 0;
    for (int i = l0; i < l; i++) {
      double off = (letters.get(i).centreU() - start - step * (i - l0 + 0.5)) / em;
      spread += off * off;
    }
    return spread;
  }
}
