package toron.moe.train;

import java.util.List;

/**
 * Samples laid end to end, as the decoder takes them: nothing is padded and no sample sees another.
 *
 * @param ids (tokens) token ids
 * @param positions (tokens) position within the sample
 * @param lengths of the samples, summing to the tokens
 * @param weights (tokens) weight of the prediction <em>of</em> this token; 0 for the first of a
 *     sample, which nothing predicts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tokens(long[] ids, long[] positions, long[] lengths, float[] weights) {
  public static Tokens of(List<Sequence> samples) {
    int size = samples.stream().mapToInt(Sequence::length).sum();
    long[] ids = new long[size];
    long[] positions = new long[size];
    float[] weights = new float[size];
    int at = 0;
    for (Sequence sample : samples) {
      for (int i = 0; i < sample.length(); i++, at++) {
        ids[at] = sample.ids()[i];
        positions[at] = i;
        weights[at] = i == 0 ? 0 : sample.weights()[i];
      }
    }
    return new Tokens(
        ids, positions, samples.stream().mapToLong(Sequence::length).toArray(), weights);
  }

  public int count() {
    return ids.length;
  }

  /** The sum of the weights: what a sum of losses is divided by to give a mean. */
  public double weight() {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /**
   * Where something is predicted with weight: the index of the token <em>before</em> each target.
   */
  public int[] predictors() {
    int count = 0;
    for (float weight : weights) {
      count += weight == 0 ? 0 : 1;
    }
    int[] at = new int[count];
    int next = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        at[next++] = i - 1;
      }
    }
    return at;
  }
}
