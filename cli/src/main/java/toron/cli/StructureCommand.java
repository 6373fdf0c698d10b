package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.structure.Structuring;
import toron.structure.debate.AifGraph;

@Command(
    name = "structure",
    header = "Documents to debates: motion, speeches, arguments, what answers what, decision.",
    description = {
      "",
      "Finds the debates in documents and writes debates.jsonl; documents without one are "
          + "in failures.jsonl. What the text doesn't say is left empty. See them with: toron "
          + "view DIR, or with --pages at once.",
      ""
    })
final class StructureCommand extends StageCommand {
  @Parameters(paramLabel = "DOCUMENTS", description = "A folder that ingest wrote.")
  @SuppressWarnings("NullAway.Init")
  private Path documents;

  @Option(names = "--strict", description = "Exit with 1 when any document holds no debate.")
  private boolean strict;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with what differs from the defaults.")
  private @Nullable Path config;

  @Option(
      names = "--pages",
      description = "Also write a flow sheet a debate, and the pages it links to, below DIR/view.")
  private boolean pages;

  @Option(
      names = "--aif",
      description =
          "Also write each debate's argument graph as AIF JSON (nodes I, RA, CA) below DIR/aif.")
  private boolean aif;

  @Override
  public Integer call() throws IOException {
    toron.files.Manifest.of(documents);
    Structuring.Result result =
        new Structuring(over(Structuring.Options.DEFAULT, config), progress()).run(documents, out);
    console()
        .printf(
            "%d documents: %d debates, %d documents without one%n",
            result.documents(), result.debates(), result.failures());
    counts("formats", result.formats());
    if (aif) {
      Path graphs = out.resolve("aif");
      long written =
          AifGraph.writeAll(out.resolve("debates.jsonl"), graphs, id -> fileName(id, ".json"));
      console().println(written + " argument graphs in " + graphs);
    }
    if (pages) {
      Path view = out.resolve("view");
      console().println(ViewCommand.debates(out, documents, view, null) + " pages in " + view);
    }
    console().flush();
    return result.debates() == 0 || (strict && result.failures() > 0)
        ? Errors.BAD_DATA
        : Errors.DONE;
  }

  /** A debate's id, fit for a file. */
  private static String fileName(String id, String ending) {
    return id.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ending;
  }
}
