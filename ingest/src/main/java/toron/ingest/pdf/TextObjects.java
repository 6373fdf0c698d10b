package toron.ingest.pdf;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import toron.ingest.layout.Glyph;

/**
 * The text objects of a page (BT … ET) with the coordinate transform that each was drawn under.
 * Programs that reorder text objects without their transforms print lines over each other and off
 * the page; their glyphs still fit together under the transforms they were made for.
 */
final class TextObjects {
  /** Pages with more transforms than this place every run by its own, and none can be mixed up. */
  private static final int MOST_TRANSFORMS = 16;

  private final List<AffineTransform> transforms = new ArrayList<>();
  private int[] transformOf = new int[64];
  private int objects;
  private int[] objectOf = new int[256];
  private int glyphs;

  void clear() {
    transforms.clear();
    objects = 0;
    glyphs = 0;
  }

  /** A text object begins under this transform from its coordinates to the page as displayed. */
  void begin(AffineTransform transform) {
    int index = 0;
    while (index < transforms.size() && !same(transforms.get(index), transform)) {
      index++;
    }
    if (index == transforms.size() && index <= MOST_TRANSFORMS) {
      transforms.add(transform);
    }
    if (objects == transformOf.length) {
      transformOf = Arrays.copyOf(transformOf, 2 * objects);
    }
    transformOf[objects++] = index;
  }

  /** The next glyph belongs to the text object begun last. */
  void glyph() {
    if (glyphs == objectOf.length) {
      objectOf = Arrays.copyOf(objectOf, 2 * glyphs);
    }
    objectOf[glyphs++] = objects - 1;
  }

  /** The glyphs where they belong, where the page displays one upon the other. */
  Optional<List<Glyph>> settled(List<Glyph> shown, double width, double height) {
    boolean mixable = transforms.size() > 1 && transforms.size() <= MOST_TRANSFORMS && objects > 2;
    if (!mixable || (glyphs > 0 && objectOf[0] < 0)) {
      return Optional.empty();
    }
    List<Displaced.Piece> pieces = new ArrayList<>();
    for (int from = 0; from < glyphs; ) {
      int to = from + 1;
      while (to < glyphs && objectOf[to] == objectOf[from]) {
        to++;
      }
      pieces.add(new Displaced.Piece(shown.subList(from, to), transformOf[objectOf[from]]));
      from = to;
    }
    return new Displaced(pieces, transforms, width, height).settled();
  }

  private static boolean same(AffineTransform a, AffineTransform b) {
    return Math.abs(a.getTranslateX() - b.getTranslateX()) < 0.01
        && Math.abs(a.getTranslateY() - b.getTranslateY()) < 0.01
        && Math.abs(a.getScaleX() - b.getScaleX()) < 1e-4
        && Math.abs(a.getScaleY() - b.getScaleY()) < 1e-4
        && Math.abs(a.getShearX() - b.getShearX()) < 1e-4
        && Math.abs(a.getShearY() - b.getShearY()) < 1e-4;
  }
}
