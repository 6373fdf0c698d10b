package toron.ingest.layout;

import java.util.List;

/**
 * What is printed on one page, in the order of the content stream, which says nothing.
 *
 * @param recognised whether OCR read them, in whose order then is some sense
 * @param displaced whether the page as displayed has text over text, and the glyphs stand where
 *     they fit together instead
 */
public record PageGlyphs(
    int number,
    double width,
    double height,
    List<Glyph> glyphs,
    boolean displaced,
    boolean recognised) {

  public PageGlyphs(int number, double width, double height, List<Glyph> glyphs) {
    this(number, width, height, glyphs, false, false);
  }

  public PageGlyphs(
      int number, double width, double height, List<Glyph> glyphs, boolean displaced) {
    this(number, width, height, glyphs, displaced, false);
  }
}
