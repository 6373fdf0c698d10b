package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import toron.ingest.IngestEvaluation;
import toron.ingest.OcrEvaluation;
import toron.rlhf.PairEvaluation;
import toron.structure.evaluation.StructureEvaluation;

@Command(
    name = "evaluate",
    header = "Measure a stage against files whose truth is known.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      EvaluateCommand.OfIngest.class,
      EvaluateCommand.OfStructure.class,
      EvaluateCommand.OfPairs.class,
      EvaluateRowsCommand.class,
      EvaluateNamesCommand.class
    })
final class EvaluateCommand {
  private EvaluateCommand() {}

  @Command(
      name = "ingest",
      header = "Error rates of reading, beside other tools where they are installed.",
      mixinStandardHelpOptions = true,
      description = {
        "",
        "Per cent of characters wrong (NFKC, white space removed, Levenshtein distance over "
            + "the length of the truth); ruby pairs found exactly; furniture that reached the text.",
        "",
        "With --ocr the pages are printed to pictures of 200 dots per inch first, so that the "
            + "reading of scans is measured, beside Tesseract's own text of the same pictures.",
        ""
      })
  static final class OfIngest implements Callable<Integer> {
    @Option(
        names = "--gold",
        required = true,
        paramLabel = "FOLDER",
        description = "PDFs, each with a JSON of the same name: text, ruby, furniture.")
    @SuppressWarnings("NullAway.Init")
    private Path gold;

    @Option(
        names = "--ocr",
        paramLabel = "PAGES",
        description = "Measure OCR, on the first PAGES of each file. It takes seconds a page.")
    private int ocr;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PrintWriter console = spec.commandLine().getOut();
      if (ocr > 0) {
        scans(console);
        return Errors.DONE;
      }
      boolean head = true;
      for (IngestEvaluation.Row row : IngestEvaluation.of(gold)) {
        if (head) {
          console.printf("%-40s", "% of characters wrong");
          row.errors().keySet().forEach(name -> console.printf(" %9s", name));
          console.printf(" %9s %6s%n", "ruby", "leaks");
          head = false;
        }
        console.printf("%-40s", row.file());
        row.errors().values().forEach(e -> console.printf(Locale.ROOT, " %9.2f", 100 * e));
        String ruby = row.rubyTotal() == 0 ? "-" : row.rubyExact() + "/" + row.rubyTotal();
        console.printf(" %9s %6d %s%n", ruby, row.furnitureLeaked(), row.note());
      }
      console.flush();
      return Errors.DONE;
    }

    private void scans(PrintWriter console) throws IOException {
      List<OcrEvaluation.Row> rows = OcrEvaluation.of(gold, ocr);
      console.printf("%-40s %10s %9s%n", "% of characters wrong, OCR", "toron", "tesseract");
      rows.forEach(row -> scan(console, row.file(), List.of(row)));
      for (boolean vertical : new boolean[] {true, false}) {
        List<OcrEvaluation.Row> part =
            rows.stream().filter(row -> row.vertical() == vertical).toList();
        if (!part.isEmpty()) {
          scan(console, "all " + (vertical ? "vertical" : "horizontal") + " pages", part);
        }
      }
      console.flush();
    }

    /** Figures of some files, weighted by their characters. */
    private static void scan(PrintWriter console, String name, List<OcrEvaluation.Row> rows) {
      double characters = rows.stream().mapToDouble(OcrEvaluation.Row::characters).sum();
      double errors = rows.stream().mapToDouble(r -> r.errors() * r.characters()).sum();
      double plain = rows.stream().mapToDouble(r -> r.plain() * r.characters()).sum();
      console.printf(
          Locale.ROOT,
          "%-40s %10.2f %9.2f%n",
          name,
          100 * errors / characters,
          100 * plain / characters);
    }
  }

  @Command(
      name = "structure",
      header = "Precision, recall and F1 of what was found, with 95 %% intervals.",
      mixinStandardHelpOptions = true)
  static final class OfStructure implements Callable<Integer> {
    @Option(
        names = "--gold",
        required = true,
        paramLabel = "FOLDER",
        description = "A folder with documents.jsonl and the true debates.jsonl.")
    @SuppressWarnings("NullAway.Init")
    private Path gold;

    @Option(
        names = "--seed",
        defaultValue = "1",
        description = "Of the bootstrap. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
        names = "--worst",
        defaultValue = "0",
        paramLabel = "COUNT",
        description =
            "Print that many of the worst debates with what is wrong in them. Leave it out for "
                + "gold that must not be looked at. Default: ${DEFAULT-VALUE}.")
    private int worst;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      StructureEvaluation.Report report =
          new StructureEvaluation(seed, ConsoleProgress.onError()).run(gold);
      PrintWriter console = spec.commandLine().getOut();
      console.println(StructureEvaluation.table(report, null));
      report.worst().stream()
          .limit(worst)
          .forEach(
              c -> {
                console.printf(
                    Locale.ROOT, "%s (%s): units %.3f%n", c.debate(), c.format(), c.unitF1());
                c.details().forEach(d -> console.println("  " + d));
              });
      console.flush();
      return Errors.DONE;
    }
  }

  @Command(
      name = "pairs",
      header = "Whether the surface of the answers tells which of a pair is preferred.",
      mixinStandardHelpOptions = true,
      description = {
        "",
        "A logistic regression on length and character 1- to 4-grams, in ten folds that share no "
            + "motion. 50 %% is what nobody can tell; well above that, a model can learn the "
            + "preference without reading the prompt.",
        ""
      })
  static final class OfPairs implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PAIRS", description = "Folders of rlhf build.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> folders;

    @Option(
        names = "--signal",
        defaultValue = "faithfulness",
        description = "Which pairs, or all. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private String signal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PairEvaluation.Report report =
          PairEvaluation.of(folders, signal.equals("all") ? null : signal);
      PrintWriter console = spec.commandLine().getOut();
      console.printf("%-32s %8s %10s %10s%n", "% told right", "pairs", "one by one", "in pairs");
      row(console, report.motions() + " motions", report.all());
      report.parts().forEach((name, score) -> row(console, name, score));
      console.flush();
      return Errors.DONE;
    }

    private static void row(PrintWriter console, String name, PairEvaluation.Score score) {
      console.printf(
          Locale.ROOT,
          "%-32s %8d %10.1f %10.1f%n",
          name,
          score.pairs(),
          100 * score.accuracyApart(),
          100 * score.accuracyTogether());
    }
  }
}
