package toron.structure.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * One debate found, not yet read in full.
 *
 * @param whole from the first word of its head to the last of its decision
 * @param head before the first speech
 * @param decision what the judges say, or null
 * @param missing turns of the format that no label was found for
 */
public record Draft(
    SourceText source,
    String format,
    List<Format.Turn> order,
    Span whole,
    Span head,
    List<Turn> turns,
    @Nullable Span decision,
    List<Format.Turn> missing,
    double confidence) {

  /**
   * One speech.
   *
   * @param name of the speaker as printed, or null
   */
  public record Turn(
      @Nullable String role,
      @Nullable Side side,
      Debate.SpeechKind kind,
      Span label,
      @Nullable String name,
      Span body) {

    public Turn withKind(Debate.SpeechKind other) {
      return new Turn(role, side, other, label, name, body);
    }

    public Turn withBody(Span other) {
      return new Turn(role, side, kind, label, name, other);
    }

    public Turn withName(String other) {
      return new Turn(role, side, kind, label, other, body);
    }

    public Turn withSide(@Nullable Side other) {
      return new Turn(role, other, kind, label, name, body);
    }
  }

  public Draft {
    turns = List.copyOf(turns);
    missing = List.copyOf(missing);
  }

  public boolean fourTeams() {
    return turns.stream()
        .anyMatch(t -> t.side() == Side.OPENING_GOVERNMENT || t.side() == Side.CLOSING_OPPOSITION);
  }
}
