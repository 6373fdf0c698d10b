package toron.corpus.withdraw;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import toron.corpus.CorpusBuild;
import toron.corpus.withdraw.Survey.Stage;
import toron.corpus.withdraw.WithdrawalRecord.Reached;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.Manifest;

/** Finds what a withdrawal reaches; changes nothing. */
final class Planning {
  private final String contribution;

  Planning(String contribution) {
    this.contribution = contribution;
  }

  /** The folders whose rows go, in the order in which they are rewritten. */
  List<Reached> folders(Survey survey) throws IOException {
    List<Reached> reached = new ArrayList<>();
    for (Stage stage : survey.stages()) {
      if (stage.data()) {
        Map<String, List<String>> rows = rows(stage);
        if (!rows.isEmpty() || lists(stage.manifest(), contribution)) {
          reached.add(
              new Reached(
                  stage.folder().toString(),
                  stage.name(),
                  what(stage.name()),
                  rows,
                  hashes(stage.folder()),
                  Map.of()));
        }
      }
    }
    return reached;
  }

  private Map<String, List<String>> rows(Stage stage) throws IOException {
    Set<String> documents = new HashSet<>(documents(stage));
    Set<String> debates = new HashSet<>();
    if (stage.name().equals("corpus")) {
      debates.addAll(
          Reading.ids(
              stage.folder().resolve(CorpusBuild.DEBATES),
              row -> Reading.names(row.path("contributions"), contribution)));
    }
    return Reading.reached(stage.folder(), row -> reaches(row, documents, debates));
  }

  private boolean reaches(JsonNode row, Set<String> documents, Set<String> debates) {
    return Reading.names(row.path("contributions"), contribution)
        || row.path("source").path("contribution").asText("").equals(contribution)
        || Reading.anyOf(row.path("documents"), documents)
        || documents.contains(row.path("document").asText(""))
        || debates.contains(row.path("debate").asText(""));
  }

  /** The contribution's documents, for stages whose rows don't name contributions themselves. */
  private Set<String> documents(Stage stage) throws IOException {
    return switch (stage.name()) {
      case "import" -> Reading.documents(stage.folder(), contribution);
      case "structure" -> {
        Path folder = stage.manifest().input(stage.folder(), "documents");
        if (!Files.isRegularFile(folder.resolve("documents.jsonl"))) {
          throw BadDataException.in(
              stage.folder(), "its documents are not in " + folder + ": whose are its debates?");
        }
        yield Reading.documents(folder, contribution);
      }
      default -> Set.of();
    };
  }

  private static String what(String stage) {
    return switch (stage) {
      case "ingest", "import" -> "documents";
      case "sft" -> "rows";
      case "rlhf" -> "pairs";
      default -> "debates";
    };
  }

  /** Whether a manifest names a contribution among its details, by id or in full. */
  static boolean lists(Manifest manifest, String contribution) {
    JsonNode listed =
        Json.mapper().valueToTree(manifest.details().getOrDefault("contributions", List.of()));
    for (JsonNode given : listed) {
      String id = given.isObject() ? given.path("id").asText("") : given.asText("");
      if (id.equals(contribution)) {
        return true;
      }
    }
    return false;
  }

  /** Files of a folder, not below it, and their hashes. */
  static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (!name.startsWith(".") && !name.equals("run.json")) {
        hashes.put(name, Hashes.sha256(file));
      }
    }
    return new LinkedHashMap<>(hashes);
  }
}
