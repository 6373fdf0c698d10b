package toron.structure.text;

import java.util.Set;
import java.util.regex.Pattern;

/** Bounds of English sentences around a place, titles in quotation marks and abbreviations kept. */
public final class EnglishSentence {
  private static final Set<String> SHORT =
      Set.of(
          "dr", "mr", "mrs", "ms", "st", "prof", "gen", "sen", "rep", "gov", "no", "vol", "p", "pp",
          "v", "vs", "fig", "ch", "para");
  private static final Pattern SMALL =
      Pattern.compile(
          "(?:a|an|the|of|in|on|for|and|or|to|by|with|at|from|as|is|are|it|we|they|were|was|that)\\W*");
  private static final int TITLE = 110;

  private EnglishSentence() {}

  /** Where the sentence begins that reaches to an offset. */
  public static int begin(String text, int end, int from) {
    int at = end;
    while (at > from && " “\"([".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    for (; at > from; at--) {
      char c = text.charAt(at - 1);
      if (c == '\n') {
        return at;
      }
      if ((c == '”' || c == '"') && at < end) {
        int open = opening(text, at - 1, from);
        if (open < 0 || !title(text, open + 1, at - 1)) {
          return at;
        }
        at = open + 1;
      } else if (c == ')' || c == ']') {
        int open = text.lastIndexOf(c == ')' ? '(' : '[', at - 1);
        boolean near = open > from && text.indexOf('\n', open) > at - 1;
        at = near ? open + 1 : at;
      } else if (stops(text, at - 1, end)) {
        return at;
      }
    }
    return from;
  }

  public static int end(String text, int begin, int to) {
    for (int at = begin; at < to; at++) {
      if (text.charAt(at) == '\n' || stops(text, at, to)) {
        return at;
      }
    }
    return to;
  }

  private static int opening(String text, int close, int from) {
    char open = text.charAt(close) == '”' ? '“' : '"';
    int at = text.lastIndexOf(open, close - 1);
    return at < from || close - at > TITLE ? -1 : at;
  }

  /** Whether words are written as titles are: most words with a capital, and no full stop. */
  public static boolean title(String text, int begin, int end) {
    String words = text.substring(begin, end).strip();
    int capital = 0;
    int small = 0;
    for (String word : words.split("\\s+")) {
      if (!word.isEmpty() && !SMALL.matcher(word).matches()) {
        capital += Character.isLowerCase(word.charAt(0)) ? 0 : 1;
        small += Character.isLowerCase(word.charAt(0)) ? 1 : 0;
      }
    }
    boolean stopped = words.endsWith(".") || words.endsWith("!");
    return words.length() < TITLE && capital > 0 && small * 4 <= capital && !stopped;
  }

  private static boolean stops(String text, int at, int end) {
    char c = text.charAt(at);
    if (c != '.' && c != '?' && c != '!' && c != ';') {
      return false;
    }
    int next = at + 1;
    while (next < end && "\"”')]".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    boolean dots = c == '.' && at > 0 && text.charAt(at - 1) == '.';
    boolean gap = next < end && Character.isWhitespace(text.charAt(next));
    return gap && !dots && !(c == '.' && abbreviated(text, at));
  }

  /** "Dr. Hale", "J. Stone". */
  public static boolean abbreviated(String text, int dot) {
    int begin = dot;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    String word = text.substring(begin, dot);
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return initial || SHORT.contains(word.toLowerCase(java.util.Locale.ROOT));
  }
}
