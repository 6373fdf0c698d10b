package toron.report;

import java.util.List;

/**
 * How a router spread its tokens: one row an expert, time to the right. Blue got less than an even
 * share, orange more; white is even.
 */
final class LoadMap {
  private static final int COLUMNS = 90;
  private static final double CELL = 3.2;
  private static final double ROW = 9;
  private static final double LEFT = 24;
  private static final double RIGHT = 44;

  private LoadMap() {}

  /**
   * Draws one layer.
   *
   * @param experts for each expert its points {@code [step, share]}; shares of a step sum to 1
   */
  static Html.Tag draw(List<List<double[]>> experts) {
    int points = experts.stream().mapToInt(List::size).min().orElse(0);
    int columns = Math.min(COLUMNS, points);
    double width = LEFT + COLUMNS * CELL + RIGHT;
    Html.Tag svg =
        Html.tag("svg", "load")
            .attr(
                "viewBox",
                "0 0 " + Numbers.plain(width) + " " + Numbers.plain(experts.size() * ROW))
            .attr("role", "img")
            .attr("aria-label", "router load");
    for (int expert = 0; expert < experts.size(); expert++) {
      List<double[]> load = experts.get(expert);
      double y = expert * ROW;
      svg.add(label(LEFT - 4, y, "end", String.valueOf(expert)));
      for (int column = 0; column < columns; column++) {
        int from = column * points / columns;
        int to = Math.max(from + 1, (column + 1) * points / columns);
        svg.add(cell(mean(load, from, to) * experts.size(), column, columns, y));
      }
      if (points > 0) {
        svg.add(
            label(LEFT + COLUMNS * CELL + 4, y, "start", Numbers.percent(load.get(points - 1)[1])));
      }
    }
    return svg;
  }

  /**
   * One cell.
   *
   * @param ratio of the expert's load to an even share
   */
  private static Html.Tag cell(double ratio, int column, int columns, double y) {
    double width = COLUMNS * CELL / columns;
    double strength = ratio > 1 ? Math.min(1, ratio - 1) : 1 - ratio;
    return Html.tag("rect", ratio > 1 ? "more" : "less")
        .attr("x", LEFT + column * width)
        .attr("y", y + 0.5)
        .attr("width", width + 0.1)
        .attr("height", ROW - 1)
        .attr("fill-opacity", strength);
  }

  private static double mean(List<double[]> load, int from, int to) {
    return load.subList(from, to).stream().mapToDouble(point -> point[1]).average().orElse(0);
  }

  private static Html.Tag label(double x, double y, String anchor, String text) {
    return Html.tag("text", "tick")
        .attr("x", x)
        .attr("y", y + ROW - 2)
        .attr("text-anchor", anchor)
        .text(text);
  }
}
