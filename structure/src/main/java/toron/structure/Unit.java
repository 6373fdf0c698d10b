package toron.structure;

import org.jspecify.annotations.Nullable;

/**
 * A unit of argument before links are known.
 *
 * @param turn the index of its speech
 * @param label the signpost, or null
 * @param parent the index of the unit that it is part of, or -1
 */
record Unit(
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
