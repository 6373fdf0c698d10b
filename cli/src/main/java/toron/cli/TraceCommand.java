package toron.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.corpus.Message;
import toron.corpus.Provenance;
import toron.files.BadDataException;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.ingest.Document;
import toron.ingest.Ingest;
import toron.report.TraceRow;
import toron.report.TraceView;

@Command(
    name = "trace",
    header = "A training row, and the pages that its sentences were printed on.",
    description = {
      "",
      "Finds a row of a data set by its id (or takes the first with provenance) and writes "
          + "a page with the row's text beside the page images, the lines marked.",
      ""
    })
final class TraceCommand extends StageCommand {
  private static final List<String> FIELDS = List.of("messages", "prompt", "chosen", "rejected");
  private static final List<String> SPLITS = List.of("train", "validation", "test");

  @Parameters(
      arity = "0..1",
      paramLabel = "ROW",
      description = "The row's id. Default: the first row with provenance.")
  private @Nullable String id;

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "FOLDER",
      description = "What sft build or rlhf build wrote.")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    TraceRow row = find();
    Path corpus = Manifest.of(folder).input(folder, "corpus");
    Path ingest = Manifest.of(corpus).input(corpus, "documents");
    Set<String> wanted = new HashSet<>();
    row.provenance().forEach(place -> wanted.add(place.document()));
    Map<String, Document> documents = new HashMap<>();
    try (Stream<Document> all = JsonLines.read(ingest.resolve(Ingest.DOCUMENTS), Document.class)) {
      all.filter(document -> wanted.contains(document.id()))
          .forEach(document -> documents.put(document.id(), document));
    }
    Path page = out.resolve("trace.html");
    Files.createDirectories(out);
    boolean pages = Manifest.of(ingest).stage().equals("ingest");
    new TraceView(pages ? new SourceImages(ingest) : toron.report.PageImages.NONE)
        .write(row, documents, page);
    for (Provenance place : row.provenance()) {
      Document document = documents.get(place.document());
      if (document == null) {
        throw new BadDataException(
            row.id() + ": comes from " + place.document() + ", which is not in " + ingest);
      }
      console()
          .printf(
              "%s[%d] %d-%d  %s p.%d%n",
              place.field(),
              place.message(),
              place.begin(),
              place.end(),
              document.source().path(),
              place.page());
    }
    console().println(page);
    console().flush();
    return Errors.DONE;
  }

  private TraceRow find() throws IOException {
    for (String split : SPLITS) {
      Path file = folder.resolve(split + ".jsonl");
      if (Files.exists(file)) {
        try (Stream<JsonNode> rows = JsonLines.read(file, JsonNode.class)) {
          for (JsonNode row : (Iterable<JsonNode>) rows::iterator) {
            if (id == null
                ? !row.path("provenance").isEmpty()
                : id.equals(row.path("id").asText())) {
              return row(row);
            }
          }
        }
      }
    }
    throw new BadDataException(
        folder + ": no row " + (id == null ? "with provenance" : "with the id '" + id + "'"));
  }

  private static TraceRow row(JsonNode row) throws IOException {
    List<TraceRow.Field> fields = new ArrayList<>();
    for (String name : FIELDS) {
      if (row.path(name).isArray()) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : row.path(name)) {
          messages.add(Json.mapper().treeToValue(message, Message.class));
        }
        fields.add(new TraceRow.Field(name, messages));
      }
    }
    List<Provenance> provenance = new ArrayList<>();
    for (JsonNode place : row.path("provenance")) {
      provenance.add(Json.mapper().treeToValue(place, Provenance.class));
    }
    String kind = row.hasNonNull("task") ? row.path("task").asText() : row.path("signal").asText();
    return new TraceRow(
        row.path("id").asText(), kind, row.path("language").asText(), fields, provenance);
  }
}
