package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** Losses against numbers worked by hand. */
final class LossesTest {
  private static final Offset<Float> CLOSE = within(1e-5f);
  private final NDManager manager = Tensors.manager();

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray floats(float... values) {
    return Tensors.of(manager, values, values.length);
  }

  @Test
  void crossEntropyWeighsEachToken() {
    // logits (ln 3, 0) give 3/4 and 1/4
    float log3 = (float) Math.log(3);
    NDArray hidden = Tensors.of(manager, new float[] {1, 1}, 2, 1);
    NDArray head = Tensors.of(manager, new float[] {log3, 0}, 2, 1);
    NDArray targets = Tensors.of(manager, new long[] {0, 1}, 2);
    NDArray loss = Losses.crossEntropy(manager, hidden, head, targets, floats(1, 0.5f));
    assertThat(loss.getFloat()).isEqualTo((float) (-Math.log(0.75) - 0.5 * Math.log(0.25)), CLOSE);
  }

  @Test
  void crossEntropyInPiecesHasTheGradientsOfTheWhole() {
    int rows = 1200;
    NDArray hidden = Ops.tensor(manager, "copy", manager.randomNormal(new Shape(rows, 6)));
    NDArray head = Ops.tensor(manager, "copy", manager.randomNormal(new Shape(9, 6)));
    long[] tokens = new long[rows];
    float[] weight = new float[rows];
    for (int i = 0; i < rows; i++) {
      tokens[i] = i * 7L % 9;
      weight[i] = i % 3;
    }
    NDArray targets = Tensors.of(manager, tokens, rows);
    NDArray weights = Tensors.of(manager, weight, rows);
    NDArray scale = floats(0.25f);
    Gradients.require(hidden, true);
    Gradients.require(head, true);
    NDList both = new NDList(hidden, head);
    List<NDList> got =
        Gradients.recorded(
            () -> {
              NDArray pieces = Losses.crossEntropy(manager, hidden, head, targets, weights);
              NDArray whole =
                  Losses.logProbabilities(manager, hidden, head, targets).mul(weights).sum().neg();
              assertThat(pieces.getFloat()).isEqualTo(whole.getFloat(), within(0.05f));
              return List.of(
                  Gradients.of(manager, pieces.mul(scale).sum(), both),
                  Gradients.of(manager, whole.mul(scale).sum(), both));
            });
    assertClose(got.get(0).get(0), got.get(1).get(0));
    assertClose(got.get(0).get(1), got.get(1).get(1));
  }

  /**
   * A hundred rows of logits at once; bfloat16 holds eight times as many for the head's gradient.
   */
  @Test
  void crossEntropyInNarrowPiecesHasTheGradientsOfTheWhole() {
    int rows = 1200;
    NDArray drawn = manager.randomNormal(new Shape(rows, 6));
    NDArray head = Ops.tensor(manager, "copy", manager.randomNormal(new Shape(2100, 6)));
    NDArray narrow = Ops.tensor(manager, "cast", drawn, Ops.code(DataType.BFLOAT16));
    NDArray wide = Ops.tensor(manager, "cast", narrow, Ops.code(DataType.FLOAT32));
    long[] tokens = new long[rows];
    for (int i = 0; i < rows; i++) {
      tokens[i] = i * 7L % 2100;
    }
    NDArray targets = Tensors.of(manager, tokens, rows);
    NDArray weights = manager.ones(new Shape(rows));
    NDList want = slopes(wide, head, targets, weights, rows);
    assertNear(slopes(wide, head, targets, weights, 100), want, 1e-5);
    assertNear(slopes(narrow, head, targets, weights, 100), want, 0.02);
  }

  private NDList slopes(NDArray hidden, NDArray head, NDArray targets, NDArray weights, int rows) {
    NDList both = new NDList(hidden, head);
    both.forEach(one -> Gradients.require(one, true));
    NDList found =
        Gradients.recorded(
            () -> {
              NDArray loss = LinearHead.crossEntropy(manager, hidden, head, targets, weights, rows);
              return Ops.tensors(manager, "all_wide", Gradients.of(manager, loss, both));
            });
    both.forEach(one -> Gradients.require(one, false));
    return found;
  }

  private static void assertNear(NDList got, NDList want, double tolerance) {
    for (int i = 0; i < want.size(); i++) {
      float difference = got.get(i).sub(want.get(i)).norm().getFloat();
      assertThat(difference / want.get(i).norm().getFloat()).isLessThan((float) tolerance);
    }
  }

