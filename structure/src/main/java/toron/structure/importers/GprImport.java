package toron.structure.importers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.Progress;
import toron.ingest.Contribution;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * IBM's recorded debates with general-purpose rebuttals (Orbach et al., EMNLP 2019): each speech
 * that responds, after the one that it responds to; and each speech for which people were asked
 * whether general rebuttals answer it, with those rebuttals and the votes as scores by the
 * criterion {@code responsiveness}.
 */
public final class GprImport {
  private static final String SPEECHES = "speech-transcripts.csv";
  private static final String MATCHES = "rebuttal-to-speech-matching.csv";

  private final Progress progress;

  public GprImport(Progress progress) {
    this.progress = progress;
  }

  private record Row(
      long line,
      String id,
      String motion,
      boolean pro,
      String speaker,
      String answers,
      String text) {}

  /**
   * @param input the folder, or {@code speech-transcripts.csv} in it
   * @throws BadDataException naming file and line
   */
  public ImportResult run(Path input, Path out) throws IOException {
    Path folder = ImportFolder.folder(input);
    Path file = Files.isDirectory(input) ? folder.resolve(SPEECHES) : input;
    Contribution contribution = ImportFolder.contribution(folder);
    List<Row> speeches = speeches(file);
    Map<String, String> motions = motions(folder);
    progress.begin("import gpr", -1, "debates");
    ImportResult result =
        ImportFolder.write(
            "gpr",
            input,
            out,
            contribution,
            rows -> {
              pair(file, speeches, motions, contribution.id(), rows);
              match(folder.resolve(MATCHES), speeches, contribution.id(), rows);
            });
    progress.end(result.debates() + " debates");
    return result;
  }

  private void pair(
      Path file,
      List<Row> speeches,
      Map<String, String> motions,
      String contribution,
      ImportFolder.Rows rows)
      throws IOException {
    String sha = Hashes.sha256(file);
    for (Row answer : speeches) {
      if (answer.answers().isEmpty()) {
        continue;
      }
      Row opening =
          speeches.stream()
              .filter(r -> r.motion().equals(answer.motion()))
              .filter(r -> r.pro() != answer.pro() && r.speaker().equals(answer.answers()))
              .findFirst()
              .orElseThrow(
                  () ->
                      BadDataException.at(
                          file,
                          answer.line(),
                          answer.id()
                              + " responds to "
                              + answer.answers()
                              + ", who has no speech"));
      String motion = motions.get(answer.motion());
      if (motion == null) {
        throw BadDataException.at(
            file, answer.line(), "no table beside it says motion " + answer.motion());
      }
      Composer composer = new Composer(motion);
      speech(composer, opening);
      speech(composer, answer);
      rows.add(composer.compose(file.getFileName() + "#" + answer.id(), sha, contribution));
      progress.advance(1, answer.id());
    }
  }

  private record Match(String rebuttal, int yes, int no) {}

  private void match(Path file, List<Row> speeches, String contribution, ImportFolder.Rows rows)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    Map<String, String> motions = new HashMap<>();
    Map<String, List<Match>> matches = new LinkedHashMap<>();
    for (Cells cells : table(file)) {
      String speech = cells.get("speech-id");
      motions.put(speech, cells.get("motion-text"));
      matches
          .computeIfAbsent(speech, id -> new ArrayList<>())
          .add(
              new Match(
                  cells.get("rebuttal-text-for-motion"),
                  cells.number("positive-count"),
                  cells.number("negative-count")));
    }
    String sha = Hashes.sha256(file);
    for (Map.Entry<String, List<Match>> entry : matches.entrySet()) {
      Row opening =
          speeches.stream()
              .filter(r -> r.id().equals(entry.getKey()))
              .findFirst()
              .orElseThrow(
                  () -> BadDataException.in(file, entry.getKey() + " is no speech of " + SPEECHES));
      Composer composer = new Composer(String.valueOf(motions.get(entry.getKey())));
      speech(composer, opening);
      Side other = opening.pro() ? Side.NEGATIVE : Side.AFFIRMATIVE;
      for (Match match : entry.getValue()) {
        composer.speech(
            null,
            other,
            Debate.SpeechKind.REBUTTAL,
            "GENERAL REBUTTAL",
            null,
            List.of(match.rebuttal()));
        composer.votes(other, "responsiveness", match.yes(), match.yes() + match.no());
      }
      rows.add(composer.compose(file.getFileName() + "#" + opening.id(), sha, contribution));
      progress.advance(1, opening.id());
    }
  }

  private static void speech(Composer composer, Row row) {
    composer.speech(
        null,
        row.pro() ? Side.AFFIRMATIVE : Side.NEGATIVE,
        Debate.SpeechKind.CONSTRUCTIVE,
        row.speaker().toUpperCase(Locale.ROOT),
        row.speaker(),
        Arrays.asList(row.text().split("\\R+")));
  }

  private static List<Row> speeches(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Cells cells : table(file)) {
      String polarity = cells.get("speech-to-motion-polarity");
      if (!polarity.equals("PRO") && !polarity.equals("CON")) {
        throw BadDataException.at(file, cells.line(), "polarity is PRO or CON, not " + polarity);
      }
      rows.add(
          new Row(
              cells.line(),
              cells.get("speech-id"),
              cells.get("motion-id"),
              polarity.equals("PRO"),
              cells.get("speaker-name"),
              cells.get("responds-to-speaker-name"),
              cells.get("speech-text")));
    }
    return rows;
  }

  /** The other tables of the folder say what the motions' numbers stand for. */
  private static Map<String, String> motions(Path folder) throws IOException {
    Map<String, String> motions = new HashMap<>();
    List<Path> tables;
    try (Stream<Path> files = Files.list(folder)) {
      tables = files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
    }
    for (Path file : tables) {
      for (Cells cells : table(file)) {
        if (cells.has("motion-text")) {
          motions.putIfAbsent(cells.get("motion-id"), cells.get("motion-text"));
        }
      }
    }
    return motions;
  }

  private record Cells(Path file, long line, CSVRecord record) {
    boolean has(String column) {
      return record.isMapped(column);
    }

    int number(String column) {
      try {
        return Integer.parseInt(get(column));
      } catch (NumberFormatException e) {
        throw BadDataException.at(file, line, column + " is no number: " + get(column));
      }
    }

    String get(String column) {
      if (!record.isMapped(column)) {
        throw BadDataException.at(file, 1, "no column '" + column + "'");
      }
      if (!record.isSet(column)) {
        throw BadDataException.at(file, line, "the row ends before '" + column + "'");
      }
      return record.get(column).strip();
    }
  }

  private static List<Cells> table(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(file + ": no such file");
    }
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Cells> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = format.parse(reader)) {
      long line = 2;
      for (CSVRecord row : parser) {
        rows.add(new Cells(file, line, row));
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException e) {
      throw BadDataException.in(file, "not a table: " + e.getMessage());
    }
    return rows;
  }
}
