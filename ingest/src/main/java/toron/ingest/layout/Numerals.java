package toron.ingest.layout;

import java.util.Locale;

/** What the numbers of pages and lines say: Arabic, Roman and Japanese numerals. */
final class Numerals {
  private static final String KANJI = "〇一二三四五六七八九";
  private static final String ROMAN = "ivxlc";
  private static final int[] ROMAN_VALUES = {1, 5, 10, 50, 100};

  private Numerals() {}

  static boolean kanji(String number) {
    return number.charAt(0) == '十'
        || number.charAt(0) == '百'
        || KANJI.indexOf(number.charAt(0)) >= 0;
  }

  static int value(String number) {
    if (Character.isDigit(number.charAt(0))) {
      int value = 0;
      for (int i = 0; i < number.length(); i++) {
        value = value * 10 + Character.digit(number.charAt(i), 10);
      }
      return value;
    }
    return kanji(number) ? ofKanji(number) : ofRoman(number.toLowerCase(Locale.ROOT));
  }

  /** Both 二十三 and 二三. */
  private static int ofKanji(String number) {
    int value = 0;
    int digit = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == '十' || c == '百') {
        value += Math.max(1, digit) * (c == '十' ? 10 : 100);
        digit = 0;
      } else {
        digit = 10 * digit + KANJI.indexOf(c);
      }
    }
    return value + digit;
  }

  private static int ofRoman(String number) {
    int value = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = roman(number.charAt(i));
      value += i + 1 < number.length() && roman(number.charAt(i + 1)) > digit ? -digit : digit;
    }
    return value;
  }

  private static int roman(char c) {
    int index = ROMAN.indexOf(c);
    return index < 0 ? 0 : ROMAN_VALUES[index];
  }
}
