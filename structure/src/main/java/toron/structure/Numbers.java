package toron.structure;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of arguments as debaters write them: 1, 一, first, Two. */
final class Numbers {
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
  static int japanese(String digits) {
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

  /** The first number of some words, or null. */
  static @Nullable Integer of(String words) {
    Matcher matcher = NUMBER.matcher(words);
    if (!matcher.find()) {
      return null;
    }
    String found = matcher.group().toLowerCase(Locale.ROOT);
    Integer number = WORDS.get(found);
    return number == null ? Integer.valueOf(found) : number;
  }
}
