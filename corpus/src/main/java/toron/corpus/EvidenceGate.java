package toron.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which factual spans of a text nothing supports: numbers, names, quotations and citations
 * that the prompt and the evidence don't contain. It looks at the words, not at what they mean: a
 * span that passes may still be wrong, one that fails was certainly not given.
 */
public final class EvidenceGate {
  private static final Pattern QUOTED =
      Pattern.compile("「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|\"([^\"]+)\"");
  private static final Pattern YEAR_IN_BRACKETS =
      Pattern.compile("[（(]([^()（）\\n]*(?:19|20)\\d\\d[^()（）\\n]*)[)）]");
  private static final Pattern PSEUDONYM = Pattern.compile("(?:人物|学校|チーム)[A-Z]+");
  private static final Pattern CAPITALS =
      Pattern.compile("\\p{Lu}[\\p{L}'’-]*(?: (?:(?:of|de|von|van|der) )?\\p{Lu}[\\p{L}'’-]*)*");
  private static final int QUOTED_LETTERS = 8;

  private final String language;
  private final String support;
  private final String letters;
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> words = new HashSet<>();

  /** What kind of fact a span states. */
  public enum Kind {
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("name")
    NAME,
    @JsonProperty("quotation")
    QUOTATION,
    @JsonProperty("citation")
    CITATION
  }

  /** A factual span; code points of the text, half open. */
  public record Claim(Kind kind, String text, int begin, int end) {}

  /**
   * What a text states without support.
   *
   * @param sentences how many the text has
   */
  public record Report(int sentences, int facts, List<Claim> unsupported) {
    public static final Report NONE = new Report(0, 0, List.of());

    public Report {
      unsupported = List.copyOf(unsupported);
    }

    public double per100Sentences() {
      return sentences == 0 ? 0 : 100.0 * unsupported.size() / sentences;
    }

    public Report plus(Report other) {
      List<Claim> both = new ArrayList<>(unsupported);
      both.addAll(other.unsupported);
      return new Report(sentences + other.sentences, facts + other.facts, both);
    }
  }

  /**
   * A gate that knows what was given.
   *
   * @param language BCP 47, of the texts that will be checked
   * @param support the prompt, the evidence, the document
   */
  public EvidenceGate(String language, String support) {
    this.language = language;
    this.support = support;
    this.letters = MotionKey.letters(support);
    Numbers.in(support).forEach(number -> numbers.addAll(number.values()));
    for (String word : support.split("[^\\p{L}\\p{N}]+")) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
  }

  /** Checks a text. A span within a larger unsupported one is not counted again. */
  public Report check(String text) {
    List<Span> facts = new ArrayList<>();
    quotations(text, facts);
    citations(text, facts);
    numbers(text, facts);
    names(text, facts);
    facts.sort(Comparator.comparingInt(Span::begin).thenComparing(s -> -s.end()));
    List<Claim> unsupported = new ArrayList<>();
    int covered = 0;
    for (Span fact : facts) {
      if (!fact.supported() && fact.end() > covered) {
        int begin = text.codePointCount(0, fact.begin());
        int length = text.codePointCount(fact.begin(), fact.end());
        String words = text.substring(fact.begin(), fact.end());
        unsupported.add(new Claim(fact.kind(), words, begin, begin + length));
        covered = fact.end();
      }
    }
    return new Report(Sentences.of(text).size(), facts.size(), unsupported);
  }

  /** A factual span in Java offsets. */
  private record Span(Kind kind, int begin, int end, boolean supported) {}

  private void quotations(String text, List<Span> facts) {
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String inside = MotionKey.letters(text.substring(quoted.start() + 1, quoted.end() - 1));
      if (inside.length() >= (language.equals("ja") ? QUOTED_LETTERS : 2 * QUOTED_LETTERS)) {
        boolean given = letters.contains(inside);
        facts.add(new Span(Kind.QUOTATION, quoted.start(), quoted.end(), given));
      }
    }
  }

  private void citations(String text, List<Span> facts) {
    Matcher cited = YEAR_IN_BRACKETS.matcher(Numbers.halfWidth(text));
    while (cited.find()) {
      boolean given = letters.contains(MotionKey.letters(cited.group(1)));
      facts.add(new Span(Kind.CITATION, cited.start(), cited.end(), given));
    }
  }

  private void numbers(String text, List<Span> facts) {
    for (Numbers.Found number : Numbers.in(text)) {
      boolean given = number.values().stream().anyMatch(numbers::contains);
      facts.add(new Span(Kind.NUMBER, number.begin(), number.end(), given));
    }
  }

  private void names(String text, List<Span> facts) {
    if (language.equals("ja")) {
      japaneseNames(text, facts);
    } else {
      for (Sentences.Sentence sentence : Sentences.of(text)) {
        englishNames(text, sentence, facts);
      }
    }
  }

  private void japaneseNames(String text, List<Span> facts) {
    int end = -1;
    int begin = 0;
    for (JapaneseWords.Word word : JapaneseWords.of(text)) {
      if (word.proper() && word.begin() == end) {
        end = word.end();
        continue;
      }
      addJapanese(text, begin, end, facts);
      begin = word.begin();
      end = word.proper() ? word.end() : -1;
    }
    addJapanese(text, begin, end, facts);
    Matcher pseudonym = PSEUDONYM.matcher(text);
    while (pseudonym.find()) {
      boolean given = support.contains(pseudonym.group());
      facts.add(new Span(Kind.NAME, pseudonym.start(), pseudonym.end(), given));
    }
  }

  private void addJapanese(String text, int begin, int end, List<Span> facts) {
    if (end - begin > 1) {
      boolean given = support.contains(text.substring(begin, end));
      facts.add(new Span(Kind.NAME, begin, end, given));
    }
  }

  /** Capitalised words; the first word of a sentence counts only with another after it. */
  private void englishNames(String text, Sentences.Sentence sentence, List<Span> facts) {
    NameRules rules = NameRules.of("en");
    Matcher capitals = CAPITALS.matcher(text).region(sentence.begin(), sentence.end());
    while (capitals.find()) {
      boolean first = capitals.start() == sentence.begin();
      String[] parts = capitals.group().split(" ");
      boolean given = true;
      int begin = -1;
      int at = capitals.start();
      for (int i = 0; i < parts.length; i++) {
        String word = parts[i].replaceAll("['’]s$", "").toLowerCase(Locale.ROOT);
        boolean lower = Character.isLowerCase(parts[i].codePointAt(0));
        if (!lower && word.length() > 1 && !rules.roles().contains(word) && !(first && i == 0)) {
          begin = begin < 0 ? at : begin;
          given &= words.contains(word) || words.containsAll(List.of(word.split("[^\\p{L}]+")));
        }
        at += parts[i].length() + 1;
      }
      if (begin >= 0) {
        facts.add(new Span(Kind.NAME, begin, capitals.end(), given));
      }
    }
  }
}
