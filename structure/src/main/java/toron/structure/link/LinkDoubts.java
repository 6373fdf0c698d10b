package toron.structure.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the probability of a link among all others to how often such links are right: the odds,
 * scaled (Platt 1999), less what speaks against the two units themselves, which may be cut wrongly.
 */
public final class LinkDoubts {
  /** The names of the numbers that {@link #of} gives, as links.yaml has them. */
  public static final List<String> NAMES =
      List.of(
          "always",
          "odds",
          "unsigned",
          "inside",
          "paragraphs",
          "brief",
          "long",
          "targetUnsigned",
          "targetInside",
          "targetParagraphs",
          "targetBrief",
          "targetLong");

  private static final int BRIEF = 24;
  private static final int BRIEF_LATIN = 60;
  private static final double CERTAIN = 1e-4;
  private static final int ROUNDS = 5000;
  private static final double RATE = 0.3;

  private LinkDoubts() {}

  /** The median of some lengths, 1 where there are none. */
  public static double usual(List<Integer> lengths) {
    return lengths.isEmpty() ? 1 : lengths.stream().sorted().toList().get(lengths.size() / 2);
  }

  /**
   * A unit as it was cut.
   *
   * @param text in which it lies from {@code begin} to {@code end}
   * @param signed whether it opens with a signpost
   * @param usual the length of a unit in the middle of those of its debate
   */
  public record Cut(String text, int begin, int end, boolean signed, double usual) {
    private boolean inside() {
      return (begin > 0 && text.charAt(begin - 1) != '\n')
          || (end < text.length() && text.charAt(end) != '\n');
    }

    private boolean paragraphs() {
      return text.substring(begin, end).indexOf('\n') >= 0;
    }

    private boolean brief() {
      boolean latin = text.substring(begin, end).codePoints().allMatch(c -> c < 0x3000);
      return end - begin < (latin ? BRIEF_LATIN : BRIEF);
    }

    /** How often its length would have to be halved to be a usual one. */
    private double tooLong() {
      return Math.max(0, Math.log((end - begin) / Math.max(1, usual)) / Math.log(2));
    }
  }

  /** One number a name. */
  public static List<Double> of(double probability, Cut response, Cut target) {
    double p = Math.min(1 - CERTAIN, Math.max(CERTAIN, probability));
    List<Double> doubts = new ArrayList<>(List.of(1.0, Math.log(p / (1 - p))));
    for (Cut cut : List.of(response, target)) {
      doubts.add(cut.signed() ? 0.0 : 1);
      doubts.add(cut.inside() ? 1.0 : 0);
      doubts.add(cut.paragraphs() ? 1.0 : 0);
      doubts.add(cut.brief() ? 1.0 : 0);
      doubts.add(cut.tooLong());
    }
    return doubts;
  }

  /**
   * @param weights by name; where there are none, the first number of a probability is all
   */
  static double confidence(
      Map<String, Double> weights, double probability, Cut response, Cut target) {
    if (weights.isEmpty()) {
      return probability;
    }
    List<Double> doubts = of(probability, response, target);
    double sum = 0;
    for (int i = 0; i < NAMES.size(); i++) {
      sum += weights.getOrDefault(NAMES.get(i), 0.0) * doubts.get(i);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /**
   * A logistic regression, by gradient descent.
   *
   * @param doubts of each link
   * @param right whether it was
   * @param penalty on the square of each weight but the first two
   */
  public static Map<String, Double> learn(
      List<List<Double>> doubts, List<Boolean> right, double penalty) {
    double[] weights = new double[NAMES.size()];
    weights[1] = 1;
    for (int round = 0; round < ROUNDS; round++) {
      double[] slope = new double[weights.length];
      for (int i = 0; i < right.size(); i++) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
          sum += weights[j] * doubts.get(i).get(j);
        }
        double error = (right.get(i) ? 1 : 0) - 1 / (1 + Math.exp(-sum));
        for (int j = 0; j < weights.length; j++) {
          slope[j] += error * doubts.get(i).get(j);
        }
      }
      for (int j = 0; j < weights.length; j++) {
        slope[j] -= j < 2 ? 0 : 2 * penalty * weights[j];
        weights[j] += RATE * slope[j] / Math.max(1, right.size());
      }
    }
    Map<String, Double> learnt = new LinkedHashMap<>();
    for (int j = 0; j < weights.length; j++) {
      learnt.put(NAMES.get(j), Math.round(weights[j] * 100) / 100.0);
    }
    return learnt;
  }
}
