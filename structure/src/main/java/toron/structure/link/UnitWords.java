package toron.structure.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.discourse.References;
import toron.structure.text.Sentences;
import toron.structure.text.Similarity;
import toron.structure.text.Words;

/** What the units of a debate speak of. */
final class UnitWords {
  private static final int HEAD = 70;
  private static final int BEGINNING = 5;

  /** A word of more units than these is no rare one. */
  private static final int FEW = 3;

  private static final double MOST = 2;
  private static final Pattern QUOTE = Pattern.compile("[「“\"]([^「」“”\"\\n]{4,60})[」”\"]");
  private static final Pattern DIGITS = Pattern.compile("\\d[\\d,.]*\\d|\\d{1,}(?=[％%割倍人か年万])");
  private static final Pattern CONTINUES =
      Pattern.compile(
          "^(?:[二三四2-4](?:点|つ)目|第[二三四2-4]に|さらに|また、|加えて|もう一点|second(?:ly)?[,.]|third(?:ly)?[,.]|and\\b|also\\b|next[,.])",
          Pattern.CASE_INSENSITIVE);

  private final List<String> texts;
  private final List<Similarity.Vector> whole = new ArrayList<>();
  private final List<Similarity.Vector> heads = new ArrayList<>();
  private final List<Similarity.Vector> pieces = new ArrayList<>();
  private final List<List<Similarity.Vector>> sentences = new ArrayList<>();
  private final List<Set<String>> words = new ArrayList<>();
  private final Map<String, Integer> units = new HashMap<>();
  private final List<Set<String>> numbers = new ArrayList<>();
  private final Affinity affinity;
  private final Map<Integer, double[]> affinities = new HashMap<>();

  /**
   * @param texts of all units, normalised
   */
  UnitWords(List<String> texts) {
    this.texts = texts;
    List<List<String>> all = new ArrayList<>();
    for (String text : texts) {
      all.add(Words.of(text));
      numbers.add(digits(text));
    }
    affinity = new Affinity(texts);
    Similarity similarity = new Similarity(all);
    List<List<String>> parts = texts.stream().map(UnitWords::pieces).toList();
    Similarity byParts = new Similarity(parts);
    parts.forEach(c -> pieces.add(byParts.vector(c)));
    for (int i = 0; i < texts.size(); i++) {
      whole.add(similarity.vector(all.get(i)));
      words.add(new HashSet<>(all.get(i)));
      words.get(i).forEach(w -> this.units.merge(w, 1, Integer::sum));
      String text = texts.get(i);
      heads.add(similarity.vector(Words.of(text.substring(0, Math.min(HEAD, text.length())))));
      sentences.add(
          Sentences.of(text, 0, text.length()).stream()
              .map(s -> similarity.vector(Words.of(text.substring(s.begin(), s.end()))))
              .toList());
    }
  }

  /** What a response and a unit share, as signs. */
  void compare(int from, Choice choice) {
    int to = choice.to();
    choice.set(Sign.WORDS, near(from, to));
    choice.set(Sign.CHARACTERS, Similarity.cosine(pieces.get(from), pieces.get(to)));
    choice.set(Sign.SENTENCE, sentence(from, to));
    choice.set(Sign.RARE, rare(from, to));
    choice.set(Sign.QUOTED, quoted(from, to) ? 1 : 0);
    choice.set(
        Sign.NUMBERS,
        Math.min(
            MOST, (double) numbers.get(from).stream().filter(numbers.get(to)::contains).count()));
    choice.set(Sign.REPORTED, affinities.computeIfAbsent(from, f -> affinity.of(texts.get(f)))[to]);
    choice.set(Sign.HEAD_HEAD, Similarity.cosine(heads.get(from), heads.get(to)));
    choice.set(Sign.HEAD_WHOLE, Similarity.cosine(heads.get(from), whole.get(to)));
  }

  /** The share of words, 0 to 1. */
  double near(int from, int to) {
    return Similarity.cosine(whole.get(from), whole.get(to));
  }

  private double sentence(int from, int to) {
    double most = 0;
    for (Similarity.Vector a : sentences.get(from)) {
      for (Similarity.Vector b : sentences.get(to)) {
        most = Math.max(most, Similarity.cosine(a, b));
      }
    }
    return most;
  }

  private double rare(int from, int to) {
    double sum = 0;
    for (String word : words.get(from)) {
      int many = units.getOrDefault(word, 0);
      if (many <= FEW && words.get(to).contains(word)) {
        sum += 1.0 / (many - 1);
      }
    }
    return Math.min(MOST, sum);
  }

  private boolean quoted(int from, int to) {
    Matcher quote = QUOTE.matcher(texts.get(from));
    while (quote.find()) {
      if (texts.get(to).contains(quote.group(1))) {
        return true;
      }
    }
    return false;
  }

  boolean continues(int unit) {
    return CONTINUES.matcher(texts.get(unit)).find();
  }

  boolean extending(int unit) {
    return References.EXTENDS.matcher(texts.get(unit)).find();
  }

  /**
   * Single content characters of Japanese, whose neighbours make the pairs, and the beginnings of
   * long English words, which a noun shares with its verb.
   */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int letters = 0;
    for (int at = 0; at <= text.length(); at++) {
      char c = at < text.length() ? text.charAt(at) : ' ';
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        letters++;
        continue;
      }
      if (letters > BEGINNING) {
        String beginning = text.substring(at - letters, at - letters + BEGINNING);
        pieces.add(beginning.toLowerCase(java.util.Locale.ROOT));
      }
      letters = 0;
      if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x30a1 && c <= 0x30ff)) {
        pieces.add(String.valueOf(c));
      }
    }
    return pieces;
  }

  private static Set<String> digits(String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = DIGITS.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
