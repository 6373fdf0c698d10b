package toron.ingest.layout;

import java.util.Arrays;
import java.util.List;

/**
 * The inked glyphs of a page in a grid. Cells lie one after the other in flat arrays: every glyph
 * asks twice for those around it, which is most of the work of a page.
 */
final class Neighbours {
  /** A page that claims more cells than this, for strays far outside it, has larger ones. */
  private static final double MOST = 1 << 16;

  private final double cell;
  private final double left;
  private final double top;
  private final int columns;
  private final int rows;

  /** Where each cell begins in the arrays that follow; cells of a column lie together. */
  private final int[] starts;

  private final int[] index;
  private final double[] centreX;
  private final double[] centreY;

  /** The answer to the last question: {@code found} indices into the page's glyphs. */
  int[] of = new int[64];

  int found;

  Neighbours(List<Glyph> glyphs) {
    double x0 = Double.MAX_VALUE;
    double y0 = Double.MAX_VALUE;
    double x1 = -Double.MAX_VALUE;
    double y1 = -Double.MAX_VALUE;
    double sizes = 0;
    int inked = 0;
    for (Glyph g : glyphs) {
      if (!g.blank()) {
        x0 = Math.min(x0, g.centreX());
        y0 = Math.min(y0, g.centreY());
        x1 = Math.max(x1, g.centreX());
        y1 = Math.max(y1, g.centreY());
        sizes += g.size();
        inked++;
      }
    }
    double wide = Math.max(0, x1 - x0);
    double high = Math.max(0, y1 - y0);
    // Of the usual size: coarser ones bring in glyphs that are too far away.
    double em = inked == 0 ? 1 : sizes / inked;
    cell = Math.max(Math.max(em, 1), Math.max(wide, high) / Math.sqrt(MOST));
    left = x0;
    top = y0;
    columns = (int) (wide / cell) + 1;
    rows = (int) (high / cell) + 1;
    starts = new int[columns * rows + 1];
    index = new int[inked];
    centreX = new double[inked];
    centreY = new double[inked];
    fill(glyphs);
  }

  private void fill(List<Glyph> glyphs) {
    int[] cells = new int[glyphs.size()];
    for (int i = 0; i < cells.length; i++) {
      Glyph g = glyphs.get(i);
      cells[i] = g.blank() ? -1 : column(g.centreX()) * rows + row(g.centreY());
      if (cells[i] >= 0) {
        starts[cells[i] + 1]++;
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] next = Arrays.copyOf(starts, starts.length);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] >= 0) {
        int at = next[cells[i]]++;
        index[at] = i;
        centreX[at] = glyphs.get(i).centreX();
        centreY[at] = glyphs.get(i).centreY();
      }
    }
  }

  /** Those whose centres are at most so many of the glyph's ems away in both directions. */
  void find(Glyph g, double ems) {
    found = 0;
    double reach = ems * g.size();
    double x = g.centreX();
    double y = g.centreY();
    int row0 = row(y - reach);
    int row1 = row(y + reach);
    for (int column = column(x - reach); column <= column(x + reach); column++) {
      // The cells of a column from one row to another are neighbours in the arrays too.
      int end = starts[column * rows + row1 + 1];
      for (int i = starts[column * rows + row0]; i < end; i++) {
        if (Math.abs(centreX[i] - x) <= reach && Math.abs(centreY[i] - y) <= reach) {
          if (found == of.length) {
            of = Arrays.copyOf(of, 2 * found);
          }
          of[found++] = index[i];
        }
      }
    }
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(columns - 1, Math.floor((x - left) / cell)));
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(rows - 1, Math.floor((y - top) / cell)));
  }
}
