package toron.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code toron} command. */
@Command(
    name = "toron",
    description = "From a debate federation's PDFs to a fine-tuned MoE and a reward model.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
