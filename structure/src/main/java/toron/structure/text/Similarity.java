package toron.structure.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * How much two texts of one debate speak of the same things: the cosine of their TF-IDF vectors
 * over words and pairs of neighbouring words. Rarity is that within the texts given, so that words
 * of the motion, which everybody uses, weigh little.
 */
public final class Similarity {
  private static final double PAIR = 0.6;

  private final Map<String, Double> rarity = new HashMap<>();
  private final double unseen;

  /**
   * @param texts all texts that will be compared with each other
   */
  public Similarity(List<List<String>> texts) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<String> words : texts) {
      new HashSet<>(features(words).keySet()).forEach(w -> counts.merge(w, 1, Integer::sum));
    }
    double total = texts.size() + 1.0;
    counts.forEach((word, n) -> rarity.put(word, Math.log(total / n)));
    unseen = Math.log(total);
  }

  /** A vector of length 1, or an empty one. */
  public Map<String, Double> vector(List<String> words) {
    Map<String, Double> vector = new HashMap<>();
    double squares = 0;
    for (Map.Entry<String, Double> entry : features(words).entrySet()) {
      double weight =
          (1 + Math.log(entry.getValue())) * rarity.getOrDefault(entry.getKey(), unseen);
      weight *= entry.getKey().indexOf(' ') >= 0 ? PAIR : 1;
      if (weight > 0) {
        vector.put(entry.getKey(), weight);
        squares += weight * weight;
      }
    }
    double length = Math.sqrt(squares);
    vector.replaceAll((word, weight) -> weight / length);
    return vector;
  }

  public static double cosine(Map<String, Double> a, Map<String, Double> b) {
    Map<String, Double> few = a.size() <= b.size() ? a : b;
    Map<String, Double> many = few == a ? b : a;
    double sum = 0;
    // sorted, because the order of a sum of doubles shows in its last digits
    for (String word : new ArrayList<>(few.keySet()).stream().sorted().toList()) {
      Double other = many.get(word);
      if (other != null) {
        sum += other * few.getOrDefault(word, 0.0);
      }
    }
    return sum;
  }

  private static Map<String, Double> features(List<String> words) {
    Map<String, Double> features = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      features.merge(words.get(i), 1.0, Double::sum);
      if (i + 1 < words.size()) {
        features.merge(words.get(i) + " " + words.get(i + 1), 1.0, Double::sum);
      }
    }
    return features;
  }
}
