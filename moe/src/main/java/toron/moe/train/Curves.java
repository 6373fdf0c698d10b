package toron.moe.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import toron.files.AtomicFiles;

/**
 * The curves of a run as one SVG: loss, learning rate, gradient norm, the spread of the routers,
 * and whatever the objective measures. Drawn by hand: a chart library would want fonts on the
 * machine.
 */
final class Curves {
  private static final int WIDTH = 380;
  private static final int HEIGHT = 200;
  private static final int LEFT = 56;
  private static final int TOP = 28;
  private static final int PLOT_WIDTH = WIDTH - LEFT - 14;
  private static final int PLOT_HEIGHT = HEIGHT - TOP - 30;
  private static final int COLUMNS = 3;

  private Curves() {}

  private record Point(double x, double y) {}

  private record Panel(String title, List<Point> line, List<Point> dots) {}

  static void write(Path file, List<Metric> metrics) throws IOException {
    AtomicFiles.writeString(file, svg(metrics));
  }

  static String svg(List<Metric> metrics) {
    List<Panel> panels = new ArrayList<>();
    add(panels, "loss (dots: held out)", metrics, Metric::loss);
    Set<String> scores = new TreeSet<>();
    metrics.forEach(metric -> scores.addAll(metric.scores().keySet()));
    for (String score : scores) {
      add(panels, score, metrics, m -> m.scores().getOrDefault(score, Double.NaN));
    }
    add(panels, "learning rate", metrics, m -> orNan(m.learningRate()));
    add(panels, "gradient norm", metrics, m -> orNan(m.gradNorm()));
    add(panels, "load-balancing loss", metrics, Metric::balance);
    add(panels, "router z-loss", metrics, Metric::zLoss);
    add(panels, "busiest expert's share", metrics, Curves::busiest);
    add(panels, "least router entropy", metrics, Curves::surest);
    int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"11\">%n",
            COLUMNS * WIDTH,
            rows * HEIGHT));
    for (int i = 0; i < panels.size(); i++) {
      draw(svg, panels.get(i), i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
    }
    return svg.append("</svg>\n").toString();
  }

  private static double orNan(@org.jspecify.annotations.Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private static double busiest(Metric metric) {
    return metric.layers().stream()
        .flatMap(layer -> layer.load().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(Double.NaN);
  }

  private static double surest(Metric metric) {
    return metric.layers().stream().mapToDouble(Metric.Layer::entropy).min().orElse(Double.NaN);
  }

  private static void add(
      List<Panel> panels, String title, List<Metric> metrics, ToDoubleFunction<Metric> value) {
    List<Point> line = new ArrayList<>();
    List<Point> dots = new ArrayList<>();
    for (Metric metric : metrics) {
      double y = value.applyAsDouble(metric);
      if (Double.isFinite(y)) {
        (metric.kind().equals(Metric.TRAIN) ? line : dots).add(new Point(metric.step(), y));
      }
    }
    if (!line.isEmpty() || !dots.isEmpty()) {
      panels.add(new Panel(title, line, dots));
    }
  }

  private static void draw(StringBuilder svg, Panel panel, int x0, int y0) {
    List<Point> all = new ArrayList<>(panel.line);
    all.addAll(panel.dots);
    double low = all.stream().mapToDouble(Point::y).min().orElse(0);
    double high = all.stream().mapToDouble(Point::y).max().orElse(1);
    double last = Math.max(1, all.stream().mapToDouble(Point::x).max().orElse(1));
    double span = high > low ? high - low : 1;
    line(svg, "<g transform=\"translate(%d %d)\">", x0, y0);
    line(svg, "<text x=\"%d\" y=\"16\" font-weight=\"bold\">%s</text>", LEFT, panel.title);
    line(
        svg,
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#bbb\"/>",
        LEFT,
        TOP,
        PLOT_WIDTH,
        PLOT_HEIGHT);
    label(svg, LEFT - 4, TOP + 8, "end", high);
    label(svg, LEFT - 4, TOP + PLOT_HEIGHT, "end", low);
    label(svg, LEFT + PLOT_WIDTH, TOP + PLOT_HEIGHT + 14, "end", last);
    StringBuilder path = new StringBuilder();
    for (Point p : panel.line) {
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p, last), y(p, low, span)));
    }
    line(
        svg, "<polyline points=\"%s\" fill=\"none\" stroke=\"#1f6fb2\"/>", path.toString().strip());
    for (Point p : panel.dots) {
      line(
          svg,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#c2410c\"/>",
          x(p, last),
          y(p, low, span));
    }
    svg.append("</g>\n");
  }

  private static double x(Point p, double last) {
    return LEFT + p.x / last * PLOT_WIDTH;
  }

  private static double y(Point p, double low, double span) {
    return TOP + PLOT_HEIGHT * (1 - (p.y - low) / span);
  }

  private static void label(StringBuilder svg, int x, int y, String anchor, double value) {
    line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%.4g</text>", x, y, anchor, value);
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
