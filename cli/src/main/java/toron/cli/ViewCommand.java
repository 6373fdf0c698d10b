package toron.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.ingest.Document;
import toron.ingest.Failure;
import toron.ingest.Ingest;
import toron.report.FlowSheet;
import toron.report.PageImages;
import toron.report.PageLinks;
import toron.report.PageView;
import toron.structure.debate.Debate;

@Command(
    name = "view",
    header =
        "Pages for people: each document's page images with the lines read, each debate's flow.",
    description = {
      "",
      "Of an ingest folder: one page a document, with the lines drawn on the page images in "
          + "reading order. Of a structure, import or corpus folder: one flow sheet a debate as "
          + "well, each unit linked to the page that it was read from. Open any of them in a "
          + "browser.",
      ""
    })
final class ViewCommand extends StageCommand {
  @Parameters(paramLabel = "FOLDER", description = "What ingest, structure or import wrote.")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only documents whose path contains this, and the debates in them.")
  private @Nullable String only;

  @Override
  public Integer call() throws IOException {
    Manifest manifest = Manifest.of(folder);
    long pages =
        manifest.stage().equals("ingest")
            ? documents(folder, out, only, Set.of())
            : debates(folder, manifest.input(folder, "documents"), out, only);
    console().println(pages + " pages in " + out);
    console().flush();
    if (pages == 0) {
      throw new BadDataException(
          folder + ": nothing to show" + (only == null ? "" : " for " + only));
    }
    return Errors.DONE;
  }

  /** Flow sheets in {@code flow/}, and the views that they link to in {@code pages/}. */
  static long debates(Path debates, Path documents, Path out, @Nullable String only)
      throws IOException {
    Set<String> chosen = only == null ? Set.of() : named(documents, only);
    Set<String> shown = new HashSet<>();
    long count = 0;
    FlowSheet sheet = new FlowSheet(PageLinks.in("../pages"));
    try (Stream<Debate> rows = JsonLines.read(debates.resolve("debates.jsonl"), Debate.class)) {
      for (Debate debate : (Iterable<Debate>) rows::iterator) {
        if (only == null || debate.id().contains(only) || chosen.containsAll(debate.documents())) {
          Files.createDirectories(out.resolve("flow"));
          sheet.write(debate, out.resolve("flow").resolve(PageLinks.fileName(debate.id())));
          shown.addAll(debate.documents());
          count++;
        }
      }
    }
    return shown.isEmpty() ? 0 : count + documents(documents, out.resolve("pages"), null, shown);
  }

  /** The ids of the documents whose path contains a text. */
  private static Set<String> named(Path ingest, String only) throws IOException {
    Set<String> ids = new HashSet<>();
    try (Stream<Document> rows = JsonLines.read(ingest.resolve(Ingest.DOCUMENTS), Document.class)) {
      rows.filter(document -> document.source().path().contains(only))
          .forEach(document -> ids.add(document.id()));
    }
    return ids;
  }

  /** One view a document; {@code ids} empty: all of them. */
  static long documents(Path ingest, Path out, @Nullable String only, Set<String> ids)
      throws IOException {
    PageImages images =
        Manifest.of(ingest).stage().equals("ingest") ? new SourceImages(ingest) : PageImages.NONE;
    PageView view = new PageView(images);
    Files.createDirectories(out);
    List<Failure> failures =
        Files.exists(ingest.resolve(Ingest.FAILURES)) && ids.isEmpty()
            ? JsonLines.readAll(ingest.resolve(Ingest.FAILURES), Failure.class)
            : List.of();
    long count = 0;
    try (Stream<Document> rows = JsonLines.read(ingest.resolve(Ingest.DOCUMENTS), Document.class)) {
      for (Document document : (Iterable<Document>) rows::iterator) {
        if ((ids.isEmpty() || ids.contains(document.id()))
            && (only == null || document.source().path().contains(only))) {
          view.write(document, failures, out.resolve(PageLinks.fileName(document.id())));
          count++;
        }
      }
    }
    return count;
  }
}
