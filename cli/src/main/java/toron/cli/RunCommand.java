package toron.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import toron.files.BadDataException;
import toron.files.ConfigException;
import toron.report.RunSummary;
import toron.report.SummaryTable;

@Command(
    name = "run",
    header = "The whole line on a folder: documents, debates, rows, a tuned model, a report.",
    description = {
      "",
      "Runs every stage into subfolders of DIR and ends with a table and DIR/report.html. "
          + "Run it again and it goes on: files that were read are not read again, trainings "
          + "continue from their last checkpoint.",
      ""
    })
final class RunCommand extends StageCommand {
  @Parameters(paramLabel = "FOLDER", description = "PDFs and other files, with contribution.yaml.")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Option(
      names = "--base",
      paramLabel = "MODEL",
      description = "The model to start from. Default: the small base that comes with Toron.")
  private @Nullable Path base;

  @Option(names = "--no-training", description = "Stop after the rows.")
  private boolean noTraining;

  @Override
  public Integer call() throws IOException {
    return run(this, folder, noTraining ? null : base == null ? embeddedBase() : base);
  }

  private static int run(StageCommand command, Path folder, @Nullable Path base)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ConfigException(folder + ": not a folder");
    }
    if (base != null && !WholeLine.isModel(base)) {
      throw new BadDataException(base + ": no config.json: not a model folder");
    }
    WholeLine line = new WholeLine(folder, command.out, base, progress());
    RunSummary summary = line.run();
    command.console().println(SummaryTable.render(summary, line.seconds()));
    command.console().println(command.out.resolve("report.html"));
    command.console().flush();
    return summary.stages().stream()
            .anyMatch(stage -> stage.name().equals("sft build") && stage.out() > 0)
        ? Errors.DONE
        : Errors.BAD_DATA;
  }

  /** Where the launcher says that Toron lives. */
  private static Path home() {
    String home = System.getenv("TORON_HOME");
    return Path.of(home == null ? "." : home);
  }

  private static Path embeddedBase() {
    return home().resolve("data-samples/base");
  }

  @Command(
      name = "demo",
      header = "The whole line on the samples that come with Toron.",
      mixinStandardHelpOptions = true,
      description = {"", "The same as: toron run data-samples/pdf --out out/demo", ""})
  static final class Demo implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
      Path samples = home().resolve("data-samples/pdf");
      String out = Path.of("out", "demo").toString();
      return spec.root().commandLine().execute("run", samples.toString(), "--out", out);
    }
  }
}
