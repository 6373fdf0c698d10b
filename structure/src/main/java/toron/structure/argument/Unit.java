package toron.structure.argument;

import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.text.Span;

/**
 * A unit of argument before links are known.
 *
 * @param turn the index of its speech
 * @param label the signpost, or null
 * @param parent the index of the unit that it is part of, or -1
 */
public record Unit(
    int turn,
    @Nullable Side side,
    Debate.ArgumentKind kind,
    Debate.@Nullable Issue issue,
    @Nullable Span label,
    int parent,
    Span span) {

  Unit withIssue(Debate.Issue named) {
    return new Unit(turn, side, kind, named, label, parent, span);
  }
}
