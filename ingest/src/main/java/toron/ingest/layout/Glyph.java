package toron.ingest.layout;

/**
 * One printed character with its em box.
 *
 * @param text what it says; a blank is kept, since it separates words
 * @param x0 left edge in points from the left of the page as displayed; {@code y0} is the top edge
 * @param size font size in points as displayed
 * @param angle clockwise rotation of the glyph as displayed: 0, 90, 180 or 270 degrees
 */
public record Glyph(
    String text, double x0, double y0, double x1, double y1, double size, int angle) {

  boolean blank() {
    // Asked some ten times of each glyph; no blank lies outside these two ranges.
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    return (first <= ' ' || (first >= '\u1680' && first <= '\u3000')) && text.isBlank();
  }

  double centreX() {
    return (x0 + x1) / 2;
  }

  double centreY() {
    return (y0 + y1) / 2;
  }
}
