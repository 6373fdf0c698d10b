package toron.corpus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in Japanese and English text and what they are worth, so that 12万, 120,000 and 十二万 are
 * the same. Numbers that only count points (1つ目, Contention 2, 第一に) are not facts.
 */
final class Numbers {
  private static final String KANJI = "〇一二三四五六七八九";
  private static final Map<String, Long> SCALES =
      Map.of(
          "十",
          10L,
          "百",
          100L,
          "千",
          1000L,
          "万",
          10_000L,
          "億",
          100_000_000L,
          "兆",
          1_000_000_000_000L);
  private static final Map<String, Long> WORDS = words();
  private static final Pattern ARABIC =
      Pattern.compile(
          "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:[十百千万億兆]+(?:\\d+(?:\\.\\d+)?[十百千万億兆]*)*| (?:hundred|thousand|million|billion|trillion))?");
  private static final Pattern KANJI_NUMBER =
      Pattern.compile(
          "["
              + KANJI
              + "十百千]+(?:[万億兆]["
              + KANJI
              + "十百千]*)*(?=割|分の|パーセント|%|年|人|円|倍|件|歳|か国|カ国|ヶ月|か月|世帯|トン)");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:"
              + String.join("|", WORDS.keySet())
              + ")(?:[- ](?:and )?(?:"
              + String.join("|", WORDS.keySet())
              + "))*\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COUNTS_BEFORE =
      Pattern.compile(
          "(?:メリット|デメリット|論点|プラン|争点|ポイント|資料|反論|(?:^|\\n)|(?i:contention|advantage|disadvantage|point|argument|evidence|plan|card|part|number|no\\.|#)) ?$");
  private static final Pattern COUNTS_AFTER =
      Pattern.compile("^(?:つ|点|番|個目|st\\b|nd\\b|rd\\b|th\\b|[.)．）、\\]]\\s?)");
  private static final Pattern FIRSTLY = Pattern.compile("^(?:に|の|反駁|立論|点|番)");

  private Numbers() {}

  /**
   * A number in a text.
   *
   * @param begin Java offset
   * @param values what it may be worth: 3割 is 3 and 30
   */
  record Found(int begin, int end, Set<String> values) {}

  static List<Found> in(String text) {
    String plain = halfWidth(text);
    List<Found> found = new ArrayList<>();
    Matcher arabic = ARABIC.matcher(plain);
    for (int at = digit(plain, 0); at < plain.length(); at = digit(plain, at)) {
      if (!looking(arabic, at)) {
        at++;
        continue;
      }
      if (!counts(plain, at, arabic.end())) {
        found.add(found(plain, at, arabic.end(), value(arabic.group())));
      }
      at = arabic.end();
    }
    kanji(plain, found);
    english(plain, found);
    return found;
  }

  /** Whether a number begins there; what stands before it is seen too. */
  private static boolean looking(Matcher matcher, int at) {
    matcher.region(at, matcher.regionEnd());
    matcher.useTransparentBounds(true);
    matcher.useAnchoringBounds(false);
    return matcher.lookingAt();
  }

  private static int digit(String plain, int from) {
    int at = from;
    while (at < plain.length() && (plain.charAt(at) < '0' || plain.charAt(at) > '9')) {
      at++;
    }
    return at;
  }

  private static void kanji(String plain, List<Found> found) {
    Matcher kanji = KANJI_NUMBER.matcher(plain);
    int at = 0;
    while (at < plain.length()) {
      char c = plain.charAt(at);
      boolean begins = c >= '〇' && (KANJI.indexOf(c) >= 0 || c == '十' || c == '百' || c == '千');
      if (!begins || !looking(kanji, at)) {
        at++;
        continue;
      }
      boolean after = at > 0 && Character.isDigit(plain.charAt(at - 1));
      if (!kanji.group().equals("一") && !after && !counts(plain, at, kanji.end())) {
        found.add(found(plain, at, kanji.end(), value(kanji.group())));
      }
      at = kanji.end();
    }
  }

