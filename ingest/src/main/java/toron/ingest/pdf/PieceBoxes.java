package toron.ingest.pdf;

import java.util.Arrays;
import java.util.List;
import toron.ingest.layout.Glyph;

/**
 * The boxes of text objects: on a sound page hardly any two meet, and then none of their letters
 * can.
 */
final class PieceBoxes {
  /** Pages where more pairs than this for each object have to be looked at are not sound. */
  private static final int MOST_PAIRS = 256;

  private final double[] x0;
  private final double[] y0;
  private final double[] x1;
  private final double[] y1;

  /** The narrowest and the lowest letter of each. */
  private final double[] width;

  private final double[] height;

  private PieceBoxes(int count) {
    x0 = filled(count, Double.MAX_VALUE);
    y0 = filled(count, Double.MAX_VALUE);
    x1 = filled(count, -Double.MAX_VALUE);
    y1 = filled(count, -Double.MAX_VALUE);
    width = filled(count, Double.MAX_VALUE);
    height = filled(count, Double.MAX_VALUE);
  }

  private static double[] filled(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  /** Around the letters and digits of each piece. */
  static PieceBoxes of(List<Displaced.Piece> pieces) {
    PieceBoxes boxes = new PieceBoxes(pieces.size());
    for (int p = 0; p < pieces.size(); p++) {
      for (Glyph glyph : pieces.get(p).glyphs()) {
        if (PageGrid.isCounted(glyph)) {
          boxes.add(p, glyph);
        }
      }
    }
    return boxes;
  }

  private void add(int piece, Glyph g) {
    x0[piece] = Math.min(x0[piece], g.x0());
    y0[piece] = Math.min(y0[piece], g.y0());
    x1[piece] = Math.max(x1[piece], g.x1());
    y1[piece] = Math.max(y1[piece], g.y1());
    width[piece] = Math.min(width[piece], g.x1() - g.x0());
    height[piece] = Math.min(height[piece], g.y1() - g.y0());
  }

  /**
   * Which of them share so much with another that a letter of one could share so much with one of
   * the other.
   *
   * @param share of the smaller letter
   */
  boolean[] meeting(double share) {
    int count = x0.length;
    boolean[] meets = new boolean[count];
    // From the top of the page down, so that only boxes at one height are compared.
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToIntBits((float) y0[i]);
      order[i] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | i;
    }
    Arrays.sort(order);
    long left = (long) MOST_PAIRS * count;
    for (int i = 0; i < count; i++) {
      int a = (int) order[i];
      for (int j = i + 1; j < count && y0[(int) order[j]] < y1[a]; j++) {
        int b = (int) order[j];
        double w = Math.min(x1[a], x1[b]) - Math.max(x0[a], x0[b]);
        double h = Math.min(y1[a], y1[b]) - Math.max(y0[a], y0[b]);
        if (w > share * Math.min(width[a], width[b])
            && h > share * Math.min(height[a], height[b])) {
          meets[a] = true;
          meets[b] = true;
        }
        if (--left < 0) {
          Arrays.fill(meets, true);
          return meets;
        }
      }
    }
    return meets;
  }
}
