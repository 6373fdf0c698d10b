package toron.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import toron.ingest.Box;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;
import toron.ingest.Document.Writing;

/** Where a span of a document's text stands on a page: one rectangle a line that it touches. */
final class LineSpans {
  private LineSpans() {}

  /** Rectangles in reading order, in points. */
  static List<Box> on(Page page, CodePoints text, int begin, int end) {
    List<Box> boxes = new ArrayList<>();
    for (Line line : page.lines()) {
      within(line, text, begin, end).ifPresent(boxes::add);
    }
    return boxes;
  }

  static boolean touches(Line line, int begin, int end) {
    Integer from = line.begin();
    Integer to = line.end();
    return from != null && to != null && Math.max(from, begin) < Math.min(to, end);
  }

  /** The contract has no box a character, so a line's length is shared out by their widths. */
  private static Optional<Box> within(Line line, CodePoints text, int begin, int end) {
    @Nullable Box box = line.box();
    Integer from = line.begin();
    Integer to = line.end();
    if (box == null || from == null || to == null || !touches(line, begin, end)) {
      return Optional.empty();
    }
    double before = width(text, from, Math.max(from, begin));
    double inside = width(text, Math.max(from, begin), Math.min(to, end));
    double all = before + inside + width(text, Math.min(to, end), to);
    if (all == 0) {
      return Optional.of(box);
    }
    double first = before / all;
    double last = (before + inside) / all;
    if (line.writing() == Writing.VERTICAL) {
      double height = box.height();
      return Optional.of(
          new Box(box.x0(), box.y0() + height * first, box.x1(), box.y0() + height * last));
    }
    double width = box.width();
    return Optional.of(
        new Box(box.x0() + width * first, box.y0(), box.x0() + width * last, box.y1()));
  }

  private static double width(CodePoints text, int begin, int end) {
    double width = 0;
    for (int i = Math.max(0, begin); i < Math.min(end, text.length()); i++) {
      width += TextWidth.of(text.at(i));
    }
    return width;
  }
}