  private static void english(String plain, List<Found> found) {
    Matcher english = ENGLISH.matcher(plain);
    int at = 0;
    while (at < plain.length()) {
      int end = at;
      while (end < plain.length() && latin(plain.charAt(end))) {
        end++;
      }
      boolean number =
          end - at >= 3
              && end - at <= 9
              && WORDS.containsKey(plain.substring(at, end).toLowerCase(Locale.ROOT))
              && looking(english, at);
      if (!number) {
        at = Math.max(end, at + 1);
        continue;
      }
      BigDecimal value = english(english.group());
      boolean percent = plain.startsWith(" percent", english.end());
      if (value.compareTo(BigDecimal.valueOf(12)) > 0 || percent) {
        found.add(found(plain, at, english.end(), value));
      }
      at = english.end();
    }
  }

  private static boolean latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static Found found(String plain, int begin, int end, BigDecimal value) {
    Set<String> values = new TreeSet<>();
    values.add(value.stripTrailingZeros().toPlainString());
    if (plain.startsWith("割", end)) {
      values.add(value.multiply(BigDecimal.TEN).stripTrailingZeros().toPlainString());
    }
    return new Found(begin, end, values);
  }

  private static boolean counts(String plain, int begin, int end) {
    if (end - begin > 2) {
      return false;
    }
    String before = plain.substring(Math.max(0, begin - 14), begin);
    String after = plain.substring(end, Math.min(plain.length(), end + 4));
    boolean firstly = before.endsWith("第") && FIRSTLY.matcher(after).find();
    return firstly || COUNTS_BEFORE.matcher(before).find() || COUNTS_AFTER.matcher(after).find();
  }

  /** Full-width digits and signs as ASCII, character for character. */
  static String halfWidth(String text) {
    if (text.chars().noneMatch(Numbers::wide)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(wide(c) ? (char) (c - 0xFEE0) : c);
    }
    return out.toString();
  }

  private static boolean wide(int c) {
    return (c >= '０' && c <= '９') || c == '，' || c == '．' || c == '％';
  }

  private static BigDecimal value(String number) {
    int space = number.indexOf(' ');
    if (space > 0) {
      Long scale = WORDS.get(number.substring(space + 1));
      return value(number.substring(0, space))
          .multiply(BigDecimal.valueOf(scale == null ? 1 : scale));
    }
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    BigDecimal digit = null;
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i <= number.length(); i++) {
      char c = i < number.length() ? number.charAt(i) : ' ';
      int kanji = KANJI.indexOf(c);
      if (Character.isDigit(c) || c == '.' || kanji >= 0) {
        digits.append(kanji >= 0 ? String.valueOf(kanji) : String.valueOf(c));
        continue;
      }
      if (c == ',') {
        continue;
      }
      digit = digits.length() == 0 ? digit : new BigDecimal(digits.toString());
      digits.setLength(0);
      Long scale = SCALES.get(String.valueOf(c));
      if (scale != null && scale < 10_000) {
        BigDecimal times = digit == null ? BigDecimal.ONE : digit;
        section = section.add(times.multiply(BigDecimal.valueOf(scale)));
        digit = null;
      } else if (scale != null) {
        BigDecimal times = digit == null ? section : section.add(digit);
        total = total.add(times.multiply(BigDecimal.valueOf(scale)));
        section = BigDecimal.ZERO;
        digit = null;
      }
    }
    return total.add(section).add(digit == null ? BigDecimal.ZERO : digit);
  }

  private static BigDecimal english(String words) {
    long total = 0;
    long section = 0;
    for (String word : words.toLowerCase(Locale.ROOT).split("[- ]+")) {
      long value = WORDS.getOrDefault(word, 0L);
      if (value >= 1000) {
        total += Math.max(1, section) * value;
        section = 0;
      } else if (value == 100) {
        section = Math.max(1, section) * 100;
      } else {
        section += value;
      }
    }
    return BigDecimal.valueOf(total + section);
  }

  private static Map<String, Long> words() {
    Map<String, Long> words = new HashMap<>();
    String[] ones =
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                + " sixteen seventeen eighteen nineteen")
            .split(" ");
    for (int i = 0; i < ones.length; i++) {
      words.put(ones[i], i + 1L);
    }
    String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
    for (int i = 0; i < tens.length; i++) {
      words.put(tens[i], 10L * (i + 2));
    }
    words.put("hundred", 100L);
    words.put("thousand", 1000L);
    words.put("million", 1_000_000L);
    words.put("billion", 1_000_000_000L);
    words.put("trillion", 1_000_000_000_000L);
    return words;
  }
}
