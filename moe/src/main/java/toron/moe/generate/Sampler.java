package toron.moe.generate;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws tokens of one row. */
final class Sampler {
  private final double temperature;
  private final double topP;
  private final Random random;

  Sampler(GenerationOptions options, int row) {
    temperature = options.temperature();
    topP = options.topP();
    random = new Random(options.seed() * 1_000_003L + row);
  }

  /**
   * @param logits of all rows, one after the other
   * @param begin where the row begins; it has {@code size}
   */
  int draw(float[] logits, int begin, int size) {
    int best = 0;
    for (int i = 1; i < size; i++) {
      if (logits[begin + i] > logits[begin + best]) {
        best = i;
      }
    }
    if (temperature == 0) {
      return best;
    }
    double[] p = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      p[i] = Math.exp(((double) logits[begin + i] - logits[begin + best]) / temperature);
      sum += p[i];
    }
    return topP < 1 ? nucleus(p, sum) : first(IntStream.range(0, size).toArray(), p, sum);
  }

  /**
   * Nucleus sampling (Holtzman et al. 2020): the smallest set of likeliest tokens that has top-p.
   */
  private int nucleus(double[] p, double sum) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -p[i]).thenComparing(i -> i))
            .mapToInt(i -> i)
            .toArray();
    double kept = 0;
    int count = 0;
    while (count < order.length && kept < topP * sum) {
      kept += p[order[count++]];
    }
    return first(IntStream.range(0, count).map(i -> order[i]).toArray(), p, kept);
  }

  private int first(int[] order, double[] p, double sum) {
    double at = random.nextDouble() * sum;
    for (int i : order) {
      at -= p[i];
      if (at < 0) {
        return i;
      }
    }
    return order[order.length - 1];
  }
}
