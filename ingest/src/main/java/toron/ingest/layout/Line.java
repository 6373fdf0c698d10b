package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Glyphs that are read one after the other, with their place on the reading axes. */
final class Line {
  /** One glyph on the axes: {@code u} along the reading, {@code v} across the lines. */
  static final class Placed {
    private final Glyph glyph;
    private final float u0;
    private final float u1;
    private final float v0;
    private final float v1;

    Placed(Glyph glyph, double u0, double u1, double v0, double v1) {
      this.glyph = glyph;
      this.u0 = (float) u0;
      this.u1 = (float) u1;
      this.v0 = (float) v0;
      this.v1 = (float) v1;
    }

    Glyph glyph() {
      return glyph;
    }

    double u0() {
      return u0;
    }

    double u1() {
      return u1;
    }

    double v0() {
      return v0;
    }

    double v1() {
      return v1;
    }

    double centreU() {
      return (u0() + u1()) / 2;
    }

    double centreV() {
      return (v0() + v1()) / 2;
    }

    double em() {
      return Math.max(glyph.size(), 0.1);
    }
  }

  final boolean vertical;
  final List<Placed> glyphs;
  final List<RubyText> ruby = new ArrayList<>();

  /** Whether OCR has read it as a further part of the line before. */
  boolean goesOn;

  double u0 = Double.MAX_VALUE;
  double u1 = -Double.MAX_VALUE;
  double v0 = Double.MAX_VALUE;
  double v1 = -Double.MAX_VALUE;

  /** Asked for by every neighbour; the glyphs stay as they are. */
  private double size = -1;

  private @Nullable Bounds bounds;

  /** A reading over glyphs {@code from} to {@code to} of the line, {@code to} exclusive. */
  record RubyText(int from, int to, String text, Line printed) {}

  Line(boolean vertical, List<Placed> glyphs) {
    this.vertical = vertical;
    this.glyphs = glyphs;
    for (Placed glyph : glyphs) {
      if (!glyph.glyph().blank()) {
        u0 = Math.min(u0, glyph.u0());
        u1 = Math.max(u1, glyph.u1());
        v0 = Math.min(v0, glyph.v0());
        v1 = Math.max(v1, glyph.v1());
      }
    }
  }

  /** The line in two, before glyph {@code at}; its readings go with their bases. */
  List<Line> cut(int at) {
    Line head = new Line(vertical, List.copyOf(glyphs.subList(0, at)));
    Line tail = new Line(vertical, List.copyOf(glyphs.subList(at, glyphs.size())));
    for (RubyText r : ruby) {
      if (r.from() >= at) {
        tail.ruby.add(new RubyText(r.from() - at, r.to() - at, r.text(), r.printed()));
      } else {
        head.ruby.add(new RubyText(r.from(), Math.min(at, r.to()), r.text(), r.printed()));
      }
    }
    return List.of(head, tail);
  }

  /**
   * Several lines as one, in this order.
   *
   * @param before what stands between each line and the one before it, empty for nothing
   */
  static Line joined(List<Line> lines, List<String> before) {
    List<Placed> glyphs = new ArrayList<>();
    List<RubyText> ruby = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (i > 0 && !before.get(i).isEmpty()) {
        glyphs.add(blank(before.get(i), glyphs.get(glyphs.size() - 1), line));
      }
      for (RubyText r : line.ruby) {
        ruby.add(
            new RubyText(r.from() + glyphs.size(), r.to() + glyphs.size(), r.text(), r.printed()));
      }
      glyphs.addAll(line.glyphs);
    }
    Line joined = new Line(lines.get(0).vertical, glyphs);
    joined.ruby.addAll(ruby);
    return joined;
  }

  private static Placed blank(String text, Placed left, Line right) {
    Glyph g = left.glyph();
    Glyph blank = new Glyph(text, g.x1(), g.y0(), g.x1(), g.y1(), g.size(), g.angle());
    return new Placed(blank, left.u1(), right.u0, left.v0(), left.v1());
  }

  /** The size most of its glyphs have. */
  double size() {
    if (size < 0) {
      double[] sizes = new double[glyphs.size()];
      int count = 0;
      boolean sorted = true;
      for (Placed glyph : glyphs) {
        if (!glyph.glyph().blank()) {
          sizes[count] = glyph.glyph().size();
          sorted &= count == 0 || sizes[count] >= sizes[count - 1];
          count++;
        }
      }
      if (!sorted) {
        Arrays.sort(sizes, 0, count);
      }
      size = count == 0 ? 0 : sizes[count / 2];
    }
    return size;
  }

  /** Around its glyphs, as displayed. */
  Bounds bounds() {
    Bounds around = bounds == null ? Bounds.of(glyphs) : bounds;
    bounds = around;
    return around;
  }

  double centreV() {
    return (v0 + v1) / 2;
  }

  double centreU() {
    return (u0 + u1) / 2;
  }

  double length() {
    return u1 - u0;
  }

  String text() {
    return Spacing.text(this);
  }
}
