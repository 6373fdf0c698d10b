package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.rlhf.DpoConfig;
import toron.rlhf.DpoTrainer;
import toron.rlhf.PairRun;
import toron.rlhf.RewardConfig;
import toron.rlhf.RewardTrainer;
import toron.rlhf.RlhfBuild;
import toron.rlhf.RlhfOptions;
import toron.rlhf.RlhfResult;

@Command(
    name = "rlhf",
    header = "Preference pairs, the reward model, and preference optimisation.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {RlhfCommand.Build.class, RlhfCommand.Reward.class, RlhfCommand.Dpo.class})
final class RlhfCommand {
  private RlhfCommand() {}

  @Command(
      name = "build",
      header = "A corpus to preference pairs.",
      description = {
        "",
        "Pairs come from what the judges decided, from whether a rebuttal answers its "
            + "argument, and from evidence quoted faithfully against the same evidence altered in "
            + "one place.",
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

  @Command(
      name = "reward",
      header = "Train a reward model on preference pairs.",
      description = {
        "",
        "Bradley-Terry with margins on a scalar head, in the layout of a sequence classifier; "
            + "pairwise accuracy on held-out pairs, beside what length alone would guess.",
        ""
      })
  static final class Reward extends StageCommand {
    @Parameters(paramLabel = "PAIRS", description = "A folder that rlhf build wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path pairs;

    @Option(
        names = "--base",
        required = true,
        paramLabel = "MODEL",
        description = "The fine-tuned model to start from.")
    @SuppressWarnings("NullAway.Init")
    private Path base;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "YAML with what differs from the defaults: sequence, training, ...")
    private @Nullable Path config;

    @Override
    public Integer call() throws IOException {
      PairRun result =
          new RewardTrainer(over(RewardConfig.defaults(), config), progress())
              .run(pairs, base, out);
      return told(this, result);
    }
  }

  @Command(
      name = "dpo",
      header = "Optimise preferences against the frozen reference.",
      description = {
        "",
        "Direct preference optimisation; the model it starts from is the reference.",
        ""
      })
  static final class Dpo extends StageCommand {
    @Parameters(paramLabel = "PAIRS", description = "A folder that rlhf build wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path pairs;

    @Option(
        names = "--base",
        required = true,
        paramLabel = "MODEL",
        description = "The model to start from, which is the reference too.")
    @SuppressWarnings("NullAway.Init")
    private Path base;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "YAML with what differs from the defaults: sequence, training, ...")
    private @Nullable Path config;

    @Override
    public Integer call() throws IOException {
      PairRun result =
          new DpoTrainer(over(DpoConfig.defaults(), config), progress()).run(pairs, base, out);
      return told(this, result);
    }
  }

  private static int told(StageCommand command, PairRun result) {
    command
        .console()
        .printf(
            "%d pairs, %d too long, %d held out%n",
            result.pairs(), result.tooLong(), result.heldOut());
    MoeCommand.trained(command, result.training());
    return Errors.DONE;
  }
}
