package toron.rlhf;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Logistic regression on length and hashed character 1- to 4-grams, trained by AdaGrad with L2
 * regularisation in a fixed order.
 */
final class SurfaceModel {
  private static final int BITS = 20;
  private static final int GRAMS = 4;
  private static final int EPOCHS = 8;
  private static final double RATE = 0.1;
  private static final double L2 = 1e-5;

  private final double[] weights = new double[(1 << BITS) + 2];
  private final double[] squares = new double[weights.length];

  /** A sparse vector: indices and values. */
  private static final class Vector {
    private final int[] at;
    private final double[] value;

    Vector(int[] at, double[] value) {
      this.at = at;
      this.value = value;
    }
  }

  /** Both answers of a pair, and the first less the second, of unit length each. */
  record Pair(Vector chosen, Vector rejected, Vector difference) {}

  private SurfaceModel() {}

  static Pair pair(String chosen, String rejected) {
    SortedMap<Integer, Double> a = counts(chosen);
    SortedMap<Integer, Double> b = counts(rejected);
    SortedMap<Integer, Double> less = new TreeMap<>(a);
    b.forEach((at, n) -> less.merge(at, -n, Double::sum));
    less.values().removeIf(n -> n == 0);
    less.remove(1 << BITS);
    return new Pair(unit(a), unit(b), unit(less));
  }

  /** Trained to tell preferred answers from others, one at a time. */
  static SurfaceModel apart(List<Pair> pairs) {
    SurfaceModel model = new SurfaceModel();
    model.train(
        pairs,
        pair -> {
          model.step(pair.chosen(), 1);
          model.step(pair.rejected(), 0);
        });
    return model;
  }

  /** Trained on differences: which of two answers is the preferred one. */
  static SurfaceModel together(List<Pair> pairs) {
    SurfaceModel model = new SurfaceModel();
    model.train(pairs, pair -> model.step(pair.difference(), 1));
    return model;
  }

  /** 1 where the preferred answer alone is taken for one. */
  double chosen(Pair pair) {
    return right(score(pair.chosen()));
  }

  double rejected(Pair pair) {
    return right(score(pair.rejected()));
  }

  /** 1 where the preferred answer is held to be the better one. */
  double better(Pair pair) {
    return right(score(pair.difference()));
  }

  private static double right(double score) {
    return score == 0 ? 0.5 : score > 0 ? 1 : 0;
  }

  private interface Lesson {
    void learn(Pair pair);
  }

  private void train(List<Pair> pairs, Lesson lesson) {
    int[] order = new int[pairs.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Random random = new Random(1);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      for (int i : order) {
        lesson.learn(pairs.get(i));
      }
    }
  }

  private void step(Vector x, double label) {
    double wrong = 1 / (1 + Math.exp(-score(x))) - label;
    for (int i = 0; i < x.at.length; i++) {
      int at = x.at[i];
      double gradient = wrong * x.value[i] + L2 * weights[at];
      squares[at] += gradient * gradient;
      weights[at] -= RATE * gradient / (1e-8 + Math.sqrt(squares[at]));
    }
  }

  private double score(Vector x) {
    double sum = 0;
    for (int i = 0; i < x.at.length; i++) {
      sum += weights[x.at[i]] * x.value[i];
    }
    return sum;
  }

  /** Counts of character n-grams; the last two features are a constant and the length. */
  private static SortedMap<Integer, Double> counts(String text) {
    SortedMap<Integer, Double> counts = new TreeMap<>();
    for (int n = 1; n <= GRAMS; n++) {
      for (int i = 0; i + n <= text.length(); i++) {
        int hash = 0x811C9DC5 ^ n;
        for (int j = i; j < i + n; j++) {
          hash = (hash ^ text.charAt(j)) * 0x01000193;
        }
        hash ^= hash >>> 15;
        counts.merge(hash & ((1 << BITS) - 1), 1.0, Double::sum);
      }
    }
    counts.put(1 << BITS, 1.0);
    counts.put((1 << BITS) + 1, text.length() / 100.0);
    return counts;
  }

  private static Vector unit(SortedMap<Integer, Double> counts) {
    double norm = 0;
    for (double n : counts.values()) {
      norm += n * n;
    }
    norm = Math.sqrt(Math.max(norm, 1e-12));
    int[] at = new int[counts.size()];
    double[] value = new double[counts.size()];
    int i = 0;
    for (Map.Entry<Integer, Double> entry : counts.entrySet()) {
      at[i] = entry.getKey();
      value[i++] = entry.getValue() / norm;
    }
    return new Vector(at, value);
  }
}
