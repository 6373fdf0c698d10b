package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import toron.structure.text.Sentences;
import toron.structure.text.Similarity;
import toron.structure.text.Words;

/**
 * How much a text takes up what others say: as a whole, and sentence by sentence, the one counting
 * as much as the other. Sentences that report what the other side said weigh most; words that few
 * of the texts use weigh more than those that all of them use.
 */
final class Affinity {
  private static final double REPORTED = 3;
  private static final double SENTENCE = 1;
  private static final Pattern REPORTS =
      Pattern.compile(
          "\\b(?:they|you|he|she|the (?:government|prime minister|pm|affirmative|other side|opponents?)|my opponents?|side government)\\b[^.]{0,40}\\b(?:said|says?|told|tells?|claim|argu|mention|point|talk|suggest|state|think|believe|contend|want|idea)|相手|肯定側|と(?:言|述べ|主張)",
          Pattern.CASE_INSENSITIVE);

  private final List<Similarity.Vector> vectors;
  private final Similarity similarity;

  /**
   * @param words of the texts that may be taken up, see {@link Words}
   */
  Affinity(List<List<String>> words) {
    this(words, List.of());
  }

  /**
   * @param others texts that show, beside the first, how rare a word is
   */
  Affinity(List<List<String>> words, List<List<String>> others) {
    List<List<String>> all = new ArrayList<>(words);
    all.addAll(others);
    this.similarity = new Similarity(all);
    this.vectors = words.stream().map(similarity::vector).toList();
  }

  /** One value a text, 0 to 2. */
  double[] of(String text) {
    double[] scores = new double[vectors.size()];
    double weights = 0;
    for (Sentences.Span span : Sentences.of(text, 0, text.length())) {
      String sentence = text.substring(span.begin(), span.end());
      double weight = REPORTS.matcher(sentence).find() ? REPORTED : SENTENCE;
      add(scores, similarity.vector(Words.of(sentence)), weight);
      weights += weight;
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= Math.max(1, weights);
    }
    add(scores, similarity.vector(Words.of(text)), 1);
    return scores;
  }

  private void add(double[] scores, Similarity.Vector vector, double weight) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] += weight * Similarity.cosine(vector, vectors.get(i));
    }
  }
}
