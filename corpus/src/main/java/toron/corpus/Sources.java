package toron.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.ingest.Contribution;
import toron.ingest.Document;
import toron.structure.debate.Debate;

/** What is known of the files behind the debates; their texts and pages are read past. */
final class Sources {
  private final Map<String, Head> heads = new HashMap<>();
  private final Map<String, Contribution> contributions;

  /** The keys of a document that a corpus needs. */
  private record Head(String id, Document.Source source, Document.@Nullable Quality quality) {}

  private Sources(Map<String, Contribution> contributions) {
    this.contributions = contributions;
  }

  static Sources read(Path documents) throws IOException {
    Sources sources = new Sources(Consent.contributions(Manifest.of(documents)));
    try (Stream<Head> rows = JsonLines.read(documents.resolve("documents.jsonl"), Head.class)) {
      rows.forEach(head -> sources.heads.put(head.id(), head));
    }
    return sources;
  }

  Map<String, Contribution> contributions() {
    return contributions;
  }

  @Nullable Contribution contribution(SourceFile source) {
    String id = source.contribution();
    return id == null ? null : contributions.get(id);
  }

  /** The files of a debate; a document that was never ingested has no consent and no file. */
  List<SourceFile> of(Debate debate) {
    List<SourceFile> files = new ArrayList<>();
    for (String id : debate.documents()) {
      Head head = heads.get(id);
      if (head == null) {
        return List.of();
      }
      files.add(
          new SourceFile(
              id, head.source().sha256(), head.source().path(), head.source().contribution()));
    }
    return files;
  }

  Filter.Candidate candidate(Debate debate) {
    List<SourceFile> files = of(debate);
    double quality = 1;
    List<Contribution> given = new ArrayList<>();
    for (SourceFile file : files) {
      Head head = heads.get(file.document());
      Document.Quality read = head == null ? null : head.quality();
      quality = Math.min(quality, read == null ? 1 : read.score());
      Contribution contribution = contribution(file);
      if (contribution != null) {
        given.add(contribution);
      }
    }
    return new Filter.Candidate(debate, files, quality, given);
  }
}
