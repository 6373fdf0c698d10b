package toron.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import toron.report.RunSummary.Comparison;
import toron.report.RunSummary.Grounding;
import toron.report.RunSummary.Stage;

/** A run in one screen of a terminal; Japanese takes two columns a character. */
public final class SummaryTable {
  private static final int REASONS = 48;

  private SummaryTable() {}

  public static String render(RunSummary summary) {
    return render(summary, Map.of());
  }

  /**
   * The table.
   *
   * @param seconds stage or training to seconds, as far as they were taken
   */
  public static String render(RunSummary summary, Map<String, Double> seconds) {
    StringBuilder out = new StringBuilder();
    stages(summary, seconds, out);
    if (!summary.comparisons().isEmpty()) {
      comparisons(summary.comparisons(), out);
    }
    if (!summary.grounding().isEmpty()) {
      grounding(summary.grounding(), out);
    }
    return out.toString();
  }

  private static void stages(RunSummary summary, Map<String, Double> seconds, StringBuilder out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stage", "in", "out", "dropped", "time", "reasons"));
    for (Stage stage : summary.stages()) {
      rows.add(
          List.of(
              stage.name(),
              Numbers.count(stage.in()) + " " + stage.unit(),
              Numbers.count(stage.out()) + " " + stage.outUnit(),
              Numbers.count(stage.dropped()),
              time(seconds.get(stage.name())),
              TextWidth.cut(reasons(stage.drops()), REASONS)));
    }
    write(rows, Set.of(1, 2, 3, 4), out);
  }

  private static void comparisons(List<Comparison> comparisons, StringBuilder out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("measure", "training", "before", "after", "guess", "items", ""));
    for (Comparison row : comparisons) {
      rows.add(
          List.of(
              row.measure(),
              row.training(),
              number(row.before()),
              number(row.after()),
              number(row.baseline()),
              Numbers.count(row.items()),
              verdict(row)));
    }
    write(rows, Set.of(2, 3, 4, 5), out.append('\n'));
  }

  private static String verdict(Comparison row) {
    if (row.before() == null || row.after() == null) {
      return "";
    }
    return row.improved() ? "better" : "not better";
  }

  private static void grounding(List<Grounding> grounding, StringBuilder out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("unsupported claims", "sentences", "claims", "per 100", "kinds"));
    for (Grounding row : grounding) {
      rows.add(
          List.of(
              row.model(),
              Numbers.count(row.sentences()),
              Numbers.count(row.claims()),
              Numbers.decimals(row.rate(), 1),
              reasons(row.unsupported())));
    }
    write(rows, Set.of(1, 2, 3), out.append('\n'));
  }

  private static String reasons(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .map(entry -> entry.getKey() + " " + Numbers.count(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String number(@Nullable Double value) {
    return value == null ? "—" : Numbers.measure(value);
  }

  private static String time(@Nullable Double seconds) {
    return seconds == null ? "" : Numbers.seconds(seconds);
  }

  private static void write(List<List<String>> rows, Set<Integer> numbers, StringBuilder out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(i == 0 ? "" : "  ")
            .append(TextWidth.pad(rows.get(r).get(i), widths[i], numbers.contains(i)));
      }
      out.append(line.toString().stripTrailing()).append('\n');
      if (r == 0) {
        int width = TextWidth.of(line.toString());
        out.append("─".repeat(width)).append('\n');
      }
    }
  }
}
