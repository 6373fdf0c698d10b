package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import toron.ingest.IngestEvaluation;
import toron.structure.evaluation.StructureEvaluation;

@Command(
    name = "evaluate",
    header = "Measure a stage against files whose truth is known.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {EvaluateCommand.OfIngest.class, EvaluateCommand.OfStructure.class})
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

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PrintWriter console = spec.commandLine().getOut();
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
  }

  @Command(
      name = "structure",
      header = "Precision, recall and F1 of what was found, with 95 % intervals.",
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

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      StructureEvaluation.Report report =
          new StructureEvaluation(seed, ConsoleProgress.onError()).run(gold);
      spec.commandLine().getOut().println(StructureEvaluation.table(report, null));
      spec.commandLine().getOut().flush();
      return Errors.DONE;
    }
  }
}
