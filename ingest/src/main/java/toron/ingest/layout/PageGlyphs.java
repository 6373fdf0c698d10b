package toron.ingest.layout;

import java.util.List;

/**
 * What is printed on one page, in the order of the content stream, which says nothing.
 *
 * @param displaced whether the page as displayed has text over text, and the glyphs stand where
 *     they fit together instead
 * @param read the lines in OCR's order, where it has read the page; there are no glyphs then
 */
public record PageGlyphs(
    int number,
    double width,
    double height,
    List<Glyph> glyphs,
    boolean displaced,
    List<ReadLine> read) {

  public PageGlyphs(int number, double width, double height, List<Glyph> glyphs) {
    this(number, width, height, glyphs, false);
  }

  public PageGlyphs(
      int number, double width, double height, List<Glyph> glyphs, boolean displaced) {
    this(number, width, height, glyphs, displaced, List.of());
  }

  /** What OCR read of a page. */
  public static PageGlyphs read(int number, double width, double height, List<ReadLine> lines) {
    return new PageGlyphs(number, width, height, List.of(), false, List.copyOf(lines));
  }

  boolean recognised() {
    return !read.isEmpty();
  }
}
