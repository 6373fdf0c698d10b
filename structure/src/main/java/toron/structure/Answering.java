package toron.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import toron.structure.text.Normal;
import toron.structure.text.Sentences;
import toron.structure.text.Similarity;
import toron.structure.text.Words;

/**
 * Which of several speeches another one answers. Sentences that report what the other side said
 * weigh most; words that few of the speeches use weigh more than those that all of them use.
 */
final class Answering {
  private static final double REPORTED = 3;
  private static final double SENTENCE = 1;
  private static final double WHOLE = 1.0;
  private static final Pattern REPORTS =
      Pattern.compile(
          "\\b(?:they|you|he|she|the (?:government|prime minister|pm|affirmative|other side|opponents?)|my opponents?|james|side government)\\b[^.]{0,40}\\b(?:said|says?|told|tells?|claim|argu|mention|point|talk|suggest|state|think|believe|contend|want|idea)|相手|肯定側|と(?:言|述べ|主張)",
          Pattern.CASE_INSENSITIVE);

  private Answering() {}

  /** The index of the speech that is answered, or -1 where nothing speaks for any. */
  static int best(List<String> speeches, String answer) {
    List<List<String>> words = new ArrayList<>();
    speeches.forEach(s -> words.add(Words.of(Normal.fold(s))));
    Similarity similarity = new Similarity(words);
    List<Map<String, Double>> vectors = words.stream().map(similarity::vector).toList();
    double[] scores = new double[speeches.size()];
    String folded = Normal.fold(answer);
    add(scores, vectors, similarity.vector(known(Words.of(folded), words)), WHOLE);
    for (Sentences.Span span : Sentences.of(folded, 0, folded.length())) {
      String sentence = folded.substring(span.begin(), span.end());
      double weight = REPORTS.matcher(sentence).find() ? REPORTED : SENTENCE;
      add(scores, vectors, similarity.vector(known(Words.of(sentence), words)), weight);
    }
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      best = scores[i] > (best < 0 ? 0 : scores[best]) ? i : best;
    }
    return best;
  }

  /** Words that none of the speeches uses say nothing about which one is answered. */
  private static List<String> known(List<String> words, List<List<String>> speeches) {
    Set<String> used = new HashSet<>();
    speeches.forEach(used::addAll);
    return words.stream().filter(used::contains).toList();
  }

  private static void add(
      double[] scores,
      List<Map<String, Double>> vectors,
      Map<String, Double> vector,
      double weight) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] += weight * Similarity.cosine(vector, vectors.get(i));
    }
  }
}
