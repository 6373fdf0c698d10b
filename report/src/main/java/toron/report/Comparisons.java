package toron.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.report.RunSummary.Comparison;

/** Held-out measures before and after: an arrow on a scale of its own, with the guess as a tick. */
final class Comparisons {
  private static final double WIDTH = 260;
  private static final double MIDDLE = 11;
  private static final double EDGE = 12;

  private Comparisons() {}

  static Html.Tag draw(List<Comparison> comparisons) {
    Html.Tag heads = Html.tag("tr");
    for (String head :
        List.of("measure", "training", "before", "after", "arrow", "guess", "items")) {
      heads.add(Html.tag("th").attr("scope", "col").add(Labels.of("run." + head)));
    }
    Html.Tag rows = Html.tag("tbody");
    for (Comparison row : comparisons) {
      rows.add(
          Html.tag("tr")
              .add(
                  Html.tag("th").attr("scope", "row").add(Labels.ofData("measure", row.measure())),
                  Html.tag("td", "what").text(row.training()),
                  number(row.before()),
                  number(row.after()).cls(verdict(row)),
                  Html.tag("td", "arrow").add(arrow(row)),
                  number(row.baseline()),
                  Html.tag("td").text(Numbers.count(row.items()))));
    }
    return Html.tag("div", "scroll")
        .add(Html.tag("table", "comparisons").add(Html.tag("thead").add(heads), rows));
  }

  private static String verdict(Comparison row) {
    if (row.before() == null || row.after() == null) {
      return "";
    }
    return row.improved() ? "better" : "worse";
  }

  private static Html.Tag number(@Nullable Double value) {
    return Html.tag("td", "number").text(value == null ? "—" : Numbers.measure(value));
  }

  private static Html.@Nullable Tag arrow(Comparison row) {
    Double before = row.before();
    Double after = row.after();
    if (before == null || after == null || !Double.isFinite(before) || !Double.isFinite(after)) {
      return null;
    }
    double low = points(row).min(Double::compare).orElse(0.0);
    double high = points(row).max(Double::compare).orElse(1.0);
    double span = high > low ? high - low : 1;
    double from = place(before, low, span);
    double to = place(after, low, span);
    Html.Tag svg =
        Html.tag("svg", verdict(row))
            .attr("viewBox", "0 0 " + Numbers.plain(WIDTH) + " 22")
            .attr("role", "img")
            .attr("aria-label", Numbers.measure(before) + " → " + Numbers.measure(after));
    svg.add(line("scale", EDGE, MIDDLE, WIDTH - EDGE, MIDDLE));
    Double guess = row.baseline();
    if (guess != null && Double.isFinite(guess)) {
      double at = place(guess, low, span);
      svg.add(line("guess", at, 3, at, 19));
    }
    double tip = to > from ? -5 : 5;
    return svg.add(
        line("shift", from, MIDDLE, to, MIDDLE),
        Html.tag("circle").attr("cx", from).attr("cy", MIDDLE).attr("r", 3),
        Html.tag("path", "tip")
            .attr("d", "M" + Numbers.plain(to) + " 11l" + Numbers.plain(tip) + " -4v8z"));
  }

  private static Stream<Double> points(Comparison row) {
    return Stream.of(row.before(), row.after(), row.baseline())
        .flatMap(Stream::ofNullable)
        .filter(Double::isFinite);
  }

  private static double place(double value, double low, double span) {
    return EDGE + (value - low) / span * (WIDTH - 2 * EDGE);
  }

  private static Html.Tag line(String classes, double x1, double y1, double x2, double y2) {
    return Html.tag("line", classes).attr("x1", x1).attr("y1", y1).attr("x2", x2).attr("y2", y2);
  }
}
