package toron.rlhf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.rlhf.PairDraft.Strength;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * The points that judges gave to one speech, averaged by criterion; empty where they gave none.
 *
 * @param max the most that could be given, by criterion, where the ballot says
 */
record Ballot(Map<String, Double> points, Map<String, Double> max) {
  static final Ballot NONE = new Ballot(Map.of(), Map.of());

  /** Where no maximum is printed, a tenth more points counts in full: speaker scales are narrow. */
  private static final double FULL = 0.1;

  static Ballot of(Debate.Decision decision, Debate.Speech speech) {
    return of(
        decision.scores().stream()
            .filter(s -> s.speech() != null && s.speech() == speech.index())
            .toList());
  }

  private static Ballot of(List<Debate.Score> scores) {
    Map<String, List<Double>> given = new LinkedHashMap<>();
    Map<String, Double> max = new LinkedHashMap<>();
    for (Debate.Score score : scores) {
      String criterion = score.criterion() == null ? "" : score.criterion();
      given.computeIfAbsent(criterion, c -> new ArrayList<>()).add(score.points());
      if (score.max() != null && score.max() > 0) {
        max.put(criterion, score.max());
      }
    }
    Map<String, Double> points = new LinkedHashMap<>();
    given.forEach(
        (criterion, all) ->
            points.put(
                criterion, all.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
    return new Ballot(points, max);
  }

  /** By the sum over the criteria that both ballots have; 0 where they have none in common. */
  int compare(Ballot other) {
    Strength strength = over(other);
    Double a = strength.scoreChosen();
    Double b = strength.scoreRejected();
    return a == null || b == null ? 0 : Double.compare(a, b);
  }

  /** How far these points are above others: the mean over criteria of the difference by scale. */
  Strength over(Ballot other) {
    double mine = 0;
    double theirs = 0;
    double gap = 0;
    int common = 0;
    for (Map.Entry<String, Double> entry : points.entrySet()) {
      Double against = other.points().get(entry.getKey());
      if (against != null) {
        mine += entry.getValue();
        theirs += against;
        double scale =
            max.getOrDefault(entry.getKey(), FULL * Math.max(1, Math.abs(entry.getValue())));
        gap += (entry.getValue() - against) / scale;
        common++;
      }
    }
    return common == 0
        ? new Strength(0, 0, null, null)
        : new Strength(Math.max(0, Math.min(1, gap / common)), 0, mine, theirs);
  }

  /**
   * How clear a verdict was: the majority less the minority as a share of the votes, with the
   * minority's share as doubt; without votes the points of the sides; a lone verdict counts in
   * full.
   */
  static Strength verdict(Debate.Decision decision, Side winner) {
    long votes = decision.votes().size();
    Double won = points(decision, winner, true);
    Double lost = points(decision, winner, false);
    if (votes > 0) {
      long with = decision.votes().stream().filter(v -> v.side() == winner).count();
      double margin = Math.max(0, (2.0 * with - votes) / votes);
      return new Strength(margin, Math.min(0.5, (double) (votes - with) / votes), won, lost);
    }
    if (won == null || lost == null) {
      return Strength.SURE;
    }
    double gap = (won - lost) / (FULL * Math.max(1, Math.abs(won)));
    return new Strength(Math.max(0, Math.min(1, gap)), 0, won, lost);
  }

  /** The mean points of a side's entries; null where it has none. */
  private static @Nullable Double points(Debate.Decision decision, Side winner, boolean its) {
    double[] all =
        decision.scores().stream()
            .filter(s -> s.side() != null && (s.side() == winner) == its)
            .mapToDouble(Debate.Score::points)
            .toArray();
    if (all.length == 0) {
      return null;
    }
    double sum = 0;
    for (double one : all) {
      sum += one;
    }
    return sum / all.length;
  }
}
