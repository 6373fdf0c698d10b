package toron.structure.importers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.Progress;
import toron.ingest.Contribution;

/**
 * Tabbycat's tournaments: motions, who met whom, ballots and speaker scores, from the XML archive
 * or from what its API (version 1) answers, saved as JSON. What was said is in neither.
 */
public final class TabbycatImport {
  private final @Nullable String format;
  private final Progress progress;

  /**
   * @param format id of the format, null: what the tab says
   */
  public TabbycatImport(@Nullable String format, Progress progress) {
    this.format = format;
    this.progress = progress;
  }

  /** Takes matches and what can't be one. */
  interface Matches {
    void add(Match match) throws IOException;

    void fail(String entry, String reason, String detail);
  }

  /**
   * @param input an archive, or a folder with archives or with answers of the API
   * @throws BadDataException naming the file
   */
  public ImportResult run(Path input, Path out) throws IOException {
    Path folder = ImportFolder.folder(input);
    Contribution contribution = ImportFolder.contribution(folder);
    List<Path> archives = Files.isDirectory(input) ? archives(folder) : List.of(input);
    progress.begin("import tabbycat", -1, "debates");
    ImportResult result =
        ImportFolder.write(
            "tabbycat",
            input,
            out,
            contribution,
            rows -> {
              for (Path archive : archives) {
                String sha = Hashes.sha256(archive);
                TabbycatXml.read(archive, matches(sha, contribution.id(), rows));
              }
              if (archives.isEmpty()) {
                Path ballots = TabbycatJson.ballots(folder);
                TabbycatJson.read(folder, matches(Hashes.sha256(ballots), contribution.id(), rows));
              }
            });
    progress.end(result.debates() + " debates");
    return result;
  }

  private Matches matches(String sha256, String contribution, ImportFolder.Rows rows) {
    TabbycatDebates debates = new TabbycatDebates(format, sha256, contribution);
    return new Matches() {
      @Override
      public void add(Match match) throws IOException {
        rows.add(debates.of(match, match.entry()));
        progress.advance(1, match.entry());
      }

      @Override
      public void fail(String entry, String reason, String detail) {
        rows.fail(new ImportFolder.Failure(entry, reason, detail));
      }
    };
  }

  private static List<Path> archives(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".xml"))
          .sorted()
          .toList();
    }
  }
}
