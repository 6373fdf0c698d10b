package toron.corpus.rows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.corpus.Provenance;
import toron.corpus.Split;
import toron.files.BadDataException;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.ingest.Box;
import toron.ingest.Document;

/** From a training row back to the printed lines that it was made from. */
public final class Trace {
  private Trace() {}

  /**
   * A row and where each printed span of it stands.
   *
   * @param documents the folder of ingest, with its page images
   */
  public record Traced(JsonNode row, Path documents, List<Place> places) {
    public Traced {
      places = List.copyOf(places);
    }
  }

  /**
   * One span.
   *
   * @param printed the document's words there, names and all
   * @param path of the source file, as ingested
   * @param boxes of the lines it stands on, where the format has pages
   */
  public record Place(Provenance span, String printed, String path, List<Box> boxes) {
    public Place {
      boxes = List.copyOf(boxes);
    }
  }

  /**
   * Traces a row.
   *
   * @param dataset a folder of {@code sft build} or {@code rlhf build}
   * @throws BadDataException when no such row is there, or a span is not in its document
   */
  public static Traced row(Path dataset, String id) throws IOException {
    JsonNode row = find(dataset, id);
    Path corpus = Manifest.of(dataset).input(dataset, "corpus");
    Path documents = Manifest.of(corpus).input(corpus, "documents");
    List<Provenance> spans =
        Json.mapper()
            .convertValue(row.path("provenance"), new TypeReference<List<Provenance>>() {});
    Map<String, Document> sources = read(documents, spans);
    List<Place> places = new ArrayList<>();
    for (Provenance span : spans) {
      Document document = sources.get(span.document());
      if (document == null || !document.source().sha256().equals(span.sha256())) {
        throw BadDataException.in(
            documents, "row " + id + " names " + span.document() + " of another run");
      }
      places.add(place(span, document, id));
    }
    return new Traced(row, documents, places);
  }

  private static JsonNode find(Path dataset, String id) throws IOException {
    for (Split split : Split.values()) {
      try (Stream<JsonNode> rows =
          JsonLines.read(dataset.resolve(split.id() + ".jsonl"), JsonNode.class)) {
        Iterator<JsonNode> each = rows.iterator();
        while (each.hasNext()) {
          JsonNode row = each.next();
          if (row.path("id").asText().equals(id)) {
            return row;
          }
        }
      }
    }
    throw BadDataException.in(dataset, "no row '" + id + "'");
  }

  private static Map<String, Document> read(Path documents, List<Provenance> spans)
      throws IOException {
    Set<String> wanted = new HashSet<>();
    spans.forEach(span -> wanted.add(span.document()));
    Map<String, Document> found = new HashMap<>();
    try (Stream<Document> rows =
        JsonLines.read(documents.resolve("documents.jsonl"), Document.class)) {
      rows.filter(d -> wanted.contains(d.id())).forEach(d -> found.put(d.id(), d));
    }
    return found;
  }

  private static Place place(Provenance span, Document document, String id) {
    String text = document.text();
    if (span.sourceEnd() > text.codePointCount(0, text.length())) {
      throw new BadDataException("row " + id + ": " + span + " is beyond the end of the document");
    }
    int from = text.offsetByCodePoints(0, span.sourceBegin());
    int to = text.offsetByCodePoints(from, span.sourceEnd() - span.sourceBegin());
    List<Box> boxes = new ArrayList<>();
    for (Document.Page page : document.pages()) {
      if (page.number() == span.page()) {
        page.lines().stream().filter(line -> touches(line, span)).forEach(l -> add(boxes, l.box()));
      }
    }
    return new Place(span, text.substring(from, to), document.source().path(), boxes);
  }

  private static boolean touches(Document.Line line, Provenance span) {
    Integer begin = line.begin();
    Integer end = line.end();
    return begin != null && end != null && begin < span.sourceEnd() && end > span.sourceBegin();
  }

  private static void add(List<Box> boxes, @Nullable Box box) {
    if (box != null) {
      boxes.add(box);
    }
  }
}
