package toron.ingest.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toron.ingest.layout.Glyph;

/** Counts glyphs of different text objects that lie over each other, and those off the page. */
final class PageGrid {
  private static final double CELL = 12;

  /** What two glyphs share of the smaller one's box when they cannot both be read. */
  private static final double OVER = 0.3;

  /** Letters more different in size than this do not hide each other: marks of water, initials. */
  private static final double ALIKE = 0.45;

  private final double width;
  private final double height;

  PageGrid(double width, double height) {
    this.width = width;
    this.height = height;
  }

  private record Owned(Glyph glyph, int piece) {}

  /** Glyphs that are off the page or over one of another piece. */
  int damage(List<Displaced.Piece> pieces) {
    Map<Long, List<Owned>> cells = cells(pieces);
    int damage = 0;
    for (int p = 0; p < pieces.size(); p++) {
      for (Glyph glyph : pieces.get(p).glyphs()) {
        damage += disturbed(glyph, p, cells) ? 1 : 0;
      }
    }
    return damage;
  }

  /** Glyphs of {@code moved} that are off the page or over one of {@code placed}. */
  int disturbance(List<Displaced.Piece> moved, List<Displaced.Piece> placed) {
    Map<Long, List<Owned>> cells = cells(placed);
    int damage = 0;
    for (Displaced.Piece piece : moved) {
      for (Glyph glyph : piece.glyphs()) {
        damage += disturbed(glyph, -1, cells) ? 1 : 0;
      }
    }
    return damage;
  }

  private boolean disturbed(Glyph glyph, int piece, Map<Long, List<Owned>> cells) {
    if (glyph.text().isBlank()) {
      return false;
    }
    double x = (glyph.x0() + glyph.x1()) / 2;
    double y = (glyph.y0() + glyph.y1()) / 2;
    if (x < 0 || y < 0 || x > width || y > height) {
      return true;
    }
    if (!Character.isLetterOrDigit(glyph.text().codePointAt(0))) {
      return false;
    }
    int reach = (int) Math.ceil(glyph.size() / CELL);
    for (long i = cell(x) - reach; i <= cell(x) + reach; i++) {
      for (long j = cell(y) - reach; j <= cell(y) + reach; j++) {
        for (Owned other : cells.getOrDefault(key(i, j), List.of())) {
          if (other.piece != piece && over(glyph, other.glyph)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A letter printed twice for weight is no damage. */
  private static boolean over(Glyph a, Glyph b) {
    double w = Math.min(a.x1(), b.x1()) - Math.max(a.x0(), b.x0());
    double h = Math.min(a.y1(), b.y1()) - Math.max(a.y0(), b.y0());
    double ratio = a.size() / b.size();
    if (w <= 0 || h <= 0 || ratio < ALIKE || ratio > 1 / ALIKE || a.text().equals(b.text())) {
      return false;
    }
    double least =
        Math.min((a.x1() - a.x0()) * (a.y1() - a.y0()), (b.x1() - b.x0()) * (b.y1() - b.y0()));
    return w * h > OVER * least;
  }

  private static Map<Long, List<Owned>> cells(List<Displaced.Piece> pieces) {
    Map<Long, List<Owned>> cells = new HashMap<>();
    for (int p = 0; p < pieces.size(); p++) {
      for (Glyph g : pieces.get(p).glyphs()) {
        if (Character.isLetterOrDigit(g.text().codePointAt(0))) {
          long key = key(cell((g.x0() + g.x1()) / 2), cell((g.y0() + g.y1()) / 2));
          cells.computeIfAbsent(key, k -> new ArrayList<>()).add(new Owned(g, p));
        }
      }
    }
    return cells;
  }

  private static long cell(double points) {
    return (long) Math.floor(points / CELL);
  }

  private static long key(long x, long y) {
    return x * 1_000_003L + y;
  }
}
