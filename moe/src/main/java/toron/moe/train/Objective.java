package toron.moe.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * What a run learns. The loop adds the router losses to every objective, so none can forget them.
 *
 * @param <B> a batch
 */
public interface Objective<B> {
  /**
   * The loss of a batch.
   *
   * @param manager owns all that is made and is closed after the backward pass
   */
  Outcome forward(NDManager manager, B batch);

  /** What the sum of losses of a batch is divided by: loss tokens, or pairs. */
  double weight(B batch);

  /** Tokens that go through the network. */
  long tokens(B batch);

  /** Floating-point operations of a batch, forward and backward; 0 where nobody counted. */
  default double flops(B batch) {
    return 0;
  }

  /**
   * @param loss scalar, the sum over the batch
   * @param routers (tokens, experts) logits a sparse layer
   * @param scores what is measured besides the loss
   */
  record Outcome(NDArray loss, NDList routers, Map<String, Score> scores) {}

  /** A share of something: sums over batches are taken before the division. */
  record Score(double sum, double count) {
    Score plus(Score other) {
      return new Score(sum + other.sum, count + other.count);
    }

    double value() {
      return count == 0 ? Double.NaN : sum / count;
    }
  }
}
