package toron.structure.importers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * What the ballots of a match decide. Of two teams the one with more sheets wins; four are ranked.
 */
final class TabbycatDecision {
  private final Match match;
  private final List<Side> sides;
  private final List<int[]> speeches;

  /**
   * @param speeches for each bench, the index of the speech at each position
   */
  TabbycatDecision(Match match, List<Side> sides, List<int[]> speeches) {
    this.match = match;
    this.sides = sides;
    this.speeches = speeches;
  }

  Debate.Decision decide() {
    List<Debate.Vote> votes = new ArrayList<>();
    List<Debate.Score> scores = new ArrayList<>();
    int[] won = new int[sides.size()];
    for (int i = 0; i < match.sheets().size(); i++) {
      Match.Sheet sheet = match.sheets().get(i);
      String judge = sheet.judge();
      int first = first(sheet);
      if (first >= 0) {
        won[first]++;
        if (sides.size() == 2 && judge != null) {
          votes.add(new Debate.Vote(judge, sides.get(first)));
        }
      }
      for (int side = 0; side < sides.size(); side++) {
        scores(sheet.results().get(side), side, judge, scores);
      }
    }
    return new Debate.Decision(
        sides.size() == 2 ? winner(won) : null, votes, ranks(), totals(), scores, null, List.of());
  }

  private void scores(
      Match.Result result, int side, @Nullable String judge, List<Debate.Score> scores) {
    for (int position = 0; position < result.points().size(); position++) {
      Double points = result.points().get(position);
      if (points != null && position < speeches.get(side).length) {
        int speech = speeches.get(side)[position];
        scores.add(
            new Debate.Score(sides.get(side), speech, judge, "speaker points", points, null));
      }
    }
  }

  private static int first(Match.Sheet sheet) {
    for (int side = 0; side < sheet.results().size(); side++) {
      Integer rank = sheet.results().get(side).rank();
      if (rank != null && rank == 1) {
        return side;
      }
    }
    return -1;
  }

  private @Nullable Side winner(int[] won) {
    return won[0] == won[1] ? null : sides.get(won[0] > won[1] ? 0 : 1);
  }

  /** Four teams are ranked by one common sheet. */
  private List<Debate.Rank> ranks() {
    List<Debate.Rank> ranks = new ArrayList<>();
    if (sides.size() == 4 && match.sheets().size() == 1) {
      for (int side = 0; side < 4; side++) {
        Integer rank = match.sheets().get(0).results().get(side).rank();
        if (rank != null) {
          ranks.add(new Debate.Rank(sides.get(side), rank));
        }
      }
    }
    return ranks;
  }

  /** The mean over the sheets that have a total. */
  private List<Debate.Tally> totals() {
    List<Debate.Tally> totals = new ArrayList<>();
    for (int side = 0; side < sides.size(); side++) {
      double sum = 0;
      int n = 0;
      for (Match.Sheet sheet : match.sheets()) {
        Double total = sheet.results().get(side).total();
        if (total != null) {
          sum += total;
          n++;
        }
      }
      if (n > 0) {
        totals.add(new Debate.Tally(sides.get(side), null, sum / n, "points"));
      }
    }
    return totals;
  }
}
