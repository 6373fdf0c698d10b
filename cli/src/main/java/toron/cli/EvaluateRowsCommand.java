package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import toron.corpus.Leakage;
import toron.corpus.rows.RowAudit;
import toron.moe.tokenizer.Tokenizer;

@Command(
    name = "rows",
    header = "Whether training rows lead back to their pages, and what crosses a split.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Goes through every row of sft build or rlhf build. A row is resolved when each of its "
          + "spans leads to a page where just these words are printed, pseudonyms aside. Then "
          + "what stands in more than one split: groups, motions, opening speeches, debates that "
          + "are alike, long answers. Motions may cross where split-by is not motion. The exit "
          + "code is 1 when a row does not resolve or what must not cross does.",
      ""
    })
final class EvaluateRowsCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "ROWS", description = "Folders of sft or rlhf build.")
  @SuppressWarnings("NullAway.Init")
  private List<Path> folders;

  @Option(
      names = "--tokenizer",
      paramLabel = "MODEL",
      description = "A model folder, by whose tokenizer tokens are counted.")
  private @Nullable Path model;

  @Option(
      names = "--similarity",
      defaultValue = "0.5",
      description =
          "Debates at least so alike must not stand in two splits. Default: ${DEFAULT-VALUE}.")
  private double similarity;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (model == null) {
      return all(text -> 0);
    }
    try (Tokenizer tokenizer = Tokenizer.load(model)) {
      return all(text -> tokenizer.encode(text).length);
    }
  }

  private int all(ToLongFunction<String> tokens) throws IOException {
    boolean sound = true;
    for (Path folder : folders) {
      RowAudit.Report report = RowAudit.of(folder, similarity, tokens);
      print(folder, report);
      sound &= report.resolved() == report.all().rows() && report.corpus().none();
    }
    return sound ? Errors.DONE : Errors.BAD_DATA;
  }

  private void print(Path folder, RowAudit.Report report) {
    line("%s", folder);
    line("  %-24s %10s %12s %12s", "", "rows", "characters", "tokens");
    report.splits().forEach((split, size) -> size(split.id(), size));
    report.kinds().forEach(this::size);
    size("all", report.all());
    line("  resolved: %s", share(report.resolved(), report.all().rows(), "rows"));
    line("  with a place on a page: %s", share(report.boxed(), report.spans(), "spans"));
    line("  facts in such spans: %s", share(report.covered(), report.facts(), "facts"));
    Leakage corpus = report.corpus();
    line(
        "  in several splits, of %d debates: %d groups, %d motions, %d openings, %d pairs of alike"
            + " debates; %d documents",
        corpus.debates(),
        corpus.groups(),
        corpus.motions(),
        corpus.openings(),
        corpus.nearDuplicates(),
        corpus.documents());
    line(
        "  in several splits, of the rows: %d documents, %d long answers",
        report.documents(), report.answers());
    report.unresolved().forEach(row -> line("  not resolved: %s", row));
  }

  private void size(String name, RowAudit.Size size) {
    line("  %-24s %10d %12d %12d", name, size.rows(), size.characters(), size.tokens());
  }

  private static String share(long part, long whole, String unit) {
    return String.format(
        Locale.ROOT,
        "%d of %d %s (%.2f %%)",
        part,
        whole,
        unit,
        whole == 0 ? 100.0 : 100.0 * part / whole);
  }

  private void line(String format, Object... values) {
    PrintWriter console = spec.commandLine().getOut();
    console.println(String.format(Locale.ROOT, format, values));
    console.flush();
  }
}
