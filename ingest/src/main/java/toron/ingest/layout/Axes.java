package toron.ingest.layout;

import toron.ingest.layout.Line.Placed;

/**
 * Turns a page so that text of either direction runs along {@code u} and its lines follow along
 * {@code v}: horizontal pages as they are, vertical ones with {@code u} downwards and {@code v}
 * from right to left. Everything after this is written once.
 */
record Axes(boolean vertical, double width) {
  Placed place(Glyph g) {
    return vertical
        ? new Placed(g, g.y0(), g.y1(), width - g.x1(), width - g.x0())
        : new Placed(g, g.x0(), g.x1(), g.y0(), g.y1());
  }
}
