package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.files.BadDataException;
import toron.ingest.Document.PageFlag;
import toron.ingest.Ingest;
import toron.ingest.IngestOptions;
import toron.ingest.IngestOptions.Ocr;
import toron.ingest.IngestResult;

@Command(
    name = "ingest",
    header = "Files to documents: text in reading order, and where on which page it stands.",
    description = {
      "",
      "Reads PDF, DOCX, ODT, RTF, HTML and plain text by their content, whatever they are "
          + "called. Every file is in documents.jsonl or, with a reason, in failures.jsonl. "
          + "Stopped runs go on where they were; what is done is not done again.",
      ""
    })
final class IngestCommand extends StageCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "IN",
      description = "Files and folders. A folder with a contribution.yaml says whose they are.")
  @SuppressWarnings("NullAway.Init")
  private List<Path> inputs;

  @Option(
      names = "--ocr",
      paramLabel = "WHEN",
      description =
          "Read page images with Tesseract: auto (pages without usable text), never, always."
              + " Default: auto.")
  private @Nullable Ocr ocr;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Reader processes; 0 reads in this one. Default: 2.")
  private @Nullable Integer workers;

  @Option(names = "--retry", description = "Try files again that failed in an earlier run.")
  private boolean retry;

  @Option(names = "--strict", description = "Exit with 1 when any file failed.")
  private boolean strict;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with what differs from the defaults: ocr, workers, limits, ...")
  private @Nullable Path config;

  @Override
  public Integer call() throws IOException {
    IngestOptions given = over(IngestOptions.DEFAULT, config);
    IngestOptions options =
        new IngestOptions(
            ocr == null ? given.ocr() : ocr,
            workers == null ? given.workers() : workers,
            given.workerMegabytes(),
            given.limits(),
            retry || given.retry());
    IngestResult result = new Ingest(options, progress()).run(inputs, out);
    console()
        .printf(
            "%d files: %d documents with %d pages, %d failures%n",
            result.files(),
            result.documents(),
            result.pages(),
            result.files() - result.documents());
    counts("failures", coded(result.failures()));
    counts("pages to look at", coded(result.flags()));
    if (result.flags().containsKey(PageFlag.NO_TEXT_LAYER) && !Ingest.canReadImages()) {
      console()
          .println(
              "Pages without text need Tesseract: install tesseract-ocr, tesseract-ocr-jpn and"
                  + " tesseract-ocr-jpn-vert, then run again.");
    } else if (result.flags().containsKey(PageFlag.NO_TEXT_LAYER) && options.ocr() == Ocr.NEVER) {
      console().println("Pages without text are read from their images with --ocr auto.");
    }
    console().flush();
    if (result.documents() == 0) {
      throw new BadDataException(
          inputs + ": nothing could be read; see " + out.resolve(Ingest.FAILURES));
    }
    return strict && result.files() > result.documents() ? Errors.BAD_DATA : Errors.DONE;
  }
}
