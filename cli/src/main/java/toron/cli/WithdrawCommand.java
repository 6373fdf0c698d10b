package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import toron.corpus.withdraw.Withdrawal;
import toron.corpus.withdraw.WithdrawalRecord;
import toron.corpus.withdraw.WithdrawalRecord.Reached;
import toron.corpus.withdraw.WithdrawalRecord.State;
import toron.corpus.withdraw.WithdrawalRecord.Tainted;
import toron.files.ConfigException;
import toron.files.Json;
import toron.rlhf.RlhfBuild;
import toron.sft.SftBuild;

@Command(
    name = "withdraw",
    header = "Take a contribution out of everything that was made of it.",
    description = {
      "",
      "Lists the documents, debates, rows and pairs that the contribution reaches in the folders"
          + " given and below them, and the models that have learnt from it. Then rewrites the"
          + " folders without them, the last stage first: all other rows keep their bytes, ids and"
          + " splits. Models are marked, not deleted.",
      "",
      "Look at it with --dry-run first. A run that was stopped is finished by running the same"
          + " command again. The partner's own files are not touched: take them out of the input,"
          + " or the next ingest reads them again.",
      ""
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class WithdrawCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CONTRIBUTION", description = "Its id.")
  @SuppressWarnings("NullAway.Init")
  private String contribution;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ROOT",
      description = "Folders of ingest, structure, corpus, sft, rlhf and models, or above them.")
  @SuppressWarnings("NullAway.Init")
  private List<Path> roots;

  @Option(names = "--dry-run", description = "List what would go, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--ids",
      description = "List every id, not only how many; the record always has them all.")
  private boolean ids;

  @Option(
      names = "--signed-off-by",
      paramLabel = "NAME",
      description = "Who answers for the withdrawal; needed unless it is a dry run.")
  private @Nullable String signedBy;

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why, for the record.")
  private @Nullable String reason;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Where the record goes. Default: withdrawal-CONTRIBUTION.json in the first ROOT.")
  private @Nullable Path record;

  @Option(
      names = "--delete-weights",
      description = "Delete the weights and checkpoints of models that have learnt from it.")
  private boolean deleteWeights;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String today = LocalDate.now(ZoneId.systemDefault()).toString();
    Withdrawal withdrawal =
        new Withdrawal(List.of(SftBuild.kind(), RlhfBuild.kind()), ConsoleProgress.onError());
    Path file = record == null ? usual() : record;
    WithdrawalRecord stopped = stopped(file);
    WithdrawalRecord plan = stopped == null ? withdrawal.plan(contribution, roots, today) : stopped;
    PrintWriter console = spec.commandLine().getOut();
    list(plan, console);
    if (dryRun) {
      console.println("dry run: nothing was changed");
    } else if (plan.folders().isEmpty() && plan.checkpoints().isEmpty()) {
      console.println("nothing to do");
    } else {
      String by = signedBy;
      if (by == null || by.isBlank()) {
        throw new ConfigException("--signed-off-by NAME: somebody has to answer for a withdrawal");
      }
      Path to = stopped == null ? fresh(file) : file;
      withdrawal.carryOut(plan, new Withdrawal.Signature(by, reason, today), to, deleteWeights);
      console.println("done; the record is " + to);
    }
    console.flush();
    return Errors.DONE;
  }

  private Path usual() {
    return roots.get(0).resolve("withdrawal-" + contribution.replaceAll("[^\\w.-]", "_") + ".json");
  }

  /** The plan of a run that did not come to its end. */
  private @Nullable WithdrawalRecord stopped(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    WithdrawalRecord old = Json.read(file, WithdrawalRecord.class);
    boolean open = old.state() == State.PLANNED && old.contribution().equals(contribution);
    return open ? old : null;
  }

  /** An old record is never written over. */
  private static Path fresh(Path file) {
    Path free = file;
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    for (int n = 2; Files.exists(free); n++) {
      free = file.resolveSibling(name + "-" + n + ".json");
    }
    return free;
  }

  private void list(WithdrawalRecord plan, PrintWriter console) {
    console.printf("contribution %s reaches%n", plan.contribution());
    for (Reached folder : plan.folders()) {
      console.printf("%s (%s)%n", folder.folder(), folder.stage());
      for (Map.Entry<String, List<String>> removed : folder.removed().entrySet()) {
        console.printf("  %7d in %s%n", removed.getValue().size(), removed.getKey());
        if (ids) {
          removed.getValue().forEach(id -> console.println("          " + id));
        }
      }
    }
    for (Tainted model : plan.checkpoints()) {
      console.printf(
          "%s (%s): %s it, %d files of weights%n",
          model.folder(), model.stage(), model.why(), model.weights().size());
    }
    plan.notUnderstood().forEach(what -> console.println("not looked into: " + what));
    if (!plan.folders().isEmpty() && !plan.pages().isEmpty()) {
      console.printf(
          "%d HTML pages may show it and are left as they are; draw or delete them: %s ...%n",
          plan.pages().size(), plan.pages().get(0));
    }
  }
}
