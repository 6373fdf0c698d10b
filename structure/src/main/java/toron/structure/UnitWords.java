package toron.structure;

import java.util.ArrayList;
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
  private static final double QUOTED = 0.35;
  private static final double NUMBER = 0.12;
  private static final Pattern QUOTE = Pattern.compile("[「“\"]([^「」“”\"\\n]{4,60})[」”\"]");
  private static final Pattern DIGITS = Pattern.compile("\\d[\\d,.]*\\d|\\d{1,}(?=[％%割倍人か年万])");
  private static final Pattern CONTINUES =
      Pattern.compile(
          "^(?:[二三四2-4](?:点|つ)目|第[二三四2-4]に|さらに|また、|加えて|もう一点|second(?:ly)?[,.]|third(?:ly)?[,.]|and\\b|also\\b|next[,.])",
          Pattern.CASE_INSENSITIVE);

  private final List<String> texts = new ArrayList<>();
  private final List<Map<String, Double>> whole = new ArrayList<>();
  private final List<Map<String, Double>> heads = new ArrayList<>();
  private final List<Set<String>> numbers = new ArrayList<>();

  UnitWords(SourceText source, List<Unit> units) {
    List<List<String>> words = new ArrayList<>();
    for (Unit unit : units) {
      String text = source.text().substring(unit.span().begin(), unit.span().end());
      texts.add(text);
      words.add(Words.of(text));
      numbers.add(digits(text));
    }
    Similarity similarity = new Similarity(words);
    for (int i = 0; i < units.size(); i++) {
      whole.add(similarity.vector(words.get(i)));
      String text = texts.get(i);
      heads.add(similarity.vector(Words.of(text.substring(0, Math.min(HEAD, text.length())))));
    }
  }

  /** Shared words, quoted phrases and numbers. */
  double similarity(int from, int to) {
    double value = Similarity.cosine(whole.get(from), whole.get(to));
    Matcher quote = QUOTE.matcher(texts.get(from));
    while (quote.find()) {
      if (texts.get(to).contains(quote.group(1))) {
        value += QUOTED;
        break;
      }
    }
    for (String number : numbers.get(from)) {
      value += numbers.get(to).contains(number) ? NUMBER : 0;
    }
    return value;
  }

  /** The first words of a response against the headline and the whole of a unit. */
  double heading(int from, int to) {
    return 0.5 * Similarity.cosine(heads.get(from), heads.get(to))
        + 0.4 * Similarity.cosine(heads.get(from), whole.get(to));
  }

  boolean continues(int unit) {
    return CONTINUES.matcher(texts.get(unit)).find();
  }

  boolean extending(int unit) {
    return References.EXTENDS.matcher(texts.get(unit)).find();
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
