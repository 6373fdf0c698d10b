package toron.structure.debate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One debate as it was found in a document. One row of {@code debates.jsonl}.
 *
 * <p>Every text that has a location equals the document's text there, pieces joined in order.
 *
 * @param format the id of a format file: {@code nade}, {@code bp}, …, or {@code unknown}
 * @param speeches in the order in which they were given
 * @param confidence 0 to 1
 */
public record Debate(
    String id,
    List<String> documents,
    List<Location> location,
    String language,
    String format,
    @Nullable Passage motion,
    Event event,
    List<Bench> sides,
    List<Speech> speeches,
    List<Argument> arguments,
    List<Evidence> evidence,
    List<Exchange> exchanges,
    @Nullable Decision decision,
    List<Speaker> speakers,
    double confidence,
    List<Warning> warnings) {

  public Debate {
    documents = List.copyOf(documents);
    location = List.copyOf(location);
    sides = List.copyOf(sides);
    speeches = List.copyOf(speeches);
    arguments = List.copyOf(arguments);
    evidence = List.copyOf(evidence);
    exchanges = List.copyOf(exchanges);
    speakers = List.copyOf(speakers);
    warnings = List.copyOf(warnings);
  }

  /** Some words and where they stand. */
  public record Passage(String text, List<Location> location) {
    public Passage {
      location = List.copyOf(location);
    }
  }

  /** Where and when. */
  public record Event(@Nullable String name, @Nullable String date, @Nullable String round) {
    public static final Event UNKNOWN = new Event(null, null, null);
  }

  /** A side as this document calls it. */
  public record Bench(Side side, @Nullable String label, @Nullable String team) {}

  /**
   * One turn at the lectern.
   *
   * @param role the code of its format (AC, 1NR, PM, …), null where the format has none
   * @param side null for the chair and the judges
   * @param label as printed
   * @param speaker the id of a {@link Speaker}
   * @param text what was said, without the label
   */
  public record Speech(
      int index,
      @Nullable String role,
      @Nullable Side side,
      SpeechKind kind,
      @Nullable String label,
      @Nullable String speaker,
      String text,
      List<Location> location) {
    public Speech {
      location = List.copyOf(location);
    }
  }

  /** What a turn is for. */
  public enum SpeechKind {
    @JsonProperty("constructive")
    CONSTRUCTIVE,
    @JsonProperty("cross-examination")
    CROSS_EXAMINATION,
    @JsonProperty("rebuttal")
    REBUTTAL,
    @JsonProperty("reply")
    REPLY,
    @JsonProperty("statement")
    STATEMENT,
    @JsonProperty("moderation")
    MODERATION,
    @JsonProperty("adjudication")
    ADJUDICATION
  }

  /**
   * A unit of argument. Units do not overlap: a parent ends where its first child begins.
   *
   * @param speech the index of its speech
   * @param label the signpost as printed: メリット1, Contention two
   * @param parent the id of the unit that this is a part of
   * @param evidence ids of what it reads
   * @param targets what it answers or extends
   */
  public record Argument(
      String id,
      int speech,
      @Nullable Side side,
      ArgumentKind kind,
      @Nullable Issue issue,
      @Nullable String label,
      @Nullable String parent,
      String text,
      List<Location> location,
      List<String> evidence,
      @Nullable Status status,
      List<Target> targets) {
    public Argument {
      location = List.copyOf(location);
      evidence = List.copyOf(evidence);
      targets = List.copyOf(targets);
    }
  }

  /** What a unit does in the debate. */
  public enum ArgumentKind {
    @JsonProperty("definition")
    DEFINITION,
    @JsonProperty("plan")
    PLAN,
    @JsonProperty("counterplan")
    COUNTERPLAN,
    @JsonProperty("advantage")
    ADVANTAGE,
    @JsonProperty("disadvantage")
    DISADVANTAGE,
    @JsonProperty("contention")
    CONTENTION,
    @JsonProperty("claim")
    CLAIM,
    @JsonProperty("response")
    RESPONSE,
    @JsonProperty("weighing")
    WEIGHING
  }

  /**
   * The stock issues of policy debate: 内因性 inherency, 解決性 solvency, 重要性 significance, 固有性
   * uniqueness, 発生過程 link, 深刻性 impact.
   */
  public enum Issue {
    @JsonProperty("inherency")
    INHERENCY,
    @JsonProperty("solvency")
    SOLVENCY,
    @JsonProperty("significance")
    SIGNIFICANCE,
    @JsonProperty("uniqueness")
    UNIQUENESS,
    @JsonProperty("link")
    LINK,
    @JsonProperty("impact")
    IMPACT
  }

  /** What became of an argument. */
  public enum Status {
    @JsonProperty("answered")
    ANSWERED,
    @JsonProperty("dropped")
    DROPPED,
    @JsonProperty("conceded")
    CONCEDED
  }

  /** An answer to, or an extension of, another unit; the confidence is a probability. */
  public record Target(String argument, Relation relation, double confidence, Cue cue) {}

  /** How one unit bears on another. */
  public enum Relation {
    @JsonProperty("attack")
    ATTACK,
    @JsonProperty("turn")
    TURN,
    @JsonProperty("undercut")
    UNDERCUT,
    @JsonProperty("support")
    SUPPORT
  }

  /** What a link was mostly seen by. */
  public enum Cue {
    @JsonProperty("signpost")
    SIGNPOST,
    @JsonProperty("lexical")
    LEXICAL,
    @JsonProperty("order")
    ORDER,
    @JsonProperty("model")
    MODEL
  }

  /** Something read aloud from a source. */
  public record Evidence(
      String id, String quote, @Nullable String citation, List<Location> location) {
    public Evidence {
      location = List.copyOf(location);
    }
  }

  /** A question of cross-examination and its answer. */
  public record Exchange(int speech, Passage question, @Nullable Passage answer) {}

  /**
   * What the judges decided. Empty lists where the document does not say.
   *
   * @param winner null in formats that rank, or where nobody won
   * @param comments what judges say of single speeches
   */
  public record Decision(
      @Nullable Side winner,
      List<Vote> votes,
      List<Rank> ranks,
      List<Tally> tally,
      List<Score> scores,
      @Nullable Passage reason,
      List<Comment> comments) {
    public Decision {
      votes = List.copyOf(votes);
      ranks = List.copyOf(ranks);
      tally = List.copyOf(tally);
      scores = List.copyOf(scores);
      comments = comments == null ? List.of() : List.copyOf(comments); // absent in older files
    }
  }

  public record Vote(@Nullable String judge, Side side) {}

  /** First is 1. */
  public record Rank(Side side, int rank) {}

  /** A count of votes or of an audience; {@code when} is before, after, or null. */
  public record Tally(Side side, @Nullable String when, double value, String unit) {}

  /** Points of one judge by one criterion; {@code max} in the same points, where printed. */
  public record Score(
      @Nullable Side side,
      @Nullable Integer speech,
      @Nullable String judge,
      @Nullable String criterion,
      double points,
      @Nullable Double max) {}

  /**
   * What a judge says of a speech.
   *
   * @param stance null where the words do not say
   * @param aims the sentences that it speaks of; empty: the speech as a whole
   */
  public record Comment(
      @Nullable String judge,
      int speech,
      @Nullable Stance stance,
      String text,
      List<Location> location,
      List<Location> aims) {
    public Comment {
      location = List.copyOf(location);
      aims = List.copyOf(aims);
    }
  }

  /** Whether a judge finds fault. */
  public enum Stance {
    @JsonProperty("fault")
    FAULT,
    @JsonProperty("praise")
    PRAISE
  }

  public record Speaker(String id, @Nullable String name) {}

  /** What a partner should look at; {@code code} is for machines, {@code detail} for people. */
  public record Warning(String code, String detail, List<Location> location) {
    public Warning {
      location = List.copyOf(location);
    }
  }
}
