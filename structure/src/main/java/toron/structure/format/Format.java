package toron.structure.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.text.Resources;
import toron.structure.text.SourceText;

/**
 * A debate format as its file describes it: who speaks when, and what the speeches are called.
 *
 * @param languages in which it is held, where it is at home first
 * @param signs what tells transcripts of the format from others, and nothing where there is none
 * @param speakers the least and the largest number of people who speak, questions left out
 */
public record Format(
    String id,
    Map<String, String> name,
    List<String> languages,
    @Nullable Transcript transcript,
    List<Pattern> hints,
    List<Pattern> signs,
    List<Integer> speakers,
    List<Turn> turns) {

  /** All formats, in the order of the index. */
  public static final List<Format> ALL = load();

  /** How "speaker: turn" is read where a format is printed so. */
  public enum Transcript {
    /** Every turn is a statement. */
    @JsonProperty("statements")
    STATEMENTS,
    /** A speaker's first long turn is an opening, the last one, after talk, a closing. */
    @JsonProperty("openings")
    OPENINGS
  }

  /** How many of the format's hints a document holds. */
  public int hintsIn(SourceText source) {
    return source.count(hints);
  }

  /** The format of transcripts that a text hints at most, or null; the first of equals. */
  public static @Nullable Format ofTranscript(SourceText source) {
    return most(source, false);
  }

  /** The format of a text that is known to be a transcript, or null. */
  public static @Nullable Format ofTurns(SourceText source) {
    return most(source, true);
  }

  private static @Nullable Format most(SourceText source, boolean signs) {
    Format most = null;
    int best = 0;
    for (Format format : ALL) {
      int there =
          format.transcript() == null
              ? 0
              : format.hintsIn(source) + (signs ? source.count(format.signs()) : 0);
      if (there > best) {
        most = format;
        best = there;
      }
    }
    return most;
  }

  /**
   * One speech of the order.
   *
   * @param office how the speaker is called in other speeches of the debate too, or null
   */
  public record Turn(
      int index,
      @Nullable String role,
      @Nullable Side side,
      Debate.SpeechKind kind,
      double minutes,
      Pattern label,
      @Nullable Pattern office) {}

  /** How much a document's language speaks for the format: 1 at home, -1 where nobody holds it. */
  public int home(SourceText source) {
    int at = languages.indexOf(source.document().language());
    return at < 0 ? -1 : at == 0 ? 1 : 0;
  }

  /** By how many a number of speakers is too many or too few, 3 at most. */
  public int strangers(int there) {
    int few = Math.max(0, speakers.get(0) - there);
    return Math.min(3, Math.max(few, there - speakers.get(1)));
  }

  /** Whether the benches are the four of British Parliamentary. */
  boolean fourTeams() {
    return turns.stream().anyMatch(t -> t.side() == Side.OPENING_GOVERNMENT);
  }

  private record File(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) Map<String, String> name,
      @JsonProperty(required = true) List<String> languages,
      @Nullable Transcript transcript,
      @JsonProperty(required = true) List<String> hints,
      @Nullable List<String> signs,
      @JsonProperty(required = true) List<Integer> speakers,
      @JsonProperty(required = true) List<FileTurn> speeches) {}

  private record FileTurn(
      @Nullable String role,
      @Nullable Side side,
      @JsonProperty(required = true) Debate.SpeechKind kind,
      @JsonProperty(required = true) double minutes,
      @JsonProperty(required = true) List<String> labels,
      @Nullable List<String> office) {}

  private static List<Format> load() {
    Labels labels = Labels.load();
    return Resources.lines(Format.class, "index.txt").stream()
        .map(name -> read(name.strip(), labels))
        .toList();
  }

  private static Format read(String name, Labels labels) {
    String resource = name + ".yaml";
    File file = Config.parse(resource, Resources.read(Format.class, resource), File.class);
    List<FileTurn> speeches = file.speeches();
    List<Turn> turns =
        Stream.iterate(0, i -> i < speeches.size(), i -> i + 1)
            .map(i -> turn(i, speeches.get(i), labels))
            .toList();
    List<String> signs = file.signs();
    return new Format(
        file.id(),
        file.name(),
        file.languages(),
        file.transcript(),
        compile(file.hints()),
        signs == null ? List.of() : compile(signs),
        file.speakers(),
        turns);
  }

  private static List<Pattern> compile(List<String> patterns) {
    return patterns.stream().map(p -> Pattern.compile(p)).toList();
  }

  /** Any label may call itself a speech: "the Whip's speech", "総理演説". */
  private static List<String> spoken(List<String> labels) {
    return labels.stream().map(label -> "(?:" + label + "){speech}").toList();
  }

  private static Turn turn(int index, FileTurn turn, Labels labels) {
    List<String> office = turn.office();
    return new Turn(
        index,
        turn.role(),
        turn.side(),
        turn.kind(),
        turn.minutes(),
        labels.any(spoken(turn.labels())),
        office == null ? null : labels.any(office));
  }
}
