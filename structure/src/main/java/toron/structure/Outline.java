package toron.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.text.Normal;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * What is known of a debate beforehand, from data that says who speaks where: nothing has to be
 * found but the arguments. Offsets are UTF-16 offsets of the document's text, half open.
 *
 * @param decision where the judges' words stand, or null
 */
public record Outline(
    String format, Debate.Event event, List<Turn> turns, @Nullable Range decision) {
  public Outline {
    turns = List.copyOf(turns);
  }

  /** A stretch of the text. */
  public record Range(int begin, int end) {}

  /** A speech that is known. */
  public record Turn(
      @Nullable String role,
      @Nullable Side side,
      Debate.SpeechKind kind,
      Range label,
      @Nullable String speaker,
      Range body) {}

  Draft draft(SourceText source) {
    Offsets offsets = new Offsets(source.document().text());
    List<Draft.Turn> known = new ArrayList<>();
    for (Turn turn : turns) {
      known.add(
          new Draft.Turn(
              turn.role(),
              turn.side(),
              turn.kind(),
              offsets.span(turn.label()),
              turn.speaker(),
              offsets.span(turn.body())));
    }
    Range judging = decision;
    return new Draft(
        source,
        format,
        order(),
        source.trim(0, source.text().length()),
        new Span(0, known.get(0).label().begin()),
        known,
        judging == null ? null : offsets.span(judging),
        List.of(),
        1);
  }

  /** What the format calls its speeches. */
  private List<Format.Turn> order() {
    return Format.ALL.stream()
        .filter(f -> f.id().equals(format))
        .findFirst()
        .map(Format::turns)
        .orElse(List.of());
  }

  /** From offsets of the text as printed to those of the normalised text. */
  private static final class Offsets {
    private final Normal normal;

    Offsets(String text) {
      this.normal = Normal.unwrapped(text);
    }

    Span span(Range range) {
      return new Span(normal.offset(range.begin()), normal.offset(range.end()));
    }
  }
}
