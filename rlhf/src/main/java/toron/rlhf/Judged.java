package toron.rlhf;

/**
 * What a model makes of a pair.
 *
 * @param signal what says which answer is better
 * @param margin log odds that the model gives the better answer
 * @param longer 1 where the better answer is the longer one, ½ where they are as long
 */
record Judged(String id, String signal, double margin, double longer) {
  static Judged of(PairTokens pair, double margin) {
    return new Judged(
        pair.id(),
        pair.signal(),
        margin,
        PairBatch.rightness((double) pair.chosenLength(), (double) pair.rejectedLength()));
  }

  /** 1 where the model is right, ½ where it cannot tell. */
  double right() {
    return PairBatch.rightness(margin, 0);
  }

  /** σ(margin). */
  double probability() {
    return 1 / (1 + Math.exp(-margin));
  }
}
