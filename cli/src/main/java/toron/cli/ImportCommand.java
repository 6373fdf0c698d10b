package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toron.structure.importers.GprImport;
import toron.structure.importers.ImportResult;
import toron.structure.importers.TabbycatImport;
import toron.structure.importers.TypicImport;

@Command(
    name = "import",
    header = "Public debate data into debates.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      ImportCommand.Typic.class,
      ImportCommand.Gpr.class,
      ImportCommand.Tabbycat.class
    })
final class ImportCommand {
  private ImportCommand() {}

  @Command(
      name = "typic",
      header = "TYPIC: opposing speeches with the openings they answer and judges' comments.")
  static final class Typic extends StageCommand {
    @Parameters(paramLabel = "FILE", description = "A file of TYPIC, or the folder of them.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
        names = "--comments",
        paramLabel = "LANGUAGE",
        defaultValue = "ja",
        description = "The judges' comments in ja or en. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private String comments;

    @Override
    public Integer call() throws IOException {
      return done(new TypicImport(comments, progress()).run(file, out));
    }

    private int done(ImportResult result) {
      console().println(result.debates() + " debates");
      console().flush();
      return result.debates() > 0 ? Errors.DONE : Errors.BAD_DATA;
    }
  }

  @Command(
      name = "gpr",
      header = "IBM's recorded debates: speeches with the speeches that answer them.")
  static final class Gpr extends StageCommand {
    @Parameters(paramLabel = "FILE", description = "speech-transcripts.csv, or its folder.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public Integer call() throws IOException {
      ImportResult result = new GprImport(progress()).run(file, out);
      console().println(result.debates() + " debates");
      console().flush();
      return result.debates() > 0 ? Errors.DONE : Errors.BAD_DATA;
    }
  }

  @Command(
      name = "tabbycat",
      header = "A tournament from Tabbycat: motions, teams, ballots, speaker scores.",
      description = {
        "",
        "Reads the XML archive (DebateXML), or a folder with what the API answers as ballots.json,"
            + " motions.json, teams.json, adjudicators.json, rounds.json and tournament.json."
            + " Ballots that are unconfirmed or discarded, and scores of ghost speeches, are left"
            + " out and listed in failures.jsonl. A contribution.yaml must lie beside them. A tab"
            + " has nothing of what was said: these debates have decisions and no speeches' text.",
        ""
      })
  static final class Tabbycat extends StageCommand {
    @Parameters(paramLabel = "FILE", description = "An archive, or a folder.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
        names = "--format",
        paramLabel = "ID",
        description =
            "Of the debates: bp, wsdc, asian, ... Default: what the archive says; bp for four"
                + " teams.")
    private @Nullable String format;

    @Override
    public Integer call() throws IOException {
      ImportResult result = new TabbycatImport(format, progress()).run(file, out);
      console().println(result.debates() + " debates");
      counts("left out", result.failures());
      console().flush();
      return result.debates() > 0 ? Errors.DONE : Errors.BAD_DATA;
    }
  }
}
