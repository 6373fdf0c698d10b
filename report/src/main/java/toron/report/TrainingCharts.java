package toron.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.report.RunSummary.Training;

/**
 * The curves of one training as small multiples: one frame a measure, train and held-out together.
 */
final class TrainingCharts {
  private static final Pattern LOAD = Pattern.compile("train/layers\\.(\\d+)\\.load\\.(\\d+)");
  private static final Pattern HELD_OUT_LAYER = Pattern.compile("(?!train/).*/layers\\..*");
  private static final Pattern LAYER = Pattern.compile("train/layers\\.(\\d+)\\.(.+)");
  private static final Pattern LINE = Pattern.compile("([^/]*)/(?:scores\\.)?(.*)");

  private final Map<String, Map<String, List<double[]>>> frames = new LinkedHashMap<>();
  private final Map<Integer, Map<Integer, List<double[]>>> loads = new TreeMap<>();

  private TrainingCharts(Training training) {
    training.series().forEach(this::sort);
  }

  static Html.Tag draw(Training training) {
    TrainingCharts charts = new TrainingCharts(training);
    Html.Tag row = Html.tag("div", "charts");
    charts.frames.forEach(
        (measure, lines) ->
            row.add(
                Html.tag("figure")
                    .add(
                        Html.tag("figcaption").add(Labels.ofData("measure", measure)),
                        LineChart.draw(lines))));
    charts.loads.forEach(
        (layer, experts) ->
            row.add(
                Html.tag("figure")
                    .add(
                        Html.tag("figcaption").add(Labels.of("run.load", layer)),
                        LoadMap.draw(new ArrayList<>(experts.values())))));
    return row;
  }

  private void sort(String name, List<double[]> points) {
    Matcher load = LOAD.matcher(name);
    Matcher layer = LAYER.matcher(name);
    Matcher line = LINE.matcher(name);
    if (load.matches()) {
      loads
          .computeIfAbsent(Integer.valueOf(load.group(1)), key -> new TreeMap<>())
          .put(Integer.valueOf(load.group(2)), points);
    } else if (layer.matches()) {
      frame(layer.group(2)).put(layer.group(1), points);
    } else if (!HELD_OUT_LAYER.matcher(name).matches() && line.matches()) {
      // What never changes, such as a count of tokens, is no curve.
      if (!line.group(2).equals("tokens")) {
        frame(line.group(2)).put(line.group(1), points);
      }
    }
  }

  private Map<String, List<double[]>> frame(String measure) {
    return frames.computeIfAbsent(measure, key -> new LinkedHashMap<>());
  }
}
