package toron.corpus.withdraw;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toron.corpus.Split;
import toron.corpus.withdraw.WithdrawalRecord.Reached;

/** Counts of what a folder still holds, under the names that its manifest gives them. */
final class Counting {
  private Counting() {}

  /** Rows of a folder's main file that go. */
  static int rows(Reached plan) {
    String main =
        switch (plan.stage()) {
          case "ingest", "import" -> "documents.jsonl";
          default -> "debates.jsonl";
        };
    return plan.removed().getOrDefault(main, List.of()).size();
  }

  /** What was read stays as it was; what is there is counted. */
  static Map<String, Long> of(String stage, Path folder) throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    switch (stage) {
      case "ingest" -> documents(folder, counts, true);
      case "import" -> {
        documents(folder, counts, false);
        counts.put("debates", 0L);
        debates(folder, counts, row -> "debates");
      }
      case "structure" -> {
        counts.put("debates", 0L);
        debates(folder, counts, row -> "debates");
        debates(folder, counts, row -> "debates." + row.path("format").asText());
      }
      default -> {
        counts.put("debates.kept", 0L);
        for (Split split : Split.values()) {
          counts.put("debates." + split.id(), 0L);
        }
        debates(folder, counts, row -> "debates.kept");
        debates(folder, counts, row -> "debates." + row.path("split").asText());
      }
    }
    return counts;
  }

  private static void documents(Path folder, Map<String, Long> counts, boolean pages)
      throws IOException {
    counts.put("documents", 0L);
    if (pages) {
      counts.put("pages", 0L);
    }
    Reading.each(
        folder.resolve("documents.jsonl"),
        row -> {
          counts.merge("documents", 1L, Long::sum);
          if (pages) {
            counts.merge("pages", (long) row.path("pages").size(), Long::sum);
            for (JsonNode page : row.path("pages")) {
              for (JsonNode flag : page.path("flags")) {
                counts.merge("pages." + flag.asText(), 1L, Long::sum);
              }
            }
          }
        });
  }

  /** What a row counts as. */
  private interface Key {
    String of(JsonNode row);
  }

  private static void debates(Path folder, Map<String, Long> counts, Key key) throws IOException {
    Reading.each(folder.resolve("debates.jsonl"), row -> counts.merge(key.of(row), 1L, Long::sum));
  }

  /** Debates by split, each by format, language and winner, as the corpus counts them. */
  static Map<String, Map<String, Long>> balance(Path folder) throws IOException {
    Map<String, Map<String, Long>> bySplit = new TreeMap<>();
    Reading.each(
        folder.resolve("debates.jsonl"),
        row -> {
          Map<String, Long> counts =
              bySplit.computeIfAbsent(row.path("split").asText(), s -> new TreeMap<>());
          String winner = row.path("decision").path("winner").asText("none");
          counts.merge("format." + row.path("format").asText(), 1L, Long::sum);
          counts.merge("language." + row.path("language").asText(), 1L, Long::sum);
          counts.merge("winner." + (winner.equals("null") ? "none" : winner), 1L, Long::sum);
        });
    return bySplit;
  }
}
