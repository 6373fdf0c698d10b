package toron.moe.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Samples that repeat stretches of themselves between words from elsewhere, to teach a model to
 * carry words over from what it has read: prose can be predicted without. A small part of a short
 * run does not teach it yet, see {@code bench/training/README.md}.
 */
final class Repeats {
  private static final int SHORTEST = 8;
  private static final int BETWEEN = 25;

  private final List<Sequence> samples;
  private final SplittableRandom random;

  private Repeats(List<Sequence> samples, long seed) {
    this.samples = samples;
    this.random = Order.random(seed, -2);
  }

  /**
   * So many samples to be learnt beside those given, from whose texts they are made.
   *
   * @param share of the number of samples that are long enough to repeat something
   */
  static List<Sequence> of(List<Sequence> samples, double share, long seed) {
    List<Sequence> whole = samples.stream().filter(s -> s.length() >= 4 * SHORTEST).toList();
    Repeats repeats = new Repeats(whole, seed);
    List<Sequence> made = new ArrayList<>();
    for (long left = Math.round(share * whole.size()); left > 0; left--) {
      made.add(repeats.next());
    }
    return made;
  }

  private Sequence next() {
    int[] source = any();
    int[] ids = new int[source.length];
    float[] weights = new float[source.length];
    Arrays.fill(weights, 1f);
    int read = random.nextInt(source.length / 4, source.length / 2 + 1);
    System.arraycopy(source, random.nextInt(source.length - read + 1), ids, 0, read);
    int at = read;
    while (at < ids.length) {
      int span = Math.min(random.nextInt(SHORTEST, read + 1), ids.length - at);
      System.arraycopy(ids, random.nextInt(read - span + 1), ids, at, span);
      // Where a repetition sets in, nothing tells which it is.
      weights[at] = 0;
      at += span;
      if (at < ids.length && random.nextBoolean()) {
        at += between(ids, at);
      }
    }
    return new Sequence(ids, weights);
  }

  /** Words from elsewhere: repeating has to be told from going on. */
  private int between(int[] ids, int at) {
    int[] other = any();
    int size = Math.min(random.nextInt(1, Math.min(BETWEEN, other.length) + 1), ids.length - at);
    System.arraycopy(other, random.nextInt(other.length - size + 1), ids, at, size);
    return size;
  }

  private int[] any() {
    return samples.get(random.nextInt(samples.size())).ids();
  }
}
