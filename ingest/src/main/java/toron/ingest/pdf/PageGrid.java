package toron.ingest.pdf;

import java.util.List;
import toron.ingest.layout.Glyph;

/** Counts glyphs of different text objects that lie over each other, and those off the page. */
final class PageGrid {
  private static final double CELL = 12;

  /** What two glyphs share of the smaller one's box when they cannot both be read. */
  private static final double OVER = 0.3;

  /** Letters more different in size than this do not hide each other: marks of water, initials. */
  private static final double ALIKE = 0.45;

  /** A page that claims to be larger than a poster has coarser cells. */
  private static final double MOST_CELLS = 1 << 16;

  private final double width;
  private final double height;
  private final double cell;

  /** With one more on each side for what lies off the page. */
  private final int columns;

  private final int rows;

  PageGrid(double width, double height) {
    this.width = width;
    this.height = height;
    cell = Math.max(CELL, Math.max(width, height) / Math.sqrt(MOST_CELLS));
    columns = (int) (width / cell) + 3;
    rows = (int) (height / cell) + 3;
  }

  /** Glyphs that are off the page or over one of another piece. */
  int damage(List<Displaced.Piece> pieces) {
    boolean[] meets = PieceBoxes.of(pieces).meeting(OVER - 0.01);
    Cells cells = null;
    int damage = 0;
    for (int p = 0; p < pieces.size(); p++) {
      if (meets[p] && cells == null) {
        cells = new Cells(pieces);
      }
      for (Glyph glyph : pieces.get(p).glyphs()) {
        boolean off = isOff(glyph);
        damage += off || (meets[p] && cells != null && covered(glyph, p, cells)) ? 1 : 0;
      }
    }
    return damage;
  }

  /** Glyphs of {@code moved} that are off the page or over one of {@code placed}. */
  int disturbance(List<Displaced.Piece> moved, List<Displaced.Piece> placed) {
    Cells cells = new Cells(placed);
    int damage = 0;
    for (Displaced.Piece piece : moved) {
      for (Glyph glyph : piece.glyphs()) {
        damage += isOff(glyph) || covered(glyph, -1, cells) ? 1 : 0;
      }
    }
    return damage;
  }

  private boolean isOff(Glyph glyph) {
    double x = (glyph.x0() + glyph.x1()) / 2;
    double y = (glyph.y0() + glyph.y1()) / 2;
    return (x < 0 || y < 0 || x > width || y > height) && !glyph.text().isBlank();
  }

  private boolean covered(Glyph glyph, int piece, Cells cells) {
    if (!isCounted(glyph)) {
      return false;
    }
    double x = (glyph.x0() + glyph.x1()) / 2;
    double y = (glyph.y0() + glyph.y1()) / 2;
    double reach = Math.ceil(glyph.size() / cell) * cell;
    int last = column(x + reach);
    int top = row(y - reach);
    int bottom = row(y + reach);
    for (int column = column(x - reach); column <= last; column++) {
      if (cells.covers(column * rows + top, column * rows + bottom, piece, glyph)) {
        return true;
      }
    }
    return false;
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(columns - 1, Math.floor(x / cell) + 1));
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(rows - 1, Math.floor(y / cell) + 1));
  }

  /** The letters and digits of pieces, those of a cell next to each other. */
  private final class Cells {
    private final int[] starts = new int[columns * rows + 1];
    private final Glyph[] glyphs;
    private final int[] pieces;

    Cells(List<Displaced.Piece> of) {
      int all = 0;
      for (Displaced.Piece piece : of) {
        for (Glyph glyph : piece.glyphs()) {
          if (isCounted(glyph)) {
            starts[cell(glyph) + 1]++;
            all++;
          }
        }
      }
      for (int i = 1; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      glyphs = new Glyph[all];
      pieces = new int[all];
      int[] next = starts.clone();
      for (int p = 0; p < of.size(); p++) {
        for (Glyph glyph : of.get(p).glyphs()) {
          if (isCounted(glyph)) {
            int at = next[cell(glyph)]++;
            glyphs[at] = glyph;
            pieces[at] = p;
          }
        }
      }
    }

    private int cell(Glyph g) {
      return column((g.x0() + g.x1()) / 2) * rows + row((g.y0() + g.y1()) / 2);
    }

    /** Whether one of another piece, in the cells from one to the other, is in the glyph's way. */
    boolean covers(int from, int to, int piece, Glyph glyph) {
      for (int i = starts[from]; i < starts[to + 1]; i++) {
        if (pieces[i] != piece && over(glyph, glyphs[i])) {
          return true;
        }
      }
      return false;
    }
  }

  static boolean isCounted(Glyph glyph) {
    return Character.isLetterOrDigit(glyph.text().codePointAt(0));
  }

  /** A letter printed twice for weight is no damage. */
  private static boolean over(Glyph a, Glyph b) {
    double w = Math.min(a.x1(), b.x1()) - Math.max(a.x0(), b.x0());
    if (w <= 0) {
      return false;
    }
    double h = Math.min(a.y1(), b.y1()) - Math.max(a.y0(), b.y0());
    double ratio = a.size() / b.size();
    if (h <= 0 || ratio < ALIKE || ratio > 1 / ALIKE || a.text().equals(b.text())) {
      return false;
    }
    double least =
        Math.min((a.x1() - a.x0()) * (a.y1() - a.y0()), (b.x1() - b.x0()) * (b.y1() - b.y0()));
    return w * h > OVER * least;
  }
}
