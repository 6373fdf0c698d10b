package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import toron.ingest.layout.Line.Placed;

/** Ranges that hold ink, with white strips between them. */
final class Strips {
  private Strips() {}

  /** What is inked of each column, along the reading, where columns are so far apart. */
  static List<double[]> ofGlyphs(List<Line> runs, double gap) {
    List<double[]> ink = new ArrayList<>();
    for (Line run : runs) {
      // Word by word, since letters so close are of one column: there is far less to sort.
      double[] word = {};
      for (Placed glyph : run.glyphs) {
        if (glyph.glyph().blank()) {
          continue;
        }
        if (word.length == 0 || glyph.u0() < word[0] || glyph.u0() - word[1] >= gap) {
          word = new double[] {glyph.u0(), glyph.u1()};
          ink.add(word);
        } else {
          word[1] = Math.max(word[1], glyph.u1());
        }
      }
    }
    return merged(ink, gap);
  }

  /** Ranges that overlap or lie closer than {@code gap} together. */
  static List<double[]> merged(List<double[]> ranges, double gap) {
    ranges.sort(Comparator.comparingDouble(range -> range[0]));
    List<double[]> merged = new ArrayList<>();
    for (double[] range : ranges) {
      double[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && range[0] - last[1] < gap) {
        last[1] = Math.max(last[1], range[1]);
      } else {
        merged.add(range.clone());
      }
    }
    return merged;
  }
}
