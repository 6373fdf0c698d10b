package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import toron.corpus.NameEvaluation;

@Command(
    name = "names",
    header = "How many private names of a marked text are found without a roster.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "A line of the file is a language, a tab and a text in which [[...]] marks a private name "
          + "and ((...)) a public one. Recall is the share of private names that are gone, "
          + "precision the share of replacements that hit one; each mistake is listed.",
      ""
    })
final class EvaluateNamesCommand implements Callable<Integer> {
  @Option(names = "--gold", required = true, paramLabel = "FILE", description = "Marked text.")
  @SuppressWarnings("NullAway.Init")
  private Path gold;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    NameEvaluation.Report report = NameEvaluation.of(gold);
    report
        .languages()
        .forEach(
            (language, score) ->
                console.printf(
                    Locale.ROOT,
                    "%s: recall %.1f %% (%d of %d private names, %d more on the"
                        + " list for a person), precision %.1f %%; %d of %d"
                        + " public names kept%n",
                    language,
                    100 * score.recall(),
                    score.hidden(),
                    score.priv(),
                    score.listed(),
                    100 * score.precision(),
                    score.kept(),
                    score.pub()));
    report.wrong().forEach(mistake -> console.println("  line " + mistake));
    console.flush();
    return Errors.DONE;
  }
}
