package toron.structure.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import toron.structure.text.Sentences;
import toron.structure.text.Similarity;
import toron.structure.text.Words;

/**
 * How much a text takes up what others say: the mean over its sentences of how near the nearest
 * passage of the other text is, a passage being a few sentences on end. Sentences that report what
 * the other side said weigh most; words that few of the texts use weigh more than those that all of
 * them use.
 */
final class Affinity {
  private static final double REPORTED = 3;
  private static final double SENTENCE = 1;
  private static final Pattern REPORTS =
      Pattern.compile(
          "\\b(?:they|you|he|she|the (?:government|prime minister|pm|affirmative|other side|opponents?)|my opponents?|side government)\\b[^.]{0,40}\\b(?:said|says?|told|tells?|claim|argu|mention|point|talk|suggest|state|think|believe|contend|want|idea)|相手|肯定側|と(?:言|述べ|主張)",
          Pattern.CASE_INSENSITIVE);

  /** How many sentences make a passage. */
  private static final int PASSAGE = 3;

  private final List<List<Similarity.Vector>> passages = new ArrayList<>();
  private final Similarity similarity;

  /**
   * @param texts that may be taken up
   */
  Affinity(List<String> texts) {
    this(texts, List.of());
  }

  /**
   * @param others texts that show, beside the first, how rare a word is
   */
  Affinity(List<String> texts, List<String> others) {
    this.similarity =
        new Similarity(Stream.concat(texts.stream(), others.stream()).map(Words::of).toList());
    texts.forEach(text -> passages.add(passages(text)));
  }

  private List<Similarity.Vector> passages(String text) {
    List<Sentences.Span> sentences = Sentences.of(text, 0, text.length());
    List<Similarity.Vector> found = new ArrayList<>();
    for (int i = 0; i < Math.max(1, sentences.size() - PASSAGE + 1) && i < sentences.size(); i++) {
      int last = Math.min(sentences.size(), i + PASSAGE) - 1;
      String passage = text.substring(sentences.get(i).begin(), sentences.get(last).end());
      found.add(similarity.vector(Words.of(passage)));
    }
    return found;
  }

  /** One value a text, 0 to 1. */
  double[] of(String text) {
    double[] scores = new double[passages.size()];
    double weights = 0;
    for (Sentences.Span span : Sentences.of(text, 0, text.length())) {
      String sentence = text.substring(span.begin(), span.end());
      double weight = REPORTS.matcher(sentence).find() ? REPORTED : SENTENCE;
      Similarity.Vector vector = similarity.vector(Words.of(sentence));
      for (int i = 0; i < scores.length; i++) {
        scores[i] += weight * nearest(vector, passages.get(i));
      }
      weights += weight;
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= Math.max(1, weights);
    }
    return scores;
  }

  private static double nearest(Similarity.Vector vector, List<Similarity.Vector> passages) {
    return passages.stream().mapToDouble(p -> Similarity.cosine(vector, p)).max().orElse(0);
  }
}
