package toron.structure;

/** Matching of corner brackets. */
final class Brackets {
  private Brackets() {}

  /**
   * Where the bracket that opens at {@code at} closes.
   *
   * @return the offset of the closing bracket, or {@code end} where none closes it
   */
  static int close(String text, int at, int end) {
    int english = "“\"".indexOf(text.charAt(at));
    if (english >= 0) {
      int close = text.indexOf("”\"".charAt(english), at + 1);
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
