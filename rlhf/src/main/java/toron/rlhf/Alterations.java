package toron.rlhf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.files.ConfigException;
import toron.files.Hashes;

/**
 * Ways to make a text untrue to its evidence with one change that leaves it fluent: another number,
 * another year, another source, or a word turned round ({@code alterations.yaml}).
 */
final class Alterations {
  private static final Map<String, List<Rule>> RULES = read();
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\d.,A-Za-z])(?!(?:19|20)\\d\\d(?!\\d))\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?(?![\\d.])");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");
  private static final Pattern KANJI_NUMBER = Pattern.compile("[二三四五六七八九](?=割|十|百万|千万|万|億|倍)");
  private static final String KANJI = "二三四五六七八九";

  /** Rules by language, as the file has them. */
  record Data(List<Map<String, String>> ja, List<Map<String, String>> en) {}

  /** One word for another, either way. */
  record Rule(String kind, String a, String b, @Nullable String after, @Nullable String before) {
    static Rule of(Map<String, String> keys) {
      return new Rule(
          key(keys, "kind"), key(keys, "a"), key(keys, "b"), keys.get("after"), keys.get("before"));
    }

    private static String key(Map<String, String> keys, String name) {
      String value = keys.get(name);
      if (value == null) {
        throw new ConfigException("alterations.yaml: a rule without '" + name + "': " + keys);
      }
      return value;
    }
  }

  /** A change: Java offsets of the words that give way. */
  record Change(String kind, int begin, int end, String after) {}

  private Alterations() {}

  /**
   * All changes to a stretch of a text.
   *
   * @param seed makes the choice of the new number
   */
  static List<Change> of(String language, String text, int from, int to, String seed) {
    List<Change> changes = new ArrayList<>();
    numbers(text, from, to, seed, changes);
    for (Rule rule : RULES.getOrDefault(language, List.of())) {
      turn(rule, rule.a(), rule.b(), language, text, from, to, changes);
      turn(rule, rule.b(), rule.a(), language, text, from, to, changes);
    }
    return changes;
  }

  private static void numbers(String text, int from, int to, String seed, List<Change> changes) {
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      if (number.start() >= from && number.end() <= to) {
        changes.add(
            new Change("number", number.start(), number.end(), other(number.group(), seed)));
      }
    }
    Matcher year = YEAR.matcher(text);
    while (year.find()) {
      if (year.start() >= from && year.end() <= to) {
        int by = 1 + (int) (hash(seed + year.group()) % 6);
        int value = Integer.parseInt(year.group());
        boolean up = hash(seed + "up" + year.group()) % 2 == 0 && value + by <= 2024;
        changes.add(
            new Change(
                "date", year.start(), year.end(), String.valueOf(up ? value + by : value - by)));
      }
    }
    Matcher kanji = KANJI_NUMBER.matcher(text);
    while (kanji.find()) {
      if (kanji.start() >= from && kanji.end() <= to) {
        int at = KANJI.indexOf(kanji.group());
        int step = 1 + (int) (hash(seed + kanji.group()) % (KANJI.length() - 1));
        String after = String.valueOf(KANJI.charAt((at + step) % KANJI.length()));
        changes.add(new Change("number", kanji.start(), kanji.end(), after));
      }
    }
  }

  /** As round and as long as the number it replaces: only the first digit that counts changes. */
  private static String other(String number, String seed) {
    StringBuilder out = new StringBuilder(number);
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c >= '1' && c <= '9') {
        int step = 1 + (int) (hash(seed + number) % 8);
        out.setCharAt(i, (char) ('1' + (c - '1' + step) % 9));
        return out.toString();
      }
    }
    return out.append('5').toString();
  }

  private static void turn(
      Rule rule,
      String word,
      String other,
      String language,
      String text,
      int from,
      int to,
      List<Change> changes) {
    boolean spaced = !language.equals("ja");
    String edge = spaced ? "\\b" : "";
    String notBefore = rule.before() == null ? "" : "(?<!" + rule.before() + ")";
    // The guard of "is" against "is not" is not one of "is not" itself.
    boolean guard = rule.after() != null && !(spaced && word.equals(rule.b()));
    String after = guard ? "(?=" + rule.after() + ")" : "";
    Matcher found =
        Pattern.compile(notBefore + edge + Pattern.quote(word) + edge + after).matcher(text);
    while (found.find()) {
      if (found.start() >= from && found.end() <= to) {
        changes.add(new Change(rule.kind(), found.start(), found.end(), other));
      }
    }
  }

  static long hash(String seed) {
    return Long.parseLong(Hashes.sha256("alter:" + seed).substring(0, 12), 16);
  }

  private static Map<String, List<Rule>> read() {
    try (InputStream in = Alterations.class.getResourceAsStream("alterations.yaml")) {
      if (in == null) {
        throw new IllegalStateException("alterations.yaml is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Data data = Config.parse("alterations.yaml", text, Data.class);
      return Map.of(
          "ja", data.ja().stream().map(Rule::of).toList(),
          "en", data.en().stream().map(Rule::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
