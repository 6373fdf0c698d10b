package toron.structure.heading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.format.Format;
import toron.structure.text.Span;

/**
 * A place where a speech opens.
 *
 * @param line the index of its line
 * @param label the words that name the speech
 * @param body where the speech itself begins
 * @param inline whether the speech begins on the label's own line
 * @param speaker the name printed with the label
 * @param turns the turns of the formats that the label fits
 * @param claim how much it tells against a reading that leaves it out, up to 1
 */
public record Mark(
    int line,
    Span label,
    int body,
    boolean inline,
    @Nullable Span speaker,
    List<FormatTurn> turns,
    double claim) {

  /** A turn of a format; {@code weight} is 1 where the label says it in full. */
  public record FormatTurn(Format format, Format.Turn turn, double weight) {
    boolean same(FormatTurn other) {
      return format.equals(other.format) && turn.index() == other.turn.index();
    }

    public FormatTurn times(double factor) {
      return new FormatTurn(format, turn, weight * factor);
    }
  }

  public Mark {
    turns = List.copyOf(turns);
  }

  public Mark(
      int line,
      Span label,
      int body,
      boolean inline,
      @Nullable Span speaker,
      List<FormatTurn> turns) {
    this(line, label, body, inline, speaker, turns, 1);
  }

  public Mark claiming(double other) {
    return new Mark(line, label, body, inline, speaker, turns, other);
  }

  public Mark opening(List<FormatTurn> others) {
    return new Mark(line, label, body, inline, speaker, others, claim);
  }

  int begin() {
    return label.begin();
  }
}
