package toron.moe.train;

import java.util.SplittableRandom;

/**
 * The order of the data: a function of seed and epoch alone, so that a resumed run sees the same.
 */
final class Order {
  private static final long EPOCH = 0x9E3779B97F4A7C15L;

  private Order() {}

  /** The numbers below {@code count}, shuffled (Fisher and Yates). */
  static int[] shuffled(long seed, long epoch, int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    shuffle(order, random(seed, epoch));
    return order;
  }

  static SplittableRandom random(long seed, long epoch) {
    return new SplittableRandom(seed ^ (epoch + 1) * EPOCH);
  }

  static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
