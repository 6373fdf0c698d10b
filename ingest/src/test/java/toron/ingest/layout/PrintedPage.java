package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A page set by hand: glyphs where a typesetter would put them, in points from the top left. */
final class PrintedPage {
  static final double WIDTH = 595;
  static final double HEIGHT = 842;

  private final int number;
  private final List<Glyph> glyphs = new ArrayList<>();

  PrintedPage(int number) {
    this.number = number;
  }

  /** Square characters from left to right. */
  PrintedPage across(double x, double y, double size, String text) {
    return across(x, y, size, size, text);
  }

  /** Characters from left to right, one every {@code step} points. */
  PrintedPage across(double x, double y, double size, double step, String text) {
    double at = x;
    for (int c : text.codePoints().toArray()) {
      double wide = c < 0x2E80 ? size / 2 : size;
      glyphs.add(new Glyph(Character.toString(c), at, y, at + wide, y + size, size, 0));
      at += c < 0x2E80 ? step / 2 : step;
    }
    return this;
  }

  /** Square characters from top to bottom; {@code x} is the left edge of the column. */
  PrintedPage down(double x, double y, double size, String text) {
    return down(x, y, size, size, text);
  }

  PrintedPage down(double x, double y, double size, double step, String text) {
    double at = y;
    for (int c : text.codePoints().toArray()) {
      glyphs.add(new Glyph(Character.toString(c), x, at, x + size, at + size, size, 0));
      at += step;
    }
    return this;
  }

  PageGlyphs page() {
    return new PageGlyphs(number, WIDTH, HEIGHT, List.copyOf(glyphs));
  }

  /** The same page with its glyphs in another order of the content stream. */
  PageGlyphs shuffled(long seed) {
    List<Glyph> mixed = new ArrayList<>(glyphs);
    Collections.shuffle(mixed, new Random(seed));
    return new PageGlyphs(number, WIDTH, HEIGHT, mixed);
  }
}
