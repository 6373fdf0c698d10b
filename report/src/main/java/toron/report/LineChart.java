package toron.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Curves over steps as a small SVG: few ticks, names at the ends of the lines, no legend. */
final class LineChart {
  private static final double WIDTH = 380;
  private static final double HEIGHT = 170;
  private static final double LEFT = 46;
  private static final double RIGHT = 96;
  private static final double TOP = 10;
  private static final double BOTTOM = 22;

  /** A curve of more points than this, and this restless, is drawn faint under its running mean. */
  private static final int MANY = 40;

  private static final double RESTLESS = 3;

  private static final int COLOURS = 6;

  private final Map<String, List<double[]>> lines;
  private final double firstStep;
  private final double lastStep;
  private final Ticks ticks;

  private LineChart(Map<String, List<double[]>> lines) {
    this.lines = lines;
    double[] range = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
    for (List<double[]> points : lines.values()) {
      for (double[] point : points) {
        range[0] = Math.min(range[0], point[0]);
        range[1] = Math.max(range[1], point[0]);
        range[2] = Math.min(range[2], point[1]);
        range[3] = Math.max(range[3], point[1]);
      }
    }
    firstStep = range[0];
    lastStep = range[1] > range[0] ? range[1] : range[0] + 1;
    ticks = Ticks.over(range[2], range[3]);
  }

  /**
   * Draws lines into one frame.
   *
   * @param series name to points {@code [step, value]}; points that are not finite are left out
   */
  static Html.Tag draw(Map<String, List<double[]>> series) {
    Map<String, List<double[]>> finite = new LinkedHashMap<>();
    series.forEach(
        (name, points) -> {
          List<double[]> kept = points.stream().filter(p -> Double.isFinite(p[1])).toList();
          if (!kept.isEmpty()) {
            finite.put(name, kept);
          }
        });
    return finite.isEmpty()
        ? Html.tag("p", "note").add(Labels.of("run.no-points"))
        : new LineChart(finite).svg();
  }

  private Html.Tag svg() {
    Html.Tag svg =
        Html.tag("svg", "chart")
            .attr("viewBox", "0 0 " + Numbers.plain(WIDTH) + " " + Numbers.plain(HEIGHT))
            .attr("role", "img")
            .attr("aria-label", String.join(", ", lines.keySet()));
    for (double tick : ticks.at()) {
      double y = y(tick);
      svg.add(
          Html.tag("path", "grid")
              .attr("d", "M" + at(LEFT, y) + "H" + Numbers.plain(WIDTH - RIGHT)),
          text("tick", LEFT - 5, y + 3, "end", Numbers.measure(tick)));
    }
    svg.add(
        text("tick", LEFT, HEIGHT - 6, "start", Numbers.measure(firstStep)),
        text("tick", WIDTH - RIGHT, HEIGHT - 6, "end", Numbers.measure(lastStep)));
    double[] names = namePlaces();
    int index = 0;
    for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
      svg.add(line(line.getKey(), line.getValue(), index, names[index]));
      index++;
    }
    return svg;
  }

  private Html.Tag line(String name, List<double[]> points, int index, double nameY) {
    Html.Tag group = Html.tag("g", "c" + index % COLOURS);
    group.add(Html.tag("title").text(name));
    List<double[]> drawn = points;
    if (isNoisy(points)) {
      group.add(Html.tag("path", "raw").attr("d", path(points)));
      drawn = runningMean(points);
    }
    double[] last = drawn.get(drawn.size() - 1);
    group.add(Html.tag("path", "curve").attr("d", path(drawn)));
    if (points.size() <= 12) {
      points.forEach(point -> group.add(dot(point)));
    }
    group.add(dot(last));
    return group.add(
        text("name", WIDTH - RIGHT + 6, nameY + 3, "start", name + " " + Numbers.measure(last[1])));
  }

  private Html.Tag dot(double[] point) {
    return Html.tag("circle").attr("cx", x(point[0])).attr("cy", y(point[1])).attr("r", 1.8);
  }

  /** Names stand at their line's end, pushed apart where lines end close together. */
  private double[] namePlaces() {
    List<List<double[]>> all = new ArrayList<>(lines.values());
    Integer[] order = new Integer[all.size()];
    double[] places = new double[all.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      List<double[]> points = all.get(i);
      List<double[]> drawn = isNoisy(points) ? runningMean(points) : points;
      places[i] = y(drawn.get(drawn.size() - 1)[1]);
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> places[i]));
    for (int i = 1; i < order.length; i++) {
      places[order[i]] = Math.max(places[order[i]], places[order[i - 1]] + 10);
    }
    return places;
  }

  /** Whether a curve goes up and down by much more than it gets anywhere. */
  private static boolean isNoisy(List<double[]> points) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    double way = 0;
    for (int i = 0; i < points.size(); i++) {
      double value = points.get(i)[1];
      low = Math.min(low, value);
      high = Math.max(high, value);
      way += i == 0 ? 0 : Math.abs(value - points.get(i - 1)[1]);
    }
    return points.size() > MANY && way > RESTLESS * (high - low);
  }

  private static List<double[]> runningMean(List<double[]> points) {
    double keep = 1 - Math.min(0.5, 20.0 / points.size());
    List<double[]> smooth = new ArrayList<>();
    double mean = 0;
    double weight = 0;
    for (double[] point : points) {
      mean = keep * mean + (1 - keep) * point[1];
      weight = keep * weight + (1 - keep);
      smooth.add(new double[] {point[0], mean / weight});
    }
    return smooth;
  }

  private String path(List<double[]> points) {
    StringBuilder path = new StringBuilder();
    // More points than pixels say no more: every so many is drawn, and always the last.
    int stride = Math.max(1, points.size() / 700);
    for (int i = 0; i < points.size(); i++) {
      if (i % stride == 0 || i == points.size() - 1) {
        path.append(i == 0 ? 'M' : 'L').append(at(x(points.get(i)[0]), y(points.get(i)[1])));
      }
    }
    return path.toString();
  }

  private double x(double step) {
    return LEFT + (step - firstStep) / (lastStep - firstStep) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    double share = (value - ticks.low()) / (ticks.high() - ticks.low());
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  private static Html.Tag text(String classes, double x, double y, String anchor, String text) {
    return Html.tag("text", classes)
        .attr("x", x)
        .attr("y", y)
        .attr("text-anchor", anchor)
        .text(text);
  }

  /** A range with room for round numbers. */
  record Ticks(double low, double high, List<Double> at) {
    static Ticks over(double low, double high) {
      double span = high > low ? high - low : Math.max(Math.abs(high), 1e-9) * 0.2;
      double bottom = high > low ? low : low - span / 2;
      double rough = span / 3;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double step = power * 10;
      for (double factor : new double[] {1, 2, 5}) {
        if (power * factor >= rough) {
          step = power * factor;
          break;
        }
      }
      double first = Math.floor(bottom / step) * step;
      List<Double> at = new ArrayList<>();
      int count = (int) Math.ceil((bottom + span - first) / step - 1e-9);
      for (int i = 0; i <= count; i++) {
        at.add(first + i * step);
      }
      return new Ticks(first, first + count * step, at);
    }
  }
}
