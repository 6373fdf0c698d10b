package toron.structure.text;

/** Matching of corner brackets. */
public final class Brackets {
  private static final char SINGLE = '\'';

  private Brackets() {}

  /** A single mark that closes is no apostrophe: no letter follows, and a stop stands beside it. */
  private static int single(String text, int at, int end) {
    int last = end;
    for (int i = at + 1; i < end && text.charAt(i) != '\n'; i++) {
      boolean inner = i + 1 < end && Character.isLetterOrDigit(text.charAt(i + 1));
      if (text.charAt(i) == SINGLE && !inner) {
        boolean beside = ".,?!".indexOf(text.charAt(i - 1)) >= 0;
        boolean before = i + 1 < end && ".,;:?!)".indexOf(text.charAt(i + 1)) >= 0;
        last = last == end ? i : last;
        if (beside || before) {
          return i;
        }
      }
    }
    return last;
  }

  /**
   * Where the bracket that opens at {@code at} closes.
   *
   * @return the offset of the closing bracket, or {@code end} where none closes it
   */
  public static int close(String text, int at, int end) {
    if (text.charAt(at) == SINGLE) {
      return single(text, at, end);
    }
    int plain = "“\"〈".indexOf(text.charAt(at));
    if (plain >= 0) {
      int close = text.indexOf("”\"〉".charAt(plain), at + 1);
      return close < 0 || close > end ? end : close;
    }
    int depth = 0;
    for (int i = at; i < end; i++) {
      char c = text.charAt(i);
      if (c == '「' || c == '『') {
        depth++;
      } else if (c == '」' || c == '』') {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return end;
  }
}
