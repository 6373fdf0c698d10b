package toron.corpus.withdraw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import toron.files.BadDataException;
import toron.files.Json;

/** Finds the rows of a folder that a contribution reaches. */
final class Reading {
  /** Ingest's journal is deleted as a whole; what was dropped are reasons without words. */
  private static final Set<String> OTHER = Set.of("dropped.jsonl", "journal.jsonl");

  private Reading() {}

  /** Documents of an ingest or import folder that belong to a contribution. */
  static Set<String> documents(Path folder, String contribution) throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    each(
        folder.resolve("documents.jsonl"),
        row -> {
          if (row.path("source").path("contribution").asText("").equals(contribution)) {
            ids.add(row.path("id").asText());
          }
        });
    return ids;
  }

  /** Rows of a file, by id, that fit; every line in order. */
  static List<String> ids(Path file, Predicate<JsonNode> reached) throws IOException {
    List<String> ids = new ArrayList<>();
    each(
        file,
        row -> {
          if (reached.test(row)) {
            ids.add(id(row));
          }
        });
    return ids;
  }

  /** What a row is called: its own id, or the debate or document it speaks of. */
  static String id(JsonNode row) {
    for (String key : List.of("id", "debate", "document")) {
      JsonNode id = row.path(key);
      if (id.isTextual()) {
        return id.asText();
      }
    }
    return "";
  }

  static boolean names(JsonNode list, String id) {
    for (JsonNode item : list) {
      if (item.asText("").equals(id)) {
        return true;
      }
    }
    return false;
  }

  static boolean anyOf(JsonNode list, Set<String> ids) {
    for (JsonNode item : list) {
      if (ids.contains(item.asText(""))) {
        return true;
      }
    }
    return false;
  }

  /** The files of a folder that hold rows. */
  static List<Path> rowFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".jsonl"))
          .filter(f -> !OTHER.contains(String.valueOf(f.getFileName())))
          .sorted()
          .toList();
    }
  }

  /** For every file of a folder with rows, the ids of those that fit; files without one are out. */
  static Map<String, List<String>> reached(Path folder, Predicate<JsonNode> reached)
      throws IOException {
    Map<String, List<String>> byFile = new LinkedHashMap<>();
    for (Path file : rowFiles(folder)) {
      List<String> ids = ids(file, reached);
      if (!ids.isEmpty()) {
        byFile.put(String.valueOf(file.getFileName()), ids);
      }
    }
    return byFile;
  }

  /** Takes a row. */
  interface Each {
    void row(JsonNode row);
  }

  static void each(Path file, Each each) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          each.row(parse(file, number, line));
        }
      }
    }
  }

  static JsonNode parse(Path file, long number, String line) throws IOException {
    try {
      return Json.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw BadDataException.at(file, number, e.getOriginalMessage());
    }
  }
}
