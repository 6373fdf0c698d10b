package toron.ingest.layout;

import java.util.Arrays;
import java.util.List;

/**
 * The inked glyphs of a page in a grid. Cells lie one after the other in flat arrays, and what is
 * asked of a glyph beside it: every glyph looks at those around it, which is most of the work of a
 * page.
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
  final int columns;
  final int rows;

  /** Where each cell begins in the arrays that follow; cells of a column lie together. */
  final int[] starts;

  /** Which of the page's glyphs stands at each place. */
  final int[] index;

  final double[] centreX;
  final double[] centreY;
  final double[] x0;
  final double[] x1;
  final double[] y0;
  final double[] y1;
  final double[] size;

  Neighbours(List<Glyph> glyphs) {
    double minX = Double.MAX_VALUE;
    double minY = Double.MAX_VALUE;
    double maxX = -Double.MAX_VALUE;
    double maxY = -Double.MAX_VALUE;
    double sizes = 0;
    double w = 0;
    double h = 0;
    int inked = 0;
    for (Glyph g : glyphs) {
      if (!g.blank()) {
        minX = Math.min(minX, g.centreX());
        minY = Math.min(minY, g.centreY());
        maxX = Math.max(maxX, g.centreX());
        maxY = Math.max(maxY, g.centreY());
        sizes += g.size();
        w = Math.max(w, g.x1() - g.x0());
        h = Math.max(h, g.y1() - g.y0());
        inked++;
      }
    }
    widest = w;
    tallest = h;
    double wide = Math.max(0, maxX - minX);
    double high = Math.max(0, maxY - minY);
    // Of the usual size: coarser ones bring in glyphs that are too far away.
    double em = inked == 0 ? 1 : sizes / inked;
    cell = Math.max(Math.max(em, 1), Math.max(wide, high) / Math.sqrt(MOST));
    left = minX;
    top = minY;
    columns = (int) (wide / cell) + 1;
    rows = (int) (high / cell) + 1;
    starts = new int[columns * rows + 1];
    index = new int[inked];
    centreX = new double[inked];
    centreY = new double[inked];
    x0 = new double[inked];
    x1 = new double[inked];
    y0 = new double[inked];
    y1 = new double[inked];
    size = new double[inked];
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
        Glyph g = glyphs.get(i);
        index[at] = i;
        centreX[at] = g.centreX();
        centreY[at] = g.centreY();
        x0[at] = g.x0();
        x1[at] = g.x1();
        y0[at] = g.y0();
        y1[at] = g.y1();
        size[at] = g.size();
      }
    }
  }

  /** The votes of those whose centres are in a rectangle. */
  private int sum(int[] votes, double fromX, double fromY, double toX, double toY) {
    int sum = 0;
    int last = column(toX);
    int row0 = row(fromY);
    int row1 = row(toY);
    for (int column = column(fromX); column <= last; column++) {
      // The cells of a column from one row to another are neighbours in the arrays too.
      int end = starts[column * rows + row1 + 1];
      for (int i = starts[column * rows + row0]; i < end; i++) {
        double x = centreX[i];
        double y = centreY[i];
        sum += x >= fromX && x <= toX && y >= fromY && y <= toY ? votes[i] : 0;
      }
    }
    return sum;
  }

  /** The votes at each place, added up from the first cell to each one (a summed-area table). */
  final class Tally {
    private final int[] votes;
    private final int[] positive = new int[(columns + 1) * (rows + 1)];
    private final int[] negative = new int[(columns + 1) * (rows + 1)];

    Tally(int[] votes) {
      this.votes = votes;
      int height = rows + 1;
      for (int column = 0; column < columns; column++) {
        int above = 0;
        int aboveAgainst = 0;
        for (int row = 0; row < rows; row++) {
          int cellOf = column * rows + row;
          int at = (column + 1) * height + row + 1;
          for (int i = starts[cellOf]; i < starts[cellOf + 1]; i++) {
            above += Math.max(0, votes[i]);
            aboveAgainst += Math.min(0, votes[i]);
          }
          positive[at] = positive[at - height] + above;
          negative[at] = negative[at - height] + aboveAgainst;
        }
      }
    }

    /**
     * The sign of the votes in a rectangle and of some more, {@code sum}: by whole cells where
     * those on its edge make no difference, which is nearly everywhere.
     */
    boolean isPositive(int sum, double x0, double y0, double x1, double y1) {
      int a = column(x0);
      int b = column(x1);
      int c = row(y0);
      int d = row(y1);
      int inside = sum(positive, a + 1, c + 1, b - 1, d - 1);
      int insideAgainst = sum(negative, a + 1, c + 1, b - 1, d - 1);
      if (sum + sum(positive, a, c, b, d) + insideAgainst <= 0) {
        return false;
      }
      if (sum + inside + sum(negative, a, c, b, d) > 0) {
        return true;
      }
      return sum + Neighbours.this.sum(votes, x0, y0, x1, y1) > 0;
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

  int column(double x) {
    return Math.max(0, Math.min(columns - 1, (int) ((x - left) / cell)));
  }

  int row(double y) {
    return Math.max(0, Math.min(rows - 1, (int) ((y - top) / cell)));
  }
}
