package toron.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import toron.ingest.Box;
import toron.ingest.Document;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;
import toron.ingest.Document.Writing;

/** One page as an SVG: its image, the line boxes over it, the way that reading takes, the marks. */
final class PageFigure {
  /** A marked span; {@code name} stands beside it, {@code href} is where a click leads. */
  record Mark(int begin, int end, String name, String href) {}

  /** Steps between lines that are further apart than this many font sizes are worth an arrow. */
  private static final double JUMP = 4;

  private final Document document;
  private final CodePoints text;
  private final PageImages images;

  PageFigure(Document document, CodePoints text, PageImages images) {
    this.document = document;
    this.text = text;
    this.images = images;
  }

  /**
   * @param anchors prefix of the ids of lines, such as {@code p3-}; null: lines have no ids
   */
  Html.Tag draw(Page page, List<Mark> marks, @Nullable String anchors) {
    Html.Tag figure = Html.tag("figure", "sheet");
    if (page.width() <= 0 || page.height() <= 0) {
      return figure.add(Html.tag("p", "note").add(Labels.of("page.no-size")));
    }
    Html.Tag svg =
        Html.tag("svg")
            .attr(
                "viewBox",
                "0 0 " + Numbers.plain(page.width()) + " " + Numbers.plain(page.height()))
            .attr("role", "img")
            .attr("aria-label", document.source().path() + " p. " + page.number());
    svg.add(rectangle(new Box(0, 0, page.width(), page.height())).cls("paper"));
    Optional<Html.Tag> complaint = image(page, svg);
    lines(page, svg, anchors);
    for (Mark mark : marks) {
      mark(page, mark, svg);
    }
    figure.add(svg);
    complaint.ifPresent(figure::add);
    return figure;
  }

  private Optional<Html.Tag> image(Page page, Html.Tag svg) {
    try {
      Optional<byte[]> bytes = images.of(document, page.number());
      if (bytes.isPresent()) {
        svg.add(
            Html.tag("image")
                .image(bytes.get())
                .attr("width", page.width())
                .attr("height", page.height())
                .attr("preserveAspectRatio", "none"));
        return Optional.empty();
      }
      return Optional.of(Html.tag("figcaption", "note").add(Labels.of("page.no-image")));
    } catch (IOException e) {
      return Optional.of(
          Html.tag("figcaption", "note bad")
              .add(Labels.of("page.image-failed"))
              .text(": " + e.getMessage()));
    }
  }

  private static void lines(Page page, Html.Tag svg, @Nullable String anchors) {
    StringBuilder way = new StringBuilder();
    Html.Tag jumps = Html.tag("g", "jumps");
    @Nullable Line last = null;
    List<Line> lines = page.lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Box box = line.box();
      if (box == null) {
        continue;
      }
      svg.add(line(line, box, i + 1, anchors));
      if (line.begin() != null) {
        way.append(way.isEmpty() ? "M" : "L").append(point(line, box));
        if (last != null && last.box() != null && isJump(last, line)) {
          jumps.add(arrow(last, line));
        }
        last = line;
      }
    }
    svg.add(Html.tag("path", "way").attr("d", way.toString()), jumps);
  }

  private static Html.Tag line(Line line, Box box, int number, @Nullable String anchors) {
    String role = Labels.slug(line.role());
    Html.Tag group = Html.tag(anchors == null ? "g" : "a", "line r-" + role);
    if (anchors != null) {
      group.id(anchors + "l" + number).href("#" + anchors + "t" + number);
    }
    if (line.begin() != null && line.end() != null) {
      group.attr("data-b", String.valueOf(line.begin())).attr("data-e", String.valueOf(line.end()));
    }
    group.cls(line.writing() == Writing.VERTICAL, "tate").add(rectangle(box));
    double size = Math.min(6.5, Math.max(3.5, thickness(line, box) * 0.6));
    boolean vertical = line.writing() == Writing.VERTICAL;
    return group.add(
        Html.tag("text")
            .attr("x", vertical ? (box.x0() + box.x1()) / 2 : box.x0() - 2)
            .attr("y", vertical ? box.y0() - 2 : box.y0() + box.height() / 2 + size * 0.35)
            .attr("text-anchor", vertical ? "middle" : "end")
            .attr("font-size", size)
            .text(String.valueOf(number)));
  }

  private void mark(Page page, Mark mark, Html.Tag svg) {
    Html.Tag link = Html.tag("a", "mark").href(mark.href());
    boolean named = false;
    for (Box box : LineSpans.on(page, text, mark.begin(), mark.end())) {
      link.add(rectangle(box));
      if (!named) {
        link.add(
            Html.tag("text")
                .attr("x", box.x0())
                .attr("y", box.y0() - 1.5)
                .attr("font-size", 7)
                .text(mark.name()));
        named = true;
      }
    }
    if (named) {
      svg.add(link);
    }
  }

  private static Html.Tag rectangle(Box box) {
    return Html.tag("rect")
        .attr("x", box.x0())
        .attr("y", box.y0())
        .attr("width", Math.max(0, box.width()))
        .attr("height", Math.max(0, box.height()));
  }

  private static boolean isJump(Line from, Line to) {
    Box a = from.box();
    Box b = to.box();
    if (a == null || b == null) {
      return false;
    }
    double step = Math.max(thickness(from, a), thickness(to, b)) * JUMP;
    return from.writing() == Writing.VERTICAL
        ? b.x0() > a.x0() || a.x0() - b.x1() > step || Math.abs(a.y0() - b.y0()) > step
        : b.y0() < a.y0() || b.y0() - a.y1() > step || Math.abs(a.x0() - b.x0()) > step;
  }

  /** From the end of one line to the start of the next. */
  private static Html.Tag arrow(Line from, Line to) {
    Box a = from.box();
    Box b = to.box();
    if (a == null || b == null) {
      throw new IllegalArgumentException("an arrow joins two boxes");
    }
    String start =
        from.writing() == Writing.VERTICAL
            ? Numbers.plain((a.x0() + a.x1()) / 2) + " " + Numbers.plain(a.y1())
            : Numbers.plain(a.x1()) + " " + Numbers.plain((a.y0() + a.y1()) / 2);
    return Html.tag("path").attr("d", "M" + start + "L" + point(to, b));
  }

  /** Where reading a line begins. */
  private static String point(Line line, Box box) {
    return line.writing() == Writing.VERTICAL
        ? String.format(Locale.ROOT, "%.1f %.1f", (box.x0() + box.x1()) / 2, box.y0())
        : String.format(Locale.ROOT, "%.1f %.1f", box.x0(), (box.y0() + box.y1()) / 2);
  }

  /** Across the writing: a line's height, or a column's width. */
  private static double thickness(Line line, Box box) {
    return line.writing() == Writing.VERTICAL ? box.width() : box.height();
  }
}
