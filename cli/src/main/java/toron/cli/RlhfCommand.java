package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.moe.train.DryRun;
import toron.rlhf.DpoConfig;
import toron.rlhf.DpoTrainer;
import toron.rlhf.PairExport;
import toron.rlhf.PairReport;
import toron.rlhf.PairRun;
import toron.rlhf.RewardConfig;
import toron.rlhf.RewardModel;
import toron.rlhf.RewardTrainer;
import toron.rlhf.RlhfBuild;
import toron.rlhf.RlhfOptions;
import toron.rlhf.RlhfResult;
import toron.rlhf.StepExport;

@Command(
    name = "rlhf",
    header = "Preference pairs, the reward model, and preference optimisation.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      RlhfCommand.Build.class,
      RlhfCommand.Export.class,
      RlhfCommand.Reward.class,
      RlhfCommand.Dpo.class,
      RlhfCommand.Score.class
    })
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
      name = "export",
      header = "Preference pairs in the row format of another trainer.",
      description = {
        "",
        "unpaired: each answer by itself with a label, for TRL's KTO, as JSON Lines and Parquet. "
            + "stepwise: the sentences of altered answers, each with a label, for process reward "
            + "models. llama-factory: JSON Lines with dataset_info.json. Make an export again after a "
            + "withdrawal.",
        ""
      })
  static final class Export extends StageCommand {
    @Parameters(paramLabel = "PAIRS", description = "A folder that rlhf build wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path pairs;

    @Option(names = "--as", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private Format format;

    /** As the command line calls them. */
    enum Format {
      UNPAIRED,
      STEPWISE,
      LLAMA_FACTORY;

      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }

    @Override
    public Integer call() throws IOException {
      long rows =
          switch (format) {
            case UNPAIRED -> PairExport.unpaired(pairs, out);
            case STEPWISE -> StepExport.run(pairs, out);
            case LLAMA_FACTORY -> PairExport.llamaFactory(pairs, out);
          };
      console().printf("%d rows%n", rows);
      console().flush();
      return rows > 0 ? Errors.DONE : Errors.BAD_DATA;
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
  static final class Reward extends TrainCommand {
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

    @Override
    DryRun check() throws IOException {
      return trainer().check(pairs, base);
    }

    @Override
    int train() throws IOException {
      return told(this, trainer().run(pairs, base, out));
    }

    private RewardTrainer trainer() throws IOException {
      return new RewardTrainer(settings(RewardConfig.defaults()), progress());
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
  static final class Dpo extends TrainCommand {
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

    @Override
    DryRun check() throws IOException {
      return trainer().check(pairs, base);
    }

    @Override
    int train() throws IOException {
      return told(this, trainer().run(pairs, base, out));
    }

    private DpoTrainer trainer() throws IOException {
      return new DpoTrainer(settings(DpoConfig.defaults()), progress());
    }
  }

  @Command(
      name = "score",
      header = "What a reward model makes of pairs.",
      description = {
        "",
        "Writes scores.jsonl, both rewards of each pair, and evaluation.json: accuracy by signal "
            + "beside that of taking the longer answer, and how well its certainty is founded.",
        ""
      })
  static final class Score extends StageCommand {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A folder that reward wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Parameters(
        index = "1",
        paramLabel = "PAIRS",
        description = "A .jsonl of pairs, or a folder that rlhf build wrote: its test split.")
    @SuppressWarnings("NullAway.Init")
    private Path pairs;

    @Override
    public Integer call() throws IOException {
      try (RewardModel reward = RewardModel.load(model)) {
        RewardModel.Scores scores = reward.score(pairs);
        RewardModel.write(scores, out);
        console().printf("%d pairs, %d too long%n", scores.rows().size(), scores.tooLong());
        report(this, scores.report());
      }
      return Errors.DONE;
    }
  }

  private static int told(TrainCommand command, PairRun result) {
    command
        .console()
        .printf(
            "%d pairs, %d too long, %d held out%n",
            result.pairs(), result.tooLong(), result.heldOut());
    command.trained(result.training());
    report(command, result.report());
    return Errors.DONE;
  }

  private static void report(StageCommand command, PairReport report) {
    report.signals().forEach((signal, group) -> row(command, signal, group));
    row(command, "all", report.all());
    command.console().flush();
  }

  private static void row(StageCommand command, String name, PairReport.Group group) {
    command
        .console()
        .printf(
            Locale.ROOT,
            "  %-16s %4d pairs, accuracy %.3f (the longer answer %.3f), log loss %.3f,"
                + " calibration error %.3f%n",
            name,
            group.pairs(),
            group.accuracy(),
            group.lengthBaseline(),
            group.logLoss(),
            group.calibrationError());
  }
}
