package toron.ingest.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document laid out: its text in reading order, one paragraph a line, and every printed line with
 * its place.
 *
 * @param title the largest heading of the first page, or null
 */
public record LaidText(
    @Nullable String title, String text, List<PageLines> pages, List<Reading> readings) {

  /** The lines of one page in reading order, furniture last. */
  public record PageLines(
      int number, double width, double height, boolean mixed, List<Printed> lines) {}

  /**
   * One printed line.
   *
   * @param begin code points into the text, half open with {@code end}; -1 for both where the line
   *     is not in the text
   */
  public record Printed(
      String text,
      int begin,
      int end,
      double x0,
      double y0,
      double x1,
      double y1,
      Kind kind,
      boolean vertical,
      double size) {}

  /** A reading over its base, in code points of the text. */
  public record Reading(int begin, int end, String text) {}

  /** What a line is for. */
  public enum Kind {
    BODY,
    HEADING,
    HEADER,
    FOOTER,
    PAGE_NUMBER,
    LINE_NUMBER,
    FOOTNOTE,
    TABLE,
    RUBY,
    MARGIN
  }
}
