package toron.corpus.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.ingest.Contribution;
import toron.ingest.Contribution.Permission;
import toron.ingest.Contribution.Permissions;
import toron.ingest.Document;
import toron.structure.debate.Debate;

/** Folders as ingest and structure write them, from scripts. */
public final class Folders {
  private final Path root;
  private final List<Contribution> contributions = new ArrayList<>();
  private final List<Document> documents = new ArrayList<>();
  private final List<Debate> debates = new ArrayList<>();

  public Folders(Path root) {
    this.root = root;
  }

  public static Contribution allowed(String id) {
    return contribution(id, Permission.ALLOWED, null, null);
  }

  public static Contribution contribution(
      String id, Permission training, @Nullable String conditions, @Nullable String until) {
    return new Contribution(
        id,
        "a league",
        "CC0-1.0",
        null,
        new Permissions(Permission.ALLOWED, training, training, Permission.ALLOWED),
        conditions,
        until,
        List.of());
  }

  public Folders with(Contribution contribution) {
    contributions.add(contribution);
    return this;
  }

  public Folders add(Script script, @Nullable String contribution) {
    documents.add(script.document(contribution));
    debates.add(script.debate());
    return this;
  }

  public List<Document> documents() {
    return documents;
  }

  public List<Debate> debates() {
    return debates;
  }

  /** Writes both folders and returns the one of the debates. */
  public Path write() throws IOException {
    Path ingested = root.resolve("documents");
    Path structured = root.resolve("debates");
    JsonLines.writeAll(ingested.resolve("documents.jsonl"), documents);
    Map<String, Object> details = new TreeMap<>();
    details.put("contributions", contributions);
    Manifest.of("ingest", Map.of(), Map.of(), Map.of(), details).write(ingested);
    JsonLines.writeAll(structured.resolve("debates.jsonl"), debates);
    Manifest.of("structure", Map.of("documents", "../documents"), Map.of(), Map.of(), Map.of())
        .write(structured);
    return structured;
  }
}
