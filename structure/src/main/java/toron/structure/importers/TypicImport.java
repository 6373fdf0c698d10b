package toron.structure.importers;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.Progress;
import toron.ingest.Contribution;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * TYPIC (Naito et al., LREC 2022; cl-tohoku/TYPIC): each opposing speech with the opening that it
 * answers and, where there are any, the judges' comments as the decision's reason.
 */
public final class TypicImport {
  private static final String COUNTERS = "counter_arguments.json";
  private static final String OPENINGS = "original_arguments.json";

  private final String commentLanguage;
  private final Progress progress;

  /**
   * @param commentLanguage {@code ja} or {@code en}: TYPIC has every comment in both
   */
  public TypicImport(String commentLanguage, Progress progress) {
    if (!commentLanguage.equals("ja") && !commentLanguage.equals("en")) {
      throw new IllegalArgumentException("comments are in ja or en, not " + commentLanguage);
    }
    this.commentLanguage = commentLanguage;
    this.progress = progress;
  }

  private record Counter(
      @JsonProperty(value = "counter_argument_id", required = true) String id,
      @JsonProperty(required = true) String speech,
      @JsonProperty(required = true) List<String> sentences,
      @JsonProperty(value = "original_argument_id", required = true) String opening) {}

  private record Opening(
      @JsonProperty(value = "original_argument_id", required = true) String id,
      @JsonProperty(required = true) String speech) {}

  private record Comment(
      @JsonProperty(value = "counter_argument_id", required = true) String counter,
      @JsonProperty(required = true) String judge,
      @JsonProperty(value = "target_sent_index", required = true) List<Integer> aims,
      @JsonProperty(value = "comment_in_natural_language", required = true) String words) {}

  /**
   * @param input a file of opposing speeches, or the folder: then all of them
   * @throws BadDataException naming file and entry
   */
  public ImportResult run(Path input, Path out) throws IOException {
    Path folder = ImportFolder.folder(input);
    Contribution contribution = ImportFolder.contribution(folder);
    List<Path> files = Files.isDirectory(input) ? find(folder) : List.of(input);
    Map<String, List<Comment>> comments = comments(folder);
    progress.begin("import typic", -1, "debates");
    ImportResult result =
        ImportFolder.write(
            "typic",
            input,
            out,
            contribution,
            rows -> {
              for (Path file : files) {
                read(file, comments, contribution.id(), rows);
              }
            });
    progress.end(result.debates() + " debates");
    return result;
  }

  private static List<Path> find(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(f -> f.getFileName().toString().endsWith(COUNTERS)).sorted().toList();
      if (found.isEmpty()) {
        throw BadDataException.in(folder, "no file that ends with " + COUNTERS);
      }
      return found;
    }
  }

  private void read(
      Path file, Map<String, List<Comment>> comments, String contribution, ImportFolder.Rows rows)
      throws IOException {
    String name = file.getFileName().toString();
    if (!name.endsWith(COUNTERS)) {
      throw BadDataException.in(file, "not a file of opposing speeches (…" + COUNTERS + ")");
    }
    String motion = motion(file, name);
    Path openingFile = file.resolveSibling(name.replace(COUNTERS, OPENINGS));
    Map<String, String> openings = new LinkedHashMap<>();
    for (Opening opening : list(openingFile, new TypeReference<List<Opening>>() {})) {
      openings.put(opening.id(), opening.speech());
    }
    String sha = Hashes.sha256(file);
    for (Counter counter : list(file, new TypeReference<List<Counter>>() {})) {
      String opening = openings.get(counter.opening());
      if (opening == null) {
        throw BadDataException.in(
            file,
            counter.id() + ": answers " + counter.opening() + ", which " + openingFile + " lacks");
      }
      Composer composer = new Composer(motion);
      composer.speech(
          "PM",
          Side.AFFIRMATIVE,
          Debate.SpeechKind.CONSTRUCTIVE,
          "Prime Minister",
          null,
          List.of(opening));
      composer.speech(
          "LO",
          Side.NEGATIVE,
          Debate.SpeechKind.CONSTRUCTIVE,
          "Leader of the Opposition",
          null,
          List.of(counter.speech()));
      for (Comment comment : comments.getOrDefault(counter.id(), List.of())) {
        comment(composer, counter, comment, file);
      }
      rows.add(composer.compose(name + "#" + counter.id(), sha, contribution));
      progress.advance(1, counter.id());
    }
  }

  /** TYPIC's comments are diagnoses: each names a fault of the sentences that it speaks of. */
  private static void comment(Composer composer, Counter counter, Comment comment, Path file) {
    try {
      composer.comment(
          comment.judge(),
          Debate.Stance.FAULT,
          comment.words(),
          counter.sentences(),
          comment.aims());
    } catch (IllegalArgumentException e) {
      throw BadDataException.in(file, counter.id() + ": " + e.getMessage());
    }
  }

  /** The motion stands in the file's name: {@code arguments-01_homework_should_be_abolished-…}. */
  private static String motion(Path file, String name) {
    String folderName = String.valueOf(ImportFolder.folder(file).getFileName());
    String stem = name.equals(COUNTERS) ? folderName : name;
    String words =
        stem.replaceFirst("^arguments-", "")
            .replaceFirst("^\\d+_", "")
            .replaceFirst("-?" + COUNTERS + "$", "")
            .replace('_', ' ')
            .strip();
    if (words.isEmpty()) {
      throw BadDataException.in(file, "its name does not say the motion");
    }
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private Map<String, List<Comment>> comments(Path folder) throws IOException {
    Path file = folder.resolve("diagnoses-" + commentLanguage + "-diagnostic_comments.json");
    Map<String, List<Comment>> comments = new HashMap<>();
    if (Files.isRegularFile(file)) {
      for (Comment comment : list(file, new TypeReference<List<Comment>>() {})) {
        comments.computeIfAbsent(comment.counter(), key -> new ArrayList<>()).add(comment);
      }
    }
    return comments;
  }

  private static <T> List<T> list(Path file, TypeReference<List<T>> type) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(file + ": no such file");
    }
    try {
      return Json.mapper().readValue(Files.readString(file), type);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw BadDataException.at(file, line, e.getOriginalMessage());
    }
  }
}
