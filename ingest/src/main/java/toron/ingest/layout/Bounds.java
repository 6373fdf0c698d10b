package toron.ingest.layout;

import java.util.List;

/** The smallest rectangle around some glyphs, as displayed. */
record Bounds(double x0, double y0, double x1, double y1) {
  static Bounds of(List<Line.Placed> glyphs) {
    double x0 = Double.MAX_VALUE;
    double y0 = Double.MAX_VALUE;
    double x1 = -Double.MAX_VALUE;
    double y1 = -Double.MAX_VALUE;
    for (Line.Placed placed : glyphs) {
      Glyph g = placed.glyph();
      if (!g.blank()) {
        x0 = Math.min(x0, g.x0());
        y0 = Math.min(y0, g.y0());
        x1 = Math.max(x1, g.x1());
        y1 = Math.max(y1, g.y1());
      }
    }
    return x0 > x1 ? new Bounds(0, 0, 0, 0) : new Bounds(x0, y0, x1, y1);
  }
}
