package toron.moe.train;

/**
 * One tokenised sample.
 *
 * @param ids its tokens
 * @param weights how much the prediction of each token counts in the loss; the first token is never
 *     predicted, whatever its weight
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sequence(int[] ids, float[] weights) {
  public Sequence {
    if (ids.length != weights.length || ids.length == 0) {
      throw new IllegalArgumentException(
          ids.length + " tokens with " + weights.length + " weights");
    }
  }

  /** A sample whose every token counts. */
  public static Sequence plain(int[] ids) {
    float[] weights = new float[ids.length];
    java.util.Arrays.fill(weights, 1f);
    return new Sequence(ids, weights);
  }

  public int length() {
    return ids.length;
  }
}
