package toron.structure.argument;

import java.util.Arrays;

/**
 * A linear-chain conditional random field over the sentences of a speech (Lafferty et al. 2001),
 * whose states are {@link CutStates}. Sums are kept in proportion, sentence by sentence.
 */
final class CutChain {
  private static final int STATES = CutStates.ALL.size();

  private final double[][] scores;
  private final double[][] steps;

  /**
   * @param scores of each sentence and state, logarithms
   * @param steps from state to state, logarithms
   */
  CutChain(double[][] scores, double[][] steps) {
    this.scores = scores;
    this.steps = steps;
  }

  /** How likely each state of each sentence is, and how often each step is taken. */
  static final class Expected {
    private final double[][] states;
    private final double[][] steps;

    private Expected(double[][] states, double[][] steps) {
      this.states = states;
      this.steps = steps;
    }

    double state(int sentence, int state) {
      return states[sentence][state];
    }

    double step(int from, int to) {
      return steps[from][to];
    }
  }

  /** All ways taken together. */
  Expected expect() {
    int n = scores.length;
    double[][] weight = new double[n][STATES];
    double[][] ahead = new double[n][STATES];
    double[] scale = new double[n];
    double[][] way = ways();
    for (int i = 0; i < n; i++) {
      double top = Arrays.stream(scores[i]).max().orElse(0);
      for (int s = 0; s < STATES; s++) {
        weight[i][s] = Math.exp(scores[i][s] - top);
        double sum = i == 0 ? 1 : 0;
        for (int p = 0; i > 0 && p < STATES; p++) {
          sum += ahead[i - 1][p] * way[p][s];
        }
        ahead[i][s] = sum * weight[i][s];
        scale[i] += ahead[i][s];
      }
      for (int s = 0; s < STATES; s++) {
        ahead[i][s] /= scale[i];
      }
    }
    double[][] passages = new double[STATES][STATES];
    double[][] back = new double[n][STATES];
    for (int i = n - 1; i >= 0; i--) {
      for (int s = 0; s < STATES; s++) {
        double sum = i == n - 1 ? 1 : 0;
        for (int t = 0; i < n - 1 && t < STATES; t++) {
          double on = way[s][t] * weight[i + 1][t] * back[i + 1][t] / scale[i + 1];
          sum += on;
          passages[s][t] += ahead[i][s] * on;
        }
        back[i][s] = sum;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < STATES; s++) {
        back[i][s] *= ahead[i][s];
      }
    }
    return new Expected(back, passages);
  }

  private double[][] ways() {
    double[][] way = new double[STATES][STATES];
    for (int p = 0; p < STATES; p++) {
      for (int s = 0; s < STATES; s++) {
        way[p][s] = Math.exp(steps[p][s]);
      }
    }
    return way;
  }
}
