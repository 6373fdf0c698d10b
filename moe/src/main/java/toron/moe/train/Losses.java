package toron.moe.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import toron.moe.tensor.Ops;

/**
 * Losses as pure functions. Each gives a scalar <em>sum</em>, so that micro-batches add up and the
 * caller divides once by the weight of a whole step.
 */
public final class Losses {
  /** Logits held at once: few enough for a processor's cache, and never fewer than 64 rows. */
  private static final long HELD = 1 << 22;

  private Losses() {}

  /**
   * Weighted cross entropy of the next token, in nats: {@code Σ wᵢ · −log softmax(h Wᵀ)ᵢ}. The
   * logits are made and differentiated a few hundred rows at a time and never all held.
   *
   * @param hidden (n, hidden) final states from which a token is predicted
   * @param head (vocabulary, hidden)
   * @param targets (n) the token that came, int64
   * @param weights (n)
   */
  public static NDArray crossEntropy(
      NDManager manager, NDArray hidden, NDArray head, NDArray targets, NDArray weights) {
    return LinearHead.crossEntropy(manager, hidden, head, targets, weights, rows(head));
  }

  /**
   * Log-probabilities of given tokens, (n).
   *
   * @param hidden (n, hidden)
   * @param head (vocabulary, hidden)
   * @param targets (n) int64
   */
  public static NDArray logProbabilities(
      NDManager manager, NDArray hidden, NDArray head, NDArray targets) {
    return LinearHead.logProbabilities(manager, hidden, head, targets, rows(head));
  }

  private static long rows(NDArray head) {
    return rows(head.getShape().get(0));
  }

  /** Rows of logits that are held at once. */
  static long rows(long vocabulary) {
    return Math.max(64, HELD / vocabulary);
  }

  /**
   * Bradley and Terry with margin and centring, as TRL's RewardTrainer has it, and with labels that
   * may be wrong: {@code Σ w (−(1−ε) log σ(d) − ε log σ(−d) + center (c + r)²)}, {@code d = c − r −
   * m}.
   *
   * @param chosen (n) rewards
   * @param rejected (n) rewards
   * @param margin (n)
   * @param weight (n)
   * @param smoothing (n) ε, the probability that the label is wrong
   */
  public static NDArray bradleyTerry(
      NDManager manager,
      NDArray chosen,
      NDArray rejected,
      NDArray margin,
      NDArray weight,
      NDArray smoothing,
      double center) {
    return Ops.tensor(
        manager, "bradley_terry", chosen, rejected, margin, weight, smoothing, center);
  }

  /**
   * DPO (Rafailov et al. 2023, equation 7) with conservative label smoothing (Mitchell 2023):
   * {@code Σ w (−(1−ε) log σ(βx) − ε log σ(−βx))}.
   *
   * @param ratio (n) {@code (π_c − ref_c) − (π_r − ref_r)}, log-probabilities summed over the
   *     answer
   * @param weight (n)
   * @param smoothing (n) ε
   */
  public static NDArray dpo(
      NDManager manager, NDArray ratio, NDArray weight, NDArray smoothing, double beta) {
    return Ops.tensor(manager, "dpo_sigmoid", ratio, weight, smoothing, beta);
  }

  /**
   * IPO (Azar et al. 2023, equation 17): {@code Σ w (x − 1/(2β))²}.
   *
   * @param ratio (n) as for {@link #dpo}, but of log-probabilities averaged over the answer, as TRL
   *     takes them
   * @param weight (n)
   */
  public static NDArray ipo(NDManager manager, NDArray ratio, NDArray weight, double beta) {
    return Ops.tensor(manager, "dpo_ipo", ratio, weight, beta);
  }

  /**
   * What routers are held to, each a mean over layers; no token is padding here.
   *
   * <p>Balance (Fedus et al. 2021, equation 4, for top-k as in transformers' Mixtral): {@code E ·
   * Σₑ shareₑ · probabilityₑ}, where the share counts assignments a token and the probability is
   * the softmax over all experts. It is k when all is even. It is taken layer by layer;
   * transformers pools the layers first, where one layer's favourite can hide another's. z (Zoph et
   * al. 2022, equation 5): the mean of {@code logsumexp²}.
   *
   * @param logits (tokens, experts) a layer
   * @param perToken experts a token goes to
   * @return balance (), z (), and (layers, experts + 1): each expert's share of the assignments and
   *     the mean entropy in nats
   */
  public static NDList router(NDManager manager, NDList logits, int perToken) {
    return Ops.tensors(manager, "router_losses", logits, perToken);
  }
}
