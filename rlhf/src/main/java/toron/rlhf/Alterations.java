package toron.rlhf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import toron.corpus.Sentences;
import toron.files.ConfigException;
import toron.files.Hashes;

/**
 * Finds the places of a text where one change makes it untrue to its evidence and leaves it fluent:
 * its numbers and years, words that can be turned round, clauses that qualify a sentence ({@code
 * alterations.yaml}).
 */
final class Alterations {
  private static final String NUMBER = "number";
  private static final String QUOTATION = "quotation";
  private static final Pattern YEAR =
      Pattern.compile("(?<![\\d.,])(?:19|20)\\d\\d(?![\\d.,%％]|[人円件台])");
  private static final String DIGITS =
      "(?<![\\d.,０-９A-Za-z])(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|(?<![０-９．\\d])[０-９]+(?:．[０-９]+)?";
  private static final String KANJI = "(?<![一二三四五六七八九十百千万億兆第数何・])[二三四五六七八九十百千]+";
  private static final String WORDS =
      "(?<![-A-Za-z])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
          + "|thirty|forty|fifty|sixty|seventy|eighty|ninety)";

  /** An article or a rank before a number binds it to what follows. */
  private static final String UNBOUND = "(?<!\\b(?:a|an|A|An) )(?<!第)";

  private static final Map<String, Alterations> BY_LANGUAGE = read();

  private final List<Rule> rules = new ArrayList<>();
  private final List<Pattern> numbers = new ArrayList<>();
  private final List<Cut> clauses = new ArrayList<>();

  /** The file: by language, what its header says. */
  record Data(Words ja, Words en) {}

  record Words(List<Forms> sets, List<String> units, List<Clause> clauses) {}

  record Forms(
      String kind,
      List<String> forms,
      @Nullable String after,
      @Nullable String before,
      @Nullable String only) {}

  record Clause(String cut, String into) {}

  private record Rule(String kind, String slot, Pattern pattern) {}

  private record Cut(String slot, Pattern cut, Pattern into) {}

  private Alterations(String language, Words words) {
    boolean spaced = !language.equals("ja");
    for (Forms set : words.sets()) {
      String slot = set.kind() + ":" + String.join("|", set.forms());
      rules.add(new Rule(set.kind(), slot, pattern(set, spaced)));
    }
    String units =
        words.units().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .collect(Collectors.joining("|"));
    for (String value : spaced ? List.of(DIGITS, WORDS) : List.of(DIGITS, KANJI)) {
      numbers.add(
          Pattern.compile(
              UNBOUND
                  + "(?<value>"
                  + value
                  + ")(?<unit>"
                  + (spaced ? "[ -]?" : "")
                  + "(?:"
                  + units
                  + "))"
                  + (spaced ? "(?![A-Za-z])" : "(?!目)")));
    }
    for (Clause clause : words.clauses()) {
      clauses.add(
          new Cut(
              QUOTATION + ":" + clauses.size(),
              Pattern.compile(clause.cut()),
              Pattern.compile(clause.into())));
    }
  }

  private static Pattern pattern(Forms set, boolean spaced) {
    String edge = spaced ? "(?![\\w'’])" : "";
    String forms =
        set.forms().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        (set.before() == null ? "" : "(?<!" + set.before() + ")")
            + (set.only() == null ? "" : "(?<=" + set.only() + ")")
            + (spaced ? "(?<![\\w'’-])" : "")
            + "(?<form>"
            + forms
            + ")"
            + (spaced && !set.forms().get(0).endsWith(",") ? edge : "")
            + (set.after() == null ? "" : "(?=" + set.after() + ")"));
  }

  /** The places in a stretch of a text, in order; none where the language has no words. */
  static List<Place> places(String language, String text, int from, int to) {
    Alterations words = BY_LANGUAGE.get(language);
    if (words == null) {
      return List.of();
    }
    List<Place> found = new ArrayList<>();
    for (Rule rule : words.rules) {
      Matcher at = rule.pattern().matcher(text);
      while (at.find()) {
        found.add(new Place(rule.kind(), rule.slot(), at.group(), at.start(), at.end()));
      }
    }
    words.numbers(text, found);
    words.clauses(text, from, to, found);
    found.removeIf(place -> place.begin() < from || place.end() > to);
    found.sort(Comparator.comparingInt(Place::begin).thenComparing(Place::slot));
    return found;
  }

  private void numbers(String text, List<Place> found) {
    Matcher year = YEAR.matcher(text);
    while (year.find()) {
      found.add(new Place("date", "date", year.group(), year.start(), year.end()));
    }
    for (int i = 0; i < numbers.size(); i++) {
      Matcher number = numbers.get(i).matcher(text);
      while (number.find()) {
        String value = number.group("value");
        if (YEAR.matcher(value).matches() || value.equals("1") || value.equals("１")) {
          continue;
        }
        boolean wide = value.codePointAt(0) >= '０';
        String slot = NUMBER + ":" + i + (wide ? "w" : "") + ":" + number.group("unit");
        found.add(new Place(NUMBER, slot, value, number.start("value"), number.end("value")));
      }
    }
  }

  private void clauses(String text, int from, int to, List<Place> found) {
    for (Sentences.Sentence sentence : Sentences.of(text.substring(from, to))) {
      int begin = from + sentence.begin();
      String words = text.substring(begin, from + sentence.end());
      for (Cut cut : clauses) {
        Matcher at = cut.cut().matcher(words);
        if (!at.find()) {
          at = cut.into().matcher(words);
          if (!at.find()) {
            continue;
          }
        }
        found.add(
            new Place(
                QUOTATION,
                cut.slot(),
                at.group("clause"),
                begin + at.start("clause"),
                begin + at.end("clause")));
        break;
      }
    }
  }

  static long hash(String seed) {
    return Long.parseLong(Hashes.sha256("alter:" + seed).substring(0, 12), 16);
  }

  private static Map<String, Alterations> read() {
    Data data = Defaults.read("alterations.yaml", Data.class);
    Map<String, Alterations> all = new HashMap<>();
    Map.of("ja", data.ja(), "en", data.en())
        .forEach((language, words) -> all.put(language, new Alterations(language, words)));
    for (Words words : List.of(data.ja(), data.en())) {
      for (Forms set : words.sets()) {
        if (set.forms().size() < 2) {
          throw new ConfigException("alterations.yaml: one form only: " + set);
        }
      }
    }
    return all;
  }
}
