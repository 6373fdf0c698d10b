package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.corpus.rows.InOrder;
import toron.files.ConfigException;
import toron.moe.train.DryRun;
import toron.sft.Curriculum;
import toron.sft.SftBuild;
import toron.sft.SftConfig;
import toron.sft.SftOptions;
import toron.sft.SftResult;
import toron.sft.SftTrainer;
import toron.sft.TextExport;

@Command(
    name = "sft",
    header = "Conversations for supervised fine-tuning, and the fine-tuning.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {SftCommand.Build.class, SftCommand.Export.class, SftCommand.Train.class})
final class SftCommand {
  private SftCommand() {}

  @Command(
      name = "build",
      header = "A corpus to conversations.",
      description = {
        "",
        "Writes train, validation and test as JSON Lines and Parquet in TRL's conversational "
            + "form, each factual span with the page it comes from, and a dataset card.",
        ""
      })
  static final class Build extends StageCommand {
    @Parameters(paramLabel = "CORPUS", description = "A folder that corpus wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path corpus;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "YAML with what differs from the defaults: tasks, max-characters, ...")
    private @Nullable Path config;

    @Option(
        names = "--workers",
        paramLabel = "N",
        description =
            "Threads that make rows; the files are the same with any number. Default: as many as"
                + " there are processors.")
    private int workers = InOrder.processors();

    @Override
    public Integer call() throws IOException {
      if (workers < 1) {
        throw new ConfigException("--workers " + workers + ": at least one is needed");
      }
      SftResult result =
          new SftBuild(over(SftOptions.DEFAULT, config), workers, progress()).run(corpus, out);
      console().printf("%d debates: %d conversations%n", result.debates(), result.rows());
      counts("rows by split", coded(result.splits()));
      counts("rows by task", result.tasks());
      counts("rows dropped", result.dropped());
      counts("evidence gate", result.gate());
      return result.rows() > 0 ? Errors.DONE : Errors.BAD_DATA;
    }
  }

  @Command(
      name = "export",
      header = "The training rows as plain text, or from easy to hard.",
      description = {
        "",
        "text: text.jsonl, a row a line under the key text, for Megatron's preprocessing: for "
            + "continued pretraining, since roles and loss spans are lost. curriculum: "
            + "train.jsonl sorted by difficulty, which is the row's characters and 50 more for "
            + "each fact of its answer. Make an export again after a withdrawal.",
        ""
      })
  static final class Export extends StageCommand {
    @Parameters(paramLabel = "ROWS", description = "A folder that sft build wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path rows;

    @Option(
        names = "--as",
        defaultValue = "text",
        description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private Format format;

    /** As the command line calls them. */
    enum Format {
      TEXT,
      CURRICULUM;

      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    @Override
    public Integer call() throws IOException {
      long written =
          switch (format) {
            case TEXT -> TextExport.run(rows, out);
            case CURRICULUM -> Curriculum.run(rows, out);
          };
      console().printf("%d rows%n", written);
      console().flush();
      return written > 0 ? Errors.DONE : Errors.BAD_DATA;
    }
  }

  @Command(
      name = "train",
      header = "Fine-tune a model on conversations.",
      description = {
        "",
        "Learns what the assistant says and nothing else. Leaves a model folder in Hugging "
            + "Face's layout with metrics.jsonl and checkpoints; a stopped run goes on from the "
            + "last of them.",
        ""
      })
  static final class Train extends TrainCommand {
    @Parameters(paramLabel = "ROWS", description = "A folder that sft build wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path rows;

    @Option(
        names = "--base",
        required = true,
        paramLabel = "MODEL",
        description = "The model to start from, in Hugging Face's layout.")
    @SuppressWarnings("NullAway.Init")
    private Path base;

    @Override
    DryRun check() throws IOException {
      return trainer().check(rows, base);
    }

    @Override
    int train() throws IOException {
      SftTrainer.Result result = trainer().run(rows, base, out);
      console()
          .printf(
              "%d conversations, %d too long, %d held out%n",
              result.rows(), result.tooLong(), result.heldOut());
      return trained(result.training());
    }

    private SftTrainer trainer() throws IOException {
      return new SftTrainer(settings(SftConfig.defaults()), progress());
    }
  }
}
