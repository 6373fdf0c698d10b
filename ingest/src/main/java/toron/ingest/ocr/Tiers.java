package toron.ingest.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiers of a page that is written downwards (段組): parted by a white band or a rule from one
 * side to the other. Read whole, Tesseract takes the lines of a tier for the beginnings of those
 * below.
 *
 * <p>All measures are in ems.
 */
final class Tiers {
  /** The least height of the band between two tiers. */
  private static final double BAND = 0.9;

  /** No stroke of a letter is longer than a rule. */
  private static final double RULE = 8;

  /** A strip lower than this is a running head or a page number, which goes across. */
  static final double HEAD = 2.2;

  private static final double SPECK = 0.3;

  /** The least height of a tier above another, and of one below. */
  private static final double TIER = 8;

  private static final double LAST = 4;

  /** Lines that end this near to the band are full; the last letter may be a full stop. */
  private static final double FULL = 0.8;

  /** A tier has so many full lines, and such a share of its lines is full. */
  private static final int FULL_LINES = 3;

  private static final double FULL_SHARE = 0.25;

  /** Narrower than this are readings and marks, wider are lines that touch. */
  private static final double NARROW = 0.5;

  private static final double WIDE = 1.8;

  /** The usual room from one line to the next. */
  private static final double PITCH = 1.6;

  /** What may stand over all tiers on the right: a title and more. */
  private static final double OVER_ALL = 0.4;

  private final int width;
  private final int height;
  private final double em;
  private final boolean[] ink;

  private Tiers(BufferedImage grey, double em) {
    width = grey.getWidth();
    height = grey.getHeight();
    this.em = em;
    ink = new boolean[width * height];
    byte[] dots = Levels.dots(grey);
    for (int i = 0; i < ink.length; i++) {
      ink[i] = dots[i] >= 0;
    }
    int rule = (int) (RULE * em);
    for (int y = 0; y < height; y++) {
      clear(y * width, 1, width, rule);
    }
    for (int x = 0; x < width; x++) {
      clear(x, width, height, rule);
    }
  }

  /**
   * What to read one after the other, or nothing where the page is one block.
   *
   * @param em in dots
   */
  static List<Rectangle> of(BufferedImage grey, double em) {
    return new Tiers(grey, em).found();
  }

  /** The picture with nothing but what is in one part of it, in its place. */
  static BufferedImage only(BufferedImage grey, Rectangle part) {
    BufferedImage only =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = only.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, grey.getWidth(), grey.getHeight());
    graphics.clip(part);
    graphics.drawImage(grey, 0, 0, null);
    graphics.dispose();
    return only;
  }

  /** Removes rules of one direction from one row or column of dots. */
  private void clear(int from, int step, int count, int longest) {
    int run = 0;
    for (int i = 0; i <= count; i++) {
      if (i < count && ink[from + i * step]) {
        run++;
        continue;
      }
      for (int k = i - run; run > longest && k < i; k++) {
        ink[from + k * step] = false;
      }
      run = 0;
    }
  }

  private List<Rectangle> found() {
    List<Rectangle> tiers = tiers(new Rectangle(0, 0, width, height));
    if (!tiers.isEmpty()) {
      return tiers;
    }
    List<int[]> lines = spans(new Rectangle(0, 0, width, height), true, NARROW);
    for (int i = lines.size() - 1; i > (1 - OVER_ALL) * lines.size(); i--) {
      int edge = (lines.get(i - 1)[1] + lines.get(i)[0]) / 2;
      tiers = tiers(new Rectangle(0, 0, edge, height));
      if (!tiers.isEmpty()) {
        List<Rectangle> parts = new ArrayList<>();
        parts.add(new Rectangle(edge, 0, width - edge, height));
        parts.addAll(tiers);
        return parts;
      }
    }
    return List.of();
  }

  private List<Rectangle> tiers(Rectangle within) {
    List<int[]> found = new ArrayList<>();
    List<int[]> heads = new ArrayList<>();
    int tiers = 0;
    int[] tier = {0, 0};
    for (int[] strip : spans(within, false, BAND)) {
      if (strip[1] - strip[0] < HEAD * em) {
        heads.add(strip);
        continue;
      }
      if (tiers == 0 || isTier(within, tier, strip)) {
        found.addAll(heads);
        tier = strip;
        found.add(tier);
        tiers++;
      } else {
        tier[1] = strip[1];
      }
      heads.clear();
    }
    found.addAll(heads);
    List<Rectangle> parts = new ArrayList<>();
    if (tiers > 1) {
      int margin = (int) (BAND / 2 * em);
      for (int[] strip : found) {
        if (strip[1] - strip[0] < SPECK * em) {
          continue;
        }
        int top = Math.max(0, strip[0] - margin);
        int bottom = Math.min(height, strip[1] + margin);
        parts.add(new Rectangle(within.x, top, within.width, bottom - top));
      }
    }
    return parts;
  }

  /** Whether the lines of one strip do not go on in the next. */
  private boolean isTier(Rectangle within, int[] upper, int[] lower) {
    if (upper[1] - upper[0] < TIER * em || lower[1] - lower[0] < LAST * em) {
      return false;
    }
    int lines = 0;
    int full = 0;
    Rectangle strip = new Rectangle(within.x, upper[0], within.width, upper[1] - upper[0]);
    for (int[] span : spans(strip, true, 0)) {
      int across = span[1] - span[0];
      int parts = across < WIDE * em ? 1 : (int) Math.round(across / (PITCH * em));
      for (int i = 0; i < parts && across > NARROW * em; i++) {
        int from = span[0] + across * i / parts;
        int to = span[0] + across * (i + 1) / parts;
        lines++;
        full += isFull(from, to, upper[1]) ? 1 : 0;
      }
    }
    return full >= FULL_LINES && full >= FULL_SHARE * lines;
  }

  private boolean isFull(int x0, int x1, int bottom) {
    int count = 0;
    for (int y = bottom - (int) (FULL * em); y < bottom; y++) {
      for (int x = x0; x < x1; x++) {
        count += ink[y * width + x] ? 1 : 0;
      }
    }
    // More than the readings beside it and specks.
    return count > 0.02 * em * em;
  }

  /** Where ink is, from and to, parted by white of at least {@code gap} ems; in x or in y. */
  private List<int[]> spans(Rectangle within, boolean columns, double gap) {
    int from = columns ? within.x : within.y;
    int to = from + (columns ? within.width : within.height);
    int depth = columns ? within.height : within.width;
    int specks = Math.max(1, depth / 500);
    List<int[]> spans = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int at = columns ? within.y * width + i : i * width + within.x;
      int step = columns ? width : 1;
      int count = 0;
      for (int k = 0; k < depth; k++) {
        count += ink[at + k * step] ? 1 : 0;
      }
      if (count <= specks) {
        continue;
      }
      int[] last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (last == null || i - last[1] > gap * em) {
        spans.add(new int[] {i, i + 1});
      } else {
        last[1] = i + 1;
      }
    }
    return spans;
  }
}
