package toron.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where a speech opens.
 *
 * @param line the index of its line
 * @param label the words that name the speech
 * @param body where the speech itself begins
 * @param inline whether the speech begins on the label's own line
 * @param speaker the name printed with the label
 * @param turns the turns of the formats that the label fits
 */
record Mark(
    int line,
    Span label,
    int body,
    boolean inline,
    @Nullable Span speaker,
    List<FormatTurn> turns) {

  /** A turn of a format. */
  record FormatTurn(Format format, Format.Turn turn) {}

  Mark {
    turns = List.copyOf(turns);
  }

  int begin() {
    return label.begin();
  }
}
