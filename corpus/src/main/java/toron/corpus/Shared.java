package toron.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import toron.files.Hashes;
import toron.structure.debate.Debate;

/**
 * What debates that are kept have in common: evidence that several read, word for word, and cases
 * that are read in several rounds. Both are linked; neither is a reason to leave a debate out.
 */
final class Shared {
  /** Shorter quotations are alike by chance. */
  private static final int LETTERS = 20;

  private final NearDuplicates cases;
  private final List<String> caseOf = new ArrayList<>();
  private final List<Related> related = new ArrayList<>();
  private final Map<String, List<Link>> evidence = new LinkedHashMap<>();

  /** A row of {@code related.jsonl}: how much of a debate another has too. */
  record Related(String debate, String other, String degree, double similarity) {}

  /** A row of {@code evidence.jsonl}: rows with one link quote the same words. */
  record Link(String link, String debate, String evidence) {}

  /**
   * @param similarity from which two opening cases are one
   */
  Shared(double similarity) {
    this.cases = new NearDuplicates(similarity);
  }

  /** A debate that is left out since it is another, published twice. */
  void sameRound(String debate, String other, double similarity) {
    related.add(new Related(debate, other, "same-round", rounded(similarity)));
  }

  /** A debate that stays. */
  void keep(Debate debate) {
    for (Debate.Speech speech : openings(debate)) {
      int[] sketch = MinHash.sketch(speech.text());
      for (NearDuplicates.Like like : cases.like(sketch)) {
        String other = caseOf.get(like.index());
        if (!other.equals(debate.id())) {
          related.add(new Related(debate.id(), other, "same-case", rounded(like.similarity())));
        }
      }
      cases.add(sketch);
      caseOf.add(debate.id());
    }
    for (Debate.Evidence one : debate.evidence()) {
      String letters = MotionKey.letters(one.quote());
      if (letters.length() >= LETTERS) {
        String link = "l-" + Hashes.sha256(letters).substring(0, 16);
        evidence
            .computeIfAbsent(link, l -> new ArrayList<>(1))
            .add(new Link(link, debate.id(), one.id()));
      }
    }
  }

  /** The first constructive speech of each side. */
  private static List<Debate.Speech> openings(Debate debate) {
    Map<Object, Debate.Speech> first = new LinkedHashMap<>();
    for (Debate.Speech speech : debate.speeches()) {
      if (speech.side() != null
          && speech.kind() == Debate.SpeechKind.CONSTRUCTIVE
          && speech.text().length() >= 200) {
        first.putIfAbsent(speech.side(), speech);
      }
    }
    return List.copyOf(first.values());
  }

  private static double rounded(double similarity) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2f", similarity));
  }

  List<Related> related() {
    return related;
  }

  /** Evidence that more than one debate reads. */
  List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (List<Link> same : evidence.values()) {
      TreeSet<String> debates = new TreeSet<>();
      same.forEach(link -> debates.add(link.debate()));
      if (debates.size() > 1) {
        links.addAll(same);
      }
    }
    return links;
  }
}
