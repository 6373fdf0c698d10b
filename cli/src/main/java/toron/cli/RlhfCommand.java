package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.rlhf.RlhfBuild;
import toron.rlhf.RlhfOptions;
import toron.rlhf.RlhfResult;

@Command(
    name = "rlhf",
    header = "Preference pairs, the reward model, and preference optimisation.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {RlhfCommand.Build.class})
final class RlhfCommand {
  private RlhfCommand() {}

  @Command(
      name = "build",
      header = "A corpus to preference pairs.",
      description = {
        "",
        "Pairs come from what the judges decided, from whether a rebuttal answers its argument, and",
        "from evidence quoted faithfully against the same evidence altered in one place.",
        ""
      })
  static final class Build extends StageCommand {
    @Parameters(paramLabel = "CORPUS", description = "A folder that corpus wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path corpus;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "YAML with what differs from the defaults: signals, alterations, ...")
    private @Nullable Path config;

    @Override
    public Integer call() throws IOException {
      RlhfResult result =
          new RlhfBuild(over(RlhfOptions.DEFAULT, config), progress()).run(corpus, out);
      console().printf("%d debates: %d pairs%n", result.debates(), result.pairs());
      counts("pairs by split", coded(result.splits()));
      counts("pairs by signal", result.signals());
      counts("altered", result.alterations());
      counts("balance of what is preferred", result.balance());
      counts("pairs dropped", result.dropped());
      return result.pairs() > 0 ? Errors.DONE : Errors.BAD_DATA;
    }
  }
}
