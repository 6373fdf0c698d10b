package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.sft.SftBuild;
import toron.sft.SftOptions;
import toron.sft.SftResult;

@Command(
    name = "sft",
    header = "Conversations for supervised fine-tuning, and the fine-tuning.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {SftCommand.Build.class})
final class SftCommand {
  private SftCommand() {}

  @Command(
      name = "build",
      header = "A corpus to conversations.",
      description = {
        "",
        "Writes train, validation and test as JSON Lines and Parquet in TRL's conversational form,",
        "each factual span with the page it comes from, and a dataset card.",
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

    @Override
    public Integer call() throws IOException {
      SftResult result =
          new SftBuild(over(SftOptions.DEFAULT, config), progress()).run(corpus, out);
      console().printf("%d debates: %d conversations%n", result.debates(), result.rows());
      counts("rows by split", coded(result.splits()));
      counts("rows by task", result.tasks());
      counts("rows dropped", result.dropped());
      counts("evidence gate", result.gate());
      return result.rows() > 0 ? Errors.DONE : Errors.BAD_DATA;
    }
  }
}
