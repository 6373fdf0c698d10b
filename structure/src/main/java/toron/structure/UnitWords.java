package toron.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.text.Similarity;
import toron.structure.text.Words;

/** What the units of a debate speak of. */
final class UnitWords {
  private static final int HEAD = 70;
  private static final Pattern QUOTE = Pattern.compile("[「“\"]([^「」“”\"\\n]{4,60})[」”\"]");
  private static final Pattern DIGITS = Pattern.compile("\\d[\\d,.]*\\d|\\d{1,}(?=[％%割倍人か年万])");
  private static final Pattern CONTINUES =
      Pattern.compile(
          "^(?:[二三四2-4](?:点|つ)目|第[二三四2-4]に|さらに|また、|加えて|もう一点|second(?:ly)?[,.]|third(?:ly)?[,.]|and\\b|also\\b|next[,.])",
          Pattern.CASE_INSENSITIVE);

  private final LinkWeights weights;
  private final List<String> texts = new ArrayList<>();
  private final List<Map<String, Double>> whole = new ArrayList<>();
  private final List<Map<String, Double>> heads = new ArrayList<>();
  private final List<Map<String, Double>> pieces = new ArrayList<>();
  private final Affinity affinity;
  private final Map<Integer, double[]> affinities = new HashMap<>();
  private final List<Set<String>> numbers = new ArrayList<>();

  UnitWords(SourceText source, List<Unit> units, LinkWeights weights) {
    this.weights = weights;
    List<List<String>> words = new ArrayList<>();
    for (Unit unit : units) {
      String text = source.text().substring(unit.span().begin(), unit.span().end());
      texts.add(text);
      words.add(Words.of(text));
      numbers.add(digits(text));
    }
    affinity = new Affinity(words);
    Similarity similarity = new Similarity(words);
    List<List<String>> characters = texts.stream().map(UnitWords::pieces).toList();
    Similarity byCharacters = new Similarity(characters);
    characters.forEach(c -> pieces.add(byCharacters.vector(c)));
    for (int i = 0; i < units.size(); i++) {
      whole.add(similarity.vector(words.get(i)));
      String text = texts.get(i);
      heads.add(similarity.vector(Words.of(text.substring(0, Math.min(HEAD, text.length())))));
    }
  }

  /** How much a unit takes up what another one says. */
  double affinity(int from, int to) {
    return affinities.computeIfAbsent(from, f -> affinity.of(texts.get(f)))[to];
  }

  /** Shared words, quoted phrases and numbers. */
  double similarity(int from, int to) {
    double value =
        Similarity.cosine(whole.get(from), whole.get(to))
            + weights.characters() * Similarity.cosine(pieces.get(from), pieces.get(to));
    Matcher quote = QUOTE.matcher(texts.get(from));
    while (quote.find()) {
      if (texts.get(to).contains(quote.group(1))) {
        value += weights.quoted();
        break;
      }
    }
    for (String number : numbers.get(from)) {
      value += numbers.get(to).contains(number) ? weights.number() : 0;
    }
    return value;
  }

  /** The first words of a response against the headline and the whole of a unit. */
  double heading(int from, int to) {
    return weights.headHead() * Similarity.cosine(heads.get(from), heads.get(to))
        + weights.headWhole() * Similarity.cosine(heads.get(from), whole.get(to));
  }

  boolean continues(int unit) {
    return CONTINUES.matcher(texts.get(unit)).find();
  }

  boolean extending(int unit) {
    return References.EXTENDS.matcher(texts.get(unit)).find();
  }

  /** Single content characters of Japanese: their neighbours make the pairs. */
  private static List<String> pieces(String text) {
    return text.codePoints()
        .filter(c -> (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x30a1 && c <= 0x30ff))
        .mapToObj(Character::toString)
        .toList();
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