  @Test
  void whatAllButCannotBeHasItsLossAllTheSame() {
    NDArray hidden = Tensors.of(manager, new float[] {1}, 1, 1);
    NDArray head = Tensors.of(manager, new float[] {200, 0}, 2, 1);
    NDArray target = Tensors.of(manager, new long[] {1}, 1);
    assertThat(Losses.crossEntropy(manager, hidden, head, target, floats(1)).getFloat())
        .isEqualTo(200f, CLOSE);
  }

  private static void assertClose(NDArray got, NDArray want) {
    assertThat(got.sub(want).abs().max().getFloat())
        .isLessThan(1e-5f * (1 + want.abs().max().getFloat()));
  }

  @Test
  void rewardAsksForTheMarginAndForSmallRewards() {
    // c − r − m = 2 − 1 − 1 = 0: −log σ(0) = ln 2; centring 0.1 · 3² = 0.9; weight 2
    NDArray first =
        Losses.bradleyTerry(manager, floats(2), floats(1), floats(1), floats(2), floats(0), 0.1);
    assertThat(first.getFloat()).isEqualTo((float) (2 * (Math.log(2) + 0.9)), CLOSE);
    // σ(ln 3) = 3/4
    NDArray second =
        Losses.bradleyTerry(
            manager, floats((float) Math.log(3)), floats(0), floats(0), floats(1), floats(0), 0);
    assertThat(second.getFloat()).isEqualTo((float) -Math.log(0.75), CLOSE);
    // one judge of four dissents
    NDArray third =
        Losses.bradleyTerry(
            manager,
            floats((float) Math.log(3)),
            floats(0),
            floats(0),
            floats(1),
            floats(0.25f),
            0);
    assertThat(third.getFloat())
        .isEqualTo((float) (-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25)), CLOSE);
  }

  @Test
  void dpoSmoothsLabels() {
    // βx = ln 3: σ = 3/4, σ(−) = 1/4
    NDArray ratio = floats((float) (10 * Math.log(3)));
    assertThat(Losses.dpo(manager, ratio, floats(1), floats(0), 0.1).getFloat())
        .isEqualTo((float) -Math.log(0.75), CLOSE);
    assertThat(Losses.dpo(manager, ratio, floats(1), floats(0.2f), 0.1).getFloat())
        .isEqualTo((float) (-0.8 * Math.log(0.75) - 0.2 * Math.log(0.25)), CLOSE);
  }

  @Test
  void ipoAimsAtHalfOverBeta() {
    assertThat(Losses.ipo(manager, floats(5), floats(1), 0.1).getFloat()).isEqualTo(0f, CLOSE);
    assertThat(Losses.ipo(manager, floats(7, 4), floats(1, 3), 0.1).getFloat())
        .isEqualTo(4 + 3 * 1f, CLOSE);
  }

  @Test
  void routerLossesByHand() {
    // Two tokens, three experts, top-1. exp(logits) = (2,1,1) and (1,1,2).
    float log2 = (float) Math.log(2);
    NDArray logits = Tensors.of(manager, new float[] {log2, 0, 0, 0, 0, log2}, 2, 3);
    NDList losses = Losses.router(manager, new NDList(logits), 1);
    // shares (1/2, 0, 1/2), probabilities (3/8, 1/4, 3/8): 3 · (3/16 + 3/16)
    assertThat(losses.get(0).getFloat()).isEqualTo(1.125f, CLOSE);
    // both log-sum-exps are ln 4
    assertThat(losses.get(1).getFloat()).isEqualTo((float) (Math.log(4) * Math.log(4)), CLOSE);
    // entropy of (1/2, 1/4, 1/4) is 1.5 ln 2
    assertThat(losses.get(2).toFloatArray())
        .containsExactly(new float[] {0.5f, 0, 0.5f, 1.5f * log2}, CLOSE);
  }

  @Test
  void evenRoutersScoreTheirTopK() {
    // Four experts, top-2: tokens take {0,1} and {2,3}, probabilities all but even.
    float e = 1e-4f;
    NDArray even = Tensors.of(manager, new float[] {e, e, 0, 0, 0, 0, e, e}, 2, 4);
    assertThat(Losses.router(manager, new NDList(even), 2).get(0).getFloat())
        .isEqualTo(2f, within(1e-3f));
    // Two layers with a favourite each do not cancel out.
    NDArray left = Tensors.of(manager, new float[] {9, 9, 0, 0, 9, 9, 0, 0}, 2, 4);
    NDArray right = Tensors.of(manager, new float[] {0, 0, 9, 9, 0, 0, 9, 9}, 2, 4);
    assertThat(Losses.router(manager, new NDList(left, right), 2).get(0).getFloat())
        .isGreaterThan(3.9f);
  }
}
