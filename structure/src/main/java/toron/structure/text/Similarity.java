package toron.structure.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much two texts of one debate speak of the same things: the cosine of their TF-IDF vectors
 * over words and pairs of neighbouring words. Rarity is that within the texts given, so that words
 * of the motion, which everybody uses, weigh little.
 */
public final class Similarity {
  private static final double PAIR = 0.6;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Double> rarity = new ArrayList<>();
  private final double unseen;

  /**
   * The words of a text by number, in ascending order, with their weights; of length 1 or empty.
   */
  public static final class Vector {
    private final int[] words;
    private final double[] weights;

    private Vector(int[] words, double[] weights) {
      this.words = words;
      this.weights = weights;
    }
  }

  /**
   * @param texts all texts that will be compared with each other
   */
  public Similarity(List<List<String>> texts) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (List<String> words : texts) {
      features(words).keySet().forEach(w -> counts.merge(w, 1, Integer::sum));
    }
    double total = texts.size() + 1.0;
    unseen = Math.log(total);
    for (int i = 0; i < numbers.size(); i++) {
      double weight = Math.log(total / counts.getOrDefault(i, 1));
      rarity.set(i, rarity.get(i) * weight);
    }
  }

  /** A vector of length 1, or an empty one. */
  public Vector vector(List<String> words) {
    int known = numbers.size();
    Map<Integer, Double> features = features(words);
    for (int i = known; i < numbers.size(); i++) {
      rarity.set(i, rarity.get(i) * unseen);
    }
    int[] found = new int[features.size()];
    double[] weights = new double[features.size()];
    double squares = 0;
    int n = 0;
    for (Map.Entry<Integer, Double> entry : features.entrySet()) {
      double weight = (1 + Math.log(entry.getValue())) * rarity.get(entry.getKey());
      if (weight > 0) {
        found[n] = entry.getKey();
        weights[n++] = weight;
        squares += weight * weight;
      }
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < n; i++) {
      weights[i] /= length;
    }
    return new Vector(Arrays.copyOf(found, n), Arrays.copyOf(weights, n));
  }

  public static double cosine(Vector a, Vector b) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < a.words.length && j < b.words.length) {
      if (a.words[i] == b.words[j]) {
        sum += a.weights[i++] * b.weights[j++];
      } else if (a.words[i] < b.words[j]) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }

  /** Counts by number; words not met before are numbered in the order in which they come. */
  private Map<Integer, Double> features(List<String> words) {
    Map<Integer, Double> features = new TreeMap<>();
    for (int i = 0; i < words.size(); i++) {
      features.merge(number(words.get(i), 1), 1.0, Double::sum);
      if (i + 1 < words.size()) {
        features.merge(number(words.get(i) + " " + words.get(i + 1), PAIR), 1.0, Double::sum);
      }
    }
    return features;
  }

  private int number(String word, double weight) {
    Integer known = numbers.putIfAbsent(word, numbers.size());
    if (known == null) {
      rarity.add(weight);
      return numbers.size() - 1;
    }
    return known;
  }
}
