package toron.ingest.layout;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One printed character with its em box. */
public final class Glyph {
  private final String text;

  // A long document has millions of glyphs: places are kept as precisely as PDFs give them.
  private final float x0;
  private final float y0;
  private final float x1;
  private final float y1;
  private final float size;
  private final short angle;
  private final boolean blank;

  /**
   * @param text what it says; a blank is kept, since it separates words
   * @param x0 left edge in points from the left of the page as displayed; {@code y0} is the top
   *     edge
   * @param size font size in points as displayed
   * @param angle clockwise rotation of the glyph as displayed: 0, 90, 180 or 270 degrees
   */
  public Glyph(String text, double x0, double y0, double x1, double y1, double size, int angle) {
    this.text = text;
    this.x0 = (float) x0;
    this.y0 = (float) y0;
    this.x1 = (float) x1;
    this.y1 = (float) y1;
    this.size = (float) size;
    this.angle = (short) angle;
    blank = text.isBlank();
  }

  public String text() {
    return text;
  }

  public double x0() {
    return x0;
  }

  public double y0() {
    return y0;
  }

  public double x1() {
    return x1;
  }

  public double y1() {
    return y1;
  }

  public double size() {
    return size;
  }

  public int angle() {
    return angle;
  }

  boolean blank() {
    return blank;
  }

  double centreX() {
    return (x0() + x1()) / 2;
  }

  double centreY() {
    return (y0() + y1()) / 2;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Glyph g
        && text.equals(g.text)
        && x0 == g.x0
        && y0 == g.y0
        && x1 == g.x1
        && y1 == g.y1
        && size == g.size
        && angle == g.angle;
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, x0, y0, x1, y1, size, angle);
  }

  @Override
  public String toString() {
    return "%s at %.1f, %.1f to %.1f, %.1f".formatted(text, x0, y0, x1, y1);
  }
}
