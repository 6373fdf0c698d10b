package toron.structure.link;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one speech, resolved together: a linear-chain conditional random field (Lafferty
 * et al. 2001) whose states are what each response may answer. All sums are kept as logarithms.
 */
final class Chain {
  private final List<List<Choice>> states;
  private final List<@Nullable Sign[][]> passages = new ArrayList<>();

  Chain(Flow flow, List<Integer> responses) {
    this.states = flow.choices(responses);
    for (int r = 1; r < states.size(); r++) {
      List<Choice> before = states.get(r - 1);
      List<Choice> here = states.get(r);
      @Nullable Sign[][] steps = new @Nullable Sign[before.size()][here.size()];
      for (int p = 0; p < before.size(); p++) {
        for (int s = 0; s < here.size(); s++) {
          steps[p][s] = flow.step(responses.get(r), before.get(p), here.get(s));
        }
      }
      passages.add(steps);
    }
  }

  List<List<Choice>> states() {
    return states;
  }

  /** One probability a choice of each response. */
  List<double[]> probabilities(double[] weights) {
    return new Sums(weights, states.stream().map(s -> -1).toList()).marginals();
  }

  /**
   * Adds what each sign is expected to count, and gives the logarithm of the sum over all ways.
   *
   * @param known the index of the choice of each response, or -1 where any may be
   */
  double expect(double[] weights, List<Integer> known, double times, double[] expected) {
    Sums sums = new Sums(weights, known);
    List<double[]> marginals = sums.marginals();
    for (int r = 0; r < states.size(); r++) {
      for (int s = 0; s < states.get(r).size(); s++) {
        states.get(r).get(s).addTo(expected, times * marginals.get(r)[s]);
      }
    }
    sums.passages(times, expected);
    return sums.total;
  }

  private final class Sums {
    private final List<double[]> own = new ArrayList<>();
    private final List<double[][]> steps = new ArrayList<>();
    private final List<double[]> forward = new ArrayList<>();
    private final List<double[]> backward = new ArrayList<>();
    private double total;

    Sums(double[] weights, List<Integer> known) {
      for (int r = 0; r < states.size(); r++) {
        own.add(scores(states.get(r), weights, known.get(r)));
      }
      for (@Nullable Sign[][] all : passages) {
        steps.add(steps(all, weights));
      }
      forward();
      backward();
    }

    private static double[] scores(List<Choice> choices, double[] weights, int known) {
      double[] scores = new double[choices.size()];
      for (int s = 0; s < scores.length; s++) {
        boolean possible = known < 0 || known == s;
        scores[s] = possible ? choices.get(s).score(weights) : Double.NEGATIVE_INFINITY;
      }
      return scores;
    }

    private static double[][] steps(@Nullable Sign[][] all, double[] weights) {
      double[][] scores = new double[all.length][all[0].length];
      for (int p = 0; p < all.length; p++) {
        for (int s = 0; s < all[p].length; s++) {
          Sign sign = all[p][s];
          scores[p][s] = sign == null ? 0 : weights[sign.index()];
        }
      }
      return scores;
    }

    private void forward() {
      for (int r = 0; r < states.size(); r++) {
        double[] here = own.get(r).clone();
        for (int s = 0; r > 0 && s < here.length; s++) {
          double[] ways = new double[forward.get(r - 1).length];
          for (int p = 0; p < ways.length; p++) {
            ways[p] = forward.get(r - 1)[p] + steps.get(r - 1)[p][s];
          }
          here[s] += sum(ways);
        }
        forward.add(here);
      }
      total = sum(forward.get(forward.size() - 1));
    }

    private void backward() {
      for (int r = states.size() - 1; r >= 0; r--) {
        double[] here = new double[own.get(r).length];
        for (int p = 0; r + 1 < states.size() && p < here.length; p++) {
          double[] ways = new double[own.get(r + 1).length];
          for (int s = 0; s < ways.length; s++) {
            ways[s] = steps.get(r)[p][s] + own.get(r + 1)[s] + backward.get(0)[s];
          }
          here[p] = sum(ways);
        }
        backward.add(0, here);
      }
    }

    List<double[]> marginals() {
      List<double[]> marginals = new ArrayList<>();
      for (int r = 0; r < states.size(); r++) {
        double[] here = new double[own.get(r).length];
        for (int s = 0; s < here.length; s++) {
          here[s] = Math.exp(forward.get(r)[s] + backward.get(r)[s] - total);
        }
        marginals.add(here);
      }
      return marginals;
    }

    void passages(double times, double[] expected) {
      for (int r = 1; r < states.size(); r++) {
        @Nullable Sign[][] all = passages.get(r - 1);
        for (int p = 0; p < all.length; p++) {
          for (int s = 0; s < all[p].length; s++) {
            Sign sign = all[p][s];
            double way = forward.get(r - 1)[p] + steps.get(r - 1)[p][s];
            way += own.get(r)[s] + backward.get(r)[s] - total;
            if (sign != null) {
              expected[sign.index()] += times * Math.exp(way);
            }
          }
        }
      }
    }
  }

  private static double sum(double[] logarithms) {
    double most = Double.NEGATIVE_INFINITY;
    for (double value : logarithms) {
      most = Math.max(most, value);
    }
    if (most == Double.NEGATIVE_INFINITY) {
      return most;
    }
    double sum = 0;
    for (double value : logarithms) {
      sum += Math.exp(value - most);
    }
    return most + Math.log(sum);
  }
}
