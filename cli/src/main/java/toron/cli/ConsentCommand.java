package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import toron.corpus.ConsentCheck;
import toron.corpus.ConsentCheck.Finding;
import toron.corpus.ConsentCheck.Weight;
import toron.files.ConfigException;

@Command(
    name = "consent",
    header = "What partners allow: check it before anything is processed, withdraw it afterwards.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {ConsentCommand.Check.class, WithdrawCommand.class})
final class ConsentCommand {
  private ConsentCommand() {}

  @Command(
      name = "check",
      header = "Tells a partner, line by line, what a contribution.yaml says and lacks.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "A contribution, or a folder of them.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
        names = "--language",
        paramLabel = "ja|en",
        description = "Of the messages. Default: the system's.")
    private @Nullable String language;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      if (!Files.isDirectory(folder)) {
        throw new ConfigException(folder + ": not a folder");
      }
      String spoken = language == null ? Locale.getDefault().getLanguage() : language;
      List<Finding> findings =
          new ConsentCheck(spoken.equals("ja") ? "ja" : "en", LocalDate.now(ZoneId.systemDefault()))
              .check(folder);
      PrintWriter console = spec.commandLine().getOut();
      boolean wrong = false;
      for (Finding finding : findings) {
        String mark = finding.weight() == Weight.ERROR ? "x" : "·";
        console.printf("%s %s:%d  %s%n", mark, finding.file(), finding.line(), finding.message());
        wrong |= finding.weight() == Weight.ERROR;
      }
      console.flush();
      return wrong ? Errors.BAD_DATA : Errors.DONE;
    }
  }
}
