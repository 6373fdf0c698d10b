package toron.ingest.layout;

import java.util.Arrays;
import java.util.List;

/**
 * The inked glyphs of a page in a grid. Cells lie one after the other in flat arrays: every glyph
 * asks for those around it, which is most of the work of a page.
 */
final class Neighbours {
  /** A page that claims more cells than this, for strays far outside it, has larger ones. */
  private static final double MOST = 1 << 16;

  /** The widest and the tallest glyph. */
  final double widest;

  final double tallest;

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
    double w = 0;
    double h = 0;
    int inked = 0;
    for (Glyph g : glyphs) {
      if (!g.blank()) {
        x0 = Math.min(x0, g.centreX());
        y0 = Math.min(y0, g.centreY());
        x1 = Math.max(x1, g.centreX());
        y1 = Math.max(y1, g.centreY());
        sizes += g.size();
        w = Math.max(w, g.x1() - g.x0());
        h = Math.max(h, g.y1() - g.y0());
        inked++;
      }
    }
    widest = w;
    tallest = h;
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

  /** Those whose centres are in a rectangle. */
  void find(double x0, double y0, double x1, double y1) {
    found = 0;
    int last = column(x1);
    int row0 = row(y0);
    int row1 = row(y1);
    for (int column = column(x0); column <= last; column++) {
      // The cells of a column from one row to another are neighbours in the arrays too.
      int end = starts[column * rows + row1 + 1];
      for (int i = starts[column * rows + row0]; i < end; i++) {
        double x = centreX[i];
        double y = centreY[i];
        if (x >= x0 && x <= x1 && y >= y0 && y <= y1) {
          if (found == of.length) {
            of = Arrays.copyOf(of, 2 * found);
          }
          of[found++] = index[i];
        }
      }
    }
  }

  /**
   * The sign of the votes in a rectangle and of some more, {@code sum}: by whole cells where those
   * on its edge make no difference, which is nearly everywhere.
   */
  boolean isPositive(
      Tally tally, int[] votes, int sum, double x0, double y0, double x1, double y1) {
    int a = column(x0);
    int b = column(x1);
    int c = row(y0);
    int d = row(y1);
    int inside = tally.positive(a + 1, c + 1, b - 1, d - 1);
    int insideAgainst = tally.negative(a + 1, c + 1, b - 1, d - 1);
    if (sum + tally.positive(a, c, b, d) + insideAgainst <= 0) {
      return false;
    }
    if (sum + inside + tally.negative(a, c, b, d) > 0) {
      return true;
    }
    find(x0, y0, x1, y1);
    int exact = sum;
    for (int k = 0; k < found; k++) {
      exact += votes[of[k]];
    }
    return exact > 0;
  }

  /** The votes of glyphs, added up from the first cell to each one (a summed-area table). */
  final class Tally {
    private final int[] positive = new int[(columns + 1) * (rows + 1)];
    private final int[] negative = new int[(columns + 1) * (rows + 1)];

    Tally(int[] votes) {
      int height = rows + 1;
      for (int column = 0; column < columns; column++) {
        for (int row = 0; row < rows; row++) {
          int cellOf = column * rows + row;
          int at = (column + 1) * height + row + 1;
          positive[at] = positive[at - 1] + positive[at - height] - positive[at - height - 1];
          negative[at] = negative[at - 1] + negative[at - height] - negative[at - height - 1];
          for (int i = starts[cellOf]; i < starts[cellOf + 1]; i++) {
            int vote = votes[index[i]];
            positive[at] += Math.max(0, vote);
            negative[at] += Math.min(0, vote);
          }
        }
      }
    }

    private int positive(int column0, int row0, int column1, int row1) {
      return sum(positive, column0, row0, column1, row1);
    }

    private int negative(int column0, int row0, int column1, int row1) {
      return sum(negative, column0, row0, column1, row1);
    }

    private int sum(int[] table, int column0, int row0, int column1, int row1) {
      if (column1 < column0 || row1 < row0) {
        return 0;
      }
      int left = column0 * (rows + 1);
      int right = (column1 + 1) * (rows + 1);
      return table[right + row1 + 1]
          - table[right + row0]
          - table[left + row1 + 1]
          + table[left + row0];
    }
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(columns - 1, Math.floor((x - left) / cell)));
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(rows - 1, Math.floor((y - top) / cell)));
  }
}
