package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence without its matter, which shows what it does: 「保坂さんの「十年」から行きます」 is NさんのQからNきます, "Three
 * of five stores" is "# of # *".
 */
final class SentenceForm {
  private static final int LONGEST = 120;
  private static final Pattern QUOTED = Pattern.compile("「[^」]{1,60}」");
  private static final Pattern NUMBER = Pattern.compile("[0-9一二三四五六七八九十百千万億兆]+");
  private static final Pattern MATTER = Pattern.compile("[\\p{IsHan}\\p{IsKatakana}ーA-Za-z々]+");
  private static final Pattern STOP = Pattern.compile("[、。]");
  private static final Pattern WORD = Pattern.compile("[A-Za-z']+|\\d+|[^\\sA-Za-z\\d]");
  private static final int[] BEGINNINGS = {3, 5, 7, 9};
  private static final int[] ENDINGS = {5, 7};
  private static final int CLAUSE = 30;
  private static final int WORDS = 7;

  /** English words of more letters are taken for matter. */
  private static final int SHORT = 4;

  private SentenceForm() {}

  static List<String> japanese(String sentence) {
    String plain = sentence.substring(0, Math.min(sentence.length(), LONGEST));
    plain = QUOTED.matcher(plain).replaceAll("Q");
    plain = NUMBER.matcher(plain).replaceAll("#");
    String form = MATTER.matcher(plain).replaceAll("N");
    List<String> signs = new ArrayList<>();
    for (int n : BEGINNINGS) {
      if (form.length() >= n) {
        signs.add("form " + form.substring(0, n));
      }
    }
    for (int n : ENDINGS) {
      if (form.length() >= n) {
        signs.add("form ends " + form.substring(form.length() - n));
      }
    }
    Matcher stop = STOP.matcher(form).region(0, Math.min(form.length(), CLAUSE));
    if (stop.find() && stop.start() > 0) {
      String clause = form.substring(0, stop.start());
      signs.add("form of clause " + clause);
      signs.add("clause ends " + clause.substring(Math.max(0, clause.length() - 5)));
    }
    return signs;
  }

  static List<String> english(String sentence) {
    List<String> signs = new ArrayList<>();
    Matcher word = WORD.matcher(sentence);
    StringBuilder form = new StringBuilder();
    for (int n = 1; n <= WORDS && word.find(); n++) {
      form.append(n == 1 ? "" : " ").append(form(word.group(), n == 1));
      if (n > 1) {
        signs.add("form " + form);
      }
    }
    return signs;
  }

  private static String form(String word, boolean first) {
    char letter = word.charAt(0);
    if (Character.isDigit(letter)) {
      return "#";
    }
    if (!first && Character.isUpperCase(letter) && word.length() > 1) {
      return "N";
    }
    return word.length() <= SHORT ? word.toLowerCase(Locale.ROOT) : "*";
  }
}
