package toron.corpus.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import toron.corpus.CorpusBuild;
import toron.corpus.Provenance;
import toron.corpus.Replacement;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.ingest.Document;

/**
 * The documents behind a corpus as they were printed, with what the corpus says instead of names.
 */
final class Printed {
  private final Map<String, Document> documents = new HashMap<>();
  private final Map<String, NavigableMap<Integer, Replacement>> replacements = new HashMap<>();

  private Printed() {}

  /** Reads all documents; they are held. */
  static Printed behind(Path corpus) throws IOException {
    Printed printed = new Printed();
    Path folder = Manifest.of(corpus).input(corpus, "documents");
    try (Stream<Document> rows =
        JsonLines.read(folder.resolve("documents.jsonl"), Document.class)) {
      rows.forEach(document -> printed.documents.put(document.id(), document));
    }
    try (Stream<Replacement> rows =
        JsonLines.read(corpus.resolve(CorpusBuild.REPLACEMENTS), Replacement.class)) {
      rows.forEach(
          r ->
              printed
                  .replacements
                  .computeIfAbsent(r.document(), d -> new TreeMap<>())
                  .put(r.begin(), r));
    }
    return printed;
  }

  /** Why words of a row are not what stands where they say; empty when they are. */
  Optional<String> refuse(String words, Provenance span) {
    Document document = documents.get(span.document());
    if (document == null) {
      return Optional.of("no document " + span.document());
    }
    if (!document.source().sha256().equals(span.sha256())) {
      return Optional.of(span.document() + " was another file");
    }
    String text = document.text();
    if (span.sourceEnd() > text.codePointCount(0, text.length())) {
      return Optional.of("beyond the end of " + span.document());
    }
    if (page(document, span).isEmpty()) {
      return Optional.of("page " + span.page() + " of " + span.document() + " has no such line");
    }
    String there = corpusText(text, span);
    // The cut may run through a pseudonym, which stands for its name as a whole.
    return there.contains(words)
        ? Optional.empty()
        : Optional.of("says '" + words + "' where '" + there + "' is printed");
  }

  /** Whether the lines there have a place on the page; not in formats without pages. */
  boolean boxed(Provenance span) {
    Document document = documents.get(span.document());
    return document != null
        && page(document, span).stream()
            .flatMap(page -> page.lines().stream())
            .anyMatch(line -> line.box() != null && touches(line, span));
  }

  private static Optional<Document.Page> page(Document document, Provenance span) {
    return document.pages().stream()
        .filter(page -> page.number() == span.page())
        .filter(page -> page.lines().stream().anyMatch(line -> touches(line, span)))
        .findFirst();
  }

  private static boolean touches(Document.Line line, Provenance span) {
    Integer begin = line.begin();
    Integer end = line.end();
    return begin != null && end != null && begin < span.sourceEnd() && end > span.sourceBegin();
  }

  private String corpusText(String text, Provenance span) {
    StringBuilder out = new StringBuilder();
    int from = span.sourceBegin();
    NavigableMap<Integer, Replacement> all = replacements.get(span.document());
    if (all != null) {
      for (Replacement r : all.subMap(span.sourceBegin(), span.sourceEnd()).values()) {
        out.append(cut(text, from, r.begin())).append(r.replacement());
        from = Math.min(r.end(), span.sourceEnd());
      }
    }
    return out.append(cut(text, from, span.sourceEnd())).toString();
  }

  private static String cut(String text, int from, int to) {
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }
}
