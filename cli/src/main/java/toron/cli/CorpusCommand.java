package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusOptions;
import toron.corpus.CorpusResult;

@Command(
    name = "corpus",
    header = "Debates to a corpus: consent, names, filters, near-duplicates, splits.",
    description = {
      "",
      "Keeps the debates that their contributors allow to be used and that pass the "
          + "filters, gives people, schools and teams pseudonyms, and divides the motions into "
          + "train, validation and test. Whatever is left out is in dropped.jsonl with a reason.",
      ""
    })
final class CorpusCommand extends StageCommand {
  @Parameters(paramLabel = "DEBATES", description = "A folder that structure or import wrote.")
  @SuppressWarnings("NullAway.Init")
  private Path debates;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with what differs from the defaults: filters, shares, ...")
  private @Nullable Path config;

  @Override
  public Integer call() throws IOException {
    CorpusOptions options = over(CorpusOptions.DEFAULT, config);
    CorpusResult result = new CorpusBuild(options, progress()).run(debates, out);
    console().printf("%d debates: %d kept%n", result.read(), result.kept());
    counts("dropped", result.dropped());
    counts("kept", coded(result.splits()));
    result.warnings().forEach(warning -> console().println("warning: " + warning));
    console().flush();
    return result.kept() > 0 ? Errors.DONE : Errors.BAD_DATA;
  }
}
