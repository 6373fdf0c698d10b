package toron.structure.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of arguments as debaters write them: 1, 一, first, Two. */
public final class Numbers {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("一", 1),
          Map.entry("二", 2),
          Map.entry("三", 3),
          Map.entry("四", 4),
          Map.entry("first", 1),
          Map.entry("second", 2),
          Map.entry("third", 3),
          Map.entry("fourth", 4),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4));
  private static final Pattern NUMBER =
      Pattern.compile(
          "[1-9]|[一二三四]|\\b(?:first|second|third|fourth|one|two|three|four)\\b",
          Pattern.CASE_INSENSITIVE);

  private Numbers() {}

  /** 十四 and 14 are 14; up to 999. */
  public static int japanese(String digits) {
    if (Character.isDigit(digits.charAt(0))) {
      return Integer.parseInt(digits);
    }
    int sum = 0;
    int last = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int unit = "一二三四五六七八九".indexOf(c) + 1;
      if (unit > 0) {
        last = unit;
      } else {
        sum += Math.max(1, last) * (c == '百' ? 100 : 10);
        last = 0;
      }
    }
    return sum + last;
  }

  private static final List<String> UNITS =
      List.of(
          "zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen"
              .split(","));
  private static final List<String> TENS =
      List.of("_,_,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety".split(","));
  private static final String UNIT = String.join("|", UNITS);
  private static final String TEN = String.join("|", TENS.subList(2, 10));
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:(?:("
              + UNIT
              + "|a) hundred(?: and)?\\b ?)?(?:("
              + TEN
              + ")(?:[- ]("
              + UNIT
              + "))?|("
              + UNIT
              + "))\\b|("
              + UNIT
              + "|a) hundred\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern KANJI =
      Pattern.compile(
          "[〇零一二三四五六七八九十百]+(?=[\\s　]*(?:対|票|人|名|位|着|等|点|%|パーセント|ポイント|[、。,;()]|$)|で)|(?<=[対第\uE001-\uE006])[〇零一二三四五六七八九十百]+");
  private static final Pattern NOBODY =
      Pattern.compile("\\b(?:none|nobody|nil|no(?= votes?\\b))\\b", Pattern.CASE_INSENSITIVE);

  /** Some words with their numbers as digits: 三対〇, forty-one. */
  public static String digits(String words) {
    String even = KANJI.matcher(words).replaceAll(m -> kanji(m.group()));
    even = ENGLISH.matcher(even).replaceAll(m -> String.valueOf(english(m)));
    return NOBODY.matcher(even).replaceAll("0");
  }

  private static String kanji(String digits) {
    boolean placed = digits.length() > 1 && digits.matches("[〇零一二三四五六七八九]+");
    if (digits.matches("[〇零]")) {
      return "0";
    }
    if (!placed) {
      return String.valueOf(japanese(digits));
    }
    StringBuilder plain = new StringBuilder(); // 二〇三一
    digits.chars().forEach(c -> plain.append("〇一二三四五六七八九".indexOf(c == '零' ? '〇' : c)));
    return plain.toString();
  }

  private static int english(MatchResult found) {
    int hundreds = unit(found.group(1) == null ? found.group(5) : found.group(1));
    int ten = found.group(2) == null ? 0 : TENS.indexOf(found.group(2).toLowerCase(Locale.ROOT));
    int one = found.group(4) == null ? unit(found.group(3)) : unit(found.group(4));
    return hundreds * 100 + ten * 10 + one;
  }

  private static int unit(@Nullable String word) {
    if (word == null) {
      return 0;
    }
    String even = word.toLowerCase(Locale.ROOT);
    return even.equals("a") ? 1 : UNITS.indexOf(even);
  }

  /** The first number of some words, or null. */
  public static @Nullable Integer of(String words) {
    Matcher matcher = NUMBER.matcher(words);
    if (!matcher.find()) {
      return null;
    }
    String found = matcher.group().toLowerCase(Locale.ROOT);
    Integer number = WORDS.get(found);
    return number == null ? Integer.valueOf(found) : number;
  }
}
