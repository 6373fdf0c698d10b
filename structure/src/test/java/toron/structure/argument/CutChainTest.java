package toron.structure.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The random field over sentences, against all its ways taken one by one. */
final class CutChainTest {
  private static final int STATES = CutStates.ALL.size();

  @Test
  void expectationsAreThoseOfAllWays() {
    Random random = new Random(5);
    double[][] cuts = new double[3][Cut.ALL.size()];
    for (double[] row : cuts) {
      fill(row, random);
    }
    double[][] steps = new double[STATES][STATES];
    for (double[] row : steps) {
      fill(row, random);
    }
    double[][] scores = CutStates.scores(cuts);
    double[][] possible = CutStates.possible(steps);
    double total = 0;
    double[][] states = new double[3][STATES];
    double[][] passages = new double[STATES][STATES];
    for (int a = 0; a < STATES; a++) {
      for (int b = 0; b < STATES; b++) {
        for (int c = 0; c < STATES; c++) {
          double way =
              Math.exp(
                  scores[0][a] + possible[a][b] + scores[1][b] + possible[b][c] + scores[2][c]);
          total += way;
          states[0][a] += way;
          states[1][b] += way;
          states[2][c] += way;
          passages[a][b] += way;
          passages[b][c] += way;
        }
      }
    }
    CutChain.Expected expected = new CutChain(scores, possible).expect();
    for (int s = 0; s < STATES; s++) {
      for (int i = 0; i < 3; i++) {
        assertThat(expected.state(i, s)).isCloseTo(states[i][s] / total, within(1e-12));
      }
      for (int t = 0; t < STATES; t++) {
        assertThat(expected.step(s, t)).isCloseTo(passages[s][t] / total, within(1e-12));
      }
    }
  }

  @Test
  void nothingGoesOnThatDidNotOpen() {
    double[][] cuts = new double[4][Cut.ALL.size()];
    for (double[] row : cuts) {
      row[Cut.GOES_ON.index()] = 9;
    }
    CutChain.Expected expected =
        new CutChain(CutStates.scores(cuts), CutStates.possible(new double[STATES][STATES]))
            .expect();
    for (int s = 0; s < STATES; s++) {
      CutStates.State state = CutStates.ALL.get(s);
      if (state.inside()) {
        assertThat(expected.state(0, s)).isZero();
        for (int p = 0; p < STATES; p++) {
          if (CutStates.ALL.get(p).unit() != state.unit()) {
            assertThat(expected.step(p, s)).isZero();
          }
        }
      }
    }
  }

  private static void fill(double[] row, Random random) {
    for (int i = 0; i < row.length; i++) {
      row[i] = random.nextGaussian();
    }
  }
}
