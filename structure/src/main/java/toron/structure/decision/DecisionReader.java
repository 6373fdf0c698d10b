package toron.structure.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.text.Span;

/** Reads what the judges decided from their part of the text. */
public final class DecisionReader {
  private DecisionReader() {}

  /** The decision, or null where the text has none. */
  public static Debate.@Nullable Decision read(Draft draft) {
    Span where = draft.decision();
    if (where == null) {
      return null;
    }
    Ballots ballots = new Ballots(draft, where);
    // of four teams the first in rank is only the winner where the result says so
    Side winner = draft.fourTeams() ? Verdict.declared(ballots.even()) : winner(ballots);
    ballots.single(winner);
    List<Debate.Tally> tally = ballots.tally(winner);
    boolean chair =
        draft.turns().stream()
            .anyMatch(t -> t.kind() == Debate.SpeechKind.MODERATION && t.body().equals(where));
    Debate.Passage reason = chair ? null : ballots.reason(where);
    boolean decided =
        winner != null
            || !ballots.votes().isEmpty()
            || !ballots.ranks().isEmpty()
            || !tally.isEmpty()
            || !ballots.scores().isEmpty();
    if (!decided && (reason == null || undecided(ballots.even()))) {
      return null;
    }
    List<Debate.Comment> comments =
        chair
            ? List.of()
            : new Comments(draft, DecisionWords.ALL.fault(), DecisionWords.ALL.praise()).in(where);
    return new Debate.Decision(
        winner, ballots.votes(), ballots.ranks(), tally, ballots.scores(), reason, comments);
  }

  private static boolean undecided(List<String> lines) {
    return lines.stream().anyMatch(l -> DecisionWords.ALL.none().matcher(l).find());
  }

  /** As announced; else by votes, by counts, by places, or by what the one judge writes. */
  private static @Nullable Side winner(Ballots ballots) {
    Side winner = Verdict.announced(ballots.even());
    if (winner == null) {
      winner = Verdict.majority(ballots.votes(), ballots.tally(null));
    }
    if (winner == null) {
      winner =
          ballots.ranks().stream()
              .filter(r -> r.rank() == 1)
              .map(Debate.Rank::side)
              .findFirst()
              .orElse(null);
    }
    return winner == null ? Verdict.ballot(ballots.even()) : winner;
  }
}
