package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import toron.moe.train.DryRun;
import toron.moe.train.MemoryNeed;
import toron.moe.train.TrainingResult;

/** What every training has: settings, a dry run, and what it says at its end. */
abstract class TrainCommand extends StageCommand {
  /** Rows that a dry run quotes. */
  private static final int SHOWN = 10;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "YAML with what differs from the defaults: sequence, training, lora, ...",
        "With lora.rank above 0, adapters are trained and written in PEFT's layout; toron moe "
            + "merge folds them in."
      })
  private @Nullable Path config;

  @Option(
      names = "--dry-run",
      description =
          "Check settings, data, model and memory, say what would be done, and write nothing.")
  private boolean dryRun;

  final <T> T settings(T defaults) throws IOException {
    return over(defaults, config);
  }

  @Override
  public final Integer call() throws IOException {
    return dryRun ? told(check()) : train();
  }

  abstract DryRun check() throws IOException;

  abstract int train() throws IOException;

  private int told(DryRun run) {
    PrintWriter console = console();
    console.println(run.stage() + ", a dry run");
    run.data().forEach((what, count) -> row(what, String.format(Locale.ROOT, "%,d", count)));
    run.lengths().forEach((what, tokens) -> row(what + " sample", tokens + " tokens"));
    row(
        "steps",
        String.format(Locale.ROOT, "%,d (%.1f passes over the data)", run.steps(), run.passes()));
    row("parameters", String.format(Locale.ROOT, "%,d", run.parameters()));
    row("trained", String.format(Locale.ROOT, "%,d", run.trained()));
    MemoryNeed memory = run.memory();
    row("memory, weights", megabytes(memory.weights()));
    row("memory, gradients, moments", megabytes(memory.learning()));
    row("memory, activations", "about " + megabytes(memory.activations()));
    row("memory, the program", "about " + megabytes(memory.program()));
    row("memory, all", "about " + megabytes(memory.total()) + " of " + megabytes(memory.machine()));
    run.problems().stream().limit(SHOWN).forEach(problem -> console.println("problem: " + problem));
    if (run.problems().size() > SHOWN) {
      console.println("and " + (run.problems().size() - SHOWN) + " rows more");
    }
    if (!memory.fits()) {
      console.println("problem: this machine has too little memory: smaller batches, or lora");
    }
    console.flush();
    return !run.problems().isEmpty() ? Errors.BAD_DATA : memory.fits() ? Errors.DONE : Errors.USAGE;
  }

  private void row(String name, String value) {
    console().printf("%-36s %s%n", name, value);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6);
  }

  /** What every training says at its end. */
  final int trained(TrainingResult result) {
    PrintWriter console = console();
    console.printf(
        Locale.ROOT,
        "%d steps, %,d tokens, %.0f tokens/s%n",
        result.steps(),
        result.tokens(),
        result.tokensPerSecond());
    if (result.before() != null && result.after() != null) {
      console.printf(
          Locale.ROOT,
          "held-out loss %.4f -> %.4f%n",
          result.before().loss(),
          result.after().loss());
      result
          .after()
          .scores()
          .forEach((name, value) -> console.printf(Locale.ROOT, "held-out %s %.4f%n", name, value));
    }
    result.warnings().forEach(warning -> console.println("warning: " + warning));
    console.flush();
    return Errors.DONE;
  }
}
