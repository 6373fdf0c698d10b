package toron.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toron.files.BadDataException;
import toron.files.JsonLines;

/**
 * The series of a {@code metrics.jsonl}: every number of every line by its path, under the line's
 * kind, over its step. {@code {"step":1,"kind":"train","layers":[{"load":[0.5,0.5]}]}} gives points
 * of {@code train/layers.0.load.0} and {@code train/layers.0.load.1}.
 */
public final class Curves {
  private Curves() {}

  /**
   * Reads a metrics file; lines without a step are refused.
   *
   * @return name to points {@code [step, value]}, in the order of first appearance
   */
  public static Map<String, List<double[]>> read(Path metrics) throws IOException {
    Map<String, List<double[]>> series = new LinkedHashMap<>();
    try (Stream<JsonNode> lines = JsonLines.read(metrics, JsonNode.class)) {
      long[] number = {0};
      lines.forEach(
          line -> {
            number[0]++;
            if (!line.path("step").isNumber()) {
              throw BadDataException.at(metrics, number[0], "a metric without a step");
            }
            double step = line.get("step").asDouble();
            String prefix = line.path("kind").asText("train") + "/";
            line.properties().stream()
                .filter(entry -> !entry.getKey().equals("step"))
                .forEach(entry -> collect(prefix + entry.getKey(), entry.getValue(), step, series));
          });
    }
    return series;
  }

  private static void collect(
      String name, JsonNode value, double step, Map<String, List<double[]>> series) {
    if (value.isNumber()) {
      series
          .computeIfAbsent(name, key -> new ArrayList<>())
          .add(new double[] {step, value.asDouble()});
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        collect(name + "." + i, value.get(i), step, series);
      }
    } else {
      value
          .properties()
          .forEach(entry -> collect(name + "." + entry.getKey(), entry.getValue(), step, series));
    }
  }
}
