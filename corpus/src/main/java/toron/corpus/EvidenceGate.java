package toron.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
  private static final int QUOTED_LETTERS = 8;

  private final String language;
  private final String support;
  private @Nullable String letters;
  private @Nullable Set<String> numbers;
  private @Nullable Set<String> words;

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
  }

  /** The factual spans of a text, found once for any number of gates. */
  public static final class Facts {
    private final List<Span> spans;
    private final String text;
    private final int sentences;

    private Facts(String text, List<Span> spans, int sentences) {
      this.text = text;
      this.spans = spans;
      this.sentences = sentences;
    }
  }

  /** Finds the factual spans of texts that have sentences in common, such as those of a debate. */
  public static final class Reader {
    private final String language;
    private final Map<String, List<JapaneseWords.Word>> known = new HashMap<>();

    /**
     * @param language BCP 47
     */
    public Reader(String language) {
      this.language = language;
    }

    public Facts read(String text) {
      List<Span> facts = new ArrayList<>();
      List<Sentences.Sentence> sentences = Sentences.of(text);
      quotations(language, text, facts);
      citations(text, facts);
      numbers(text, facts);
      for (Sentences.Sentence sentence : sentences) {
        if (language.equals("ja")) {
          String words = sentence.of(text);
          japaneseNames(
              words, sentence.begin(), known.computeIfAbsent(words, JapaneseWords::of), facts);
        } else {
          englishNames(text, sentence, facts);
        }
      }
      facts.sort(Comparator.comparingInt(Span::begin).thenComparing(s -> -s.end()));
      return new Facts(text, facts, sentences.size());
    }
  }

  /** Checks a text. A span within a larger unsupported one is not counted again. */
  public Report check(String text) {
    return check(new Reader(language).read(text));
  }

  /** Checks what was found in a text. */
  public Report check(Facts facts) {
    String text = facts.text;
    List<Claim> unsupported = new ArrayList<>();
    int covered = 0;
    for (Span fact : facts.spans) {
      if (fact.end() > covered && !fact.given().test(this)) {
        int begin = text.codePointCount(0, fact.begin());
        int length = text.codePointCount(fact.begin(), fact.end());
        String words = text.substring(fact.begin(), fact.end());
        unsupported.add(new Claim(fact.kind(), words, begin, begin + length));
        covered = fact.end();
      }
    }
    return new Report(facts.sentences, facts.spans.size(), unsupported);
  }

  /** A factual span in Java offsets, and how a gate tells whether it was given. */
  private record Span(Kind kind, int begin, int end, Predicate<EvidenceGate> given) {}

  private boolean says(String inLetters) {
    String known = letters;
    if (known == null) {
      known = MotionKey.letters(support);
      letters = known;
    }
    return known.contains(inLetters);
  }

  private boolean counts(Set<String> values) {
    Set<String> known = numbers;
    if (known == null) {
      known = new HashSet<>();
      for (Numbers.Found number : Numbers.in(support)) {
        known.addAll(number.values());
      }
      numbers = known;
    }
    return values.stream().anyMatch(known::contains);
  }

  private boolean has(String word) {
    Set<String> known = words;
    if (known == null) {
      known = Words.lower(support);
      words = known;
    }
    return known.contains(word) || known.containsAll(List.of(NOT_LETTERS.split(word)));
  }

  private static void quotations(String language, String text, List<Span> facts) {
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String inside = MotionKey.letters(text.substring(quoted.start() + 1, quoted.end() - 1));
      if (inside.length() >= (language.equals("ja") ? QUOTED_LETTERS : 2 * QUOTED_LETTERS)) {
        facts.add(
            new Span(Kind.QUOTATION, quoted.start(), quoted.end(), gate -> gate.says(inside)));
      }
    }
  }

  private static void citations(String text, List<Span> facts) {
    Matcher cited = YEAR_IN_BRACKETS.matcher(Numbers.halfWidth(text));
    while (cited.find()) {
      String inside = MotionKey.letters(cited.group(1));
      facts.add(new Span(Kind.CITATION, cited.start(), cited.end(), gate -> gate.says(inside)));
    }
  }

  private static void numbers(String text, List<Span> facts) {
    for (Numbers.Found number : Numbers.in(text)) {
      Set<String> values = number.values();
      facts.add(new Span(Kind.NUMBER, number.begin(), number.end(), gate -> gate.counts(values)));
    }
  }

  private static void japaneseNames(
      String sentence, int at, List<JapaneseWords.Word> words, List<Span> facts) {
    int end = -1;
    int begin = 0;
    for (JapaneseWords.Word word : words) {
      if (word.proper() && word.begin() == end) {
        end = word.end();
        continue;
      }
      addJapanese(sentence, at, begin, end, facts);
      begin = word.begin();
      end = word.proper() ? word.end() : -1;
    }
    addJapanese(sentence, at, begin, end, facts);
    Matcher pseudonym = PSEUDONYM.matcher(sentence);
    while (pseudonym.find()) {
      addJapanese(sentence, at, pseudonym.start(), pseudonym.end(), facts);
    }
  }

  private static void addJapanese(String sentence, int at, int begin, int end, List<Span> facts) {
    if (end - begin > 1) {
      String name = sentence.substring(begin, end);
      facts.add(new Span(Kind.NAME, at + begin, at + end, gate -> gate.support.contains(name)));
    }
  }

  /** Capitalised words; the first word of a sentence counts only with another after it. */
  private static void englishNames(String text, Sentences.Sentence sentence, List<Span> facts) {
    NameRules rules = NameRules.of("en");
    Matcher capitals = CAPITALS.matcher(text).region(sentence.begin(), sentence.end());
    while (capitals.find()) {
      boolean first = capitals.start() == sentence.begin();
      String[] parts = capitals.group().split(" ");
      List<String> needed = new ArrayList<>();
      int begin = -1;
      int at = capitals.start();
      for (int i = 0; i < parts.length; i++) {
        String word = POSSESSIVE.matcher(parts[i]).replaceFirst("").toLowerCase(Locale.ROOT);
        boolean lower = Character.isLowerCase(parts[i].codePointAt(0));
        if (!lower && word.length() > 1 && !rules.roles().contains(word) && !(first && i == 0)) {
          begin = begin < 0 ? at : begin;
          needed.add(word);
        }
        at += parts[i].length() + 1;
      }
      if (begin >= 0) {
        facts.add(
            new Span(
                Kind.NAME, begin, capitals.end(), gate -> needed.stream().allMatch(gate::has)));
      }
    }
  }
}
