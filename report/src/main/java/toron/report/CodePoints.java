package toron.report;

/** A text that is cut by code points, as the contract counts. */
final class CodePoints {
  private final String text;
  private final int[] starts;

  CodePoints(String text) {
    this.text = text;
    this.starts = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      at = at < text.length() ? text.offsetByCodePoints(at, 1) : at;
    }
  }

  int length() {
    return starts.length - 1;
  }

  boolean holds(int begin, int end) {
    return begin >= 0 && begin <= end && end <= length();
  }

  /** The part of a span that is inside the text. */
  String slice(int begin, int end) {
    int from = Math.max(0, Math.min(begin, length()));
    int to = Math.max(from, Math.min(end, length()));
    return text.substring(starts[from], starts[to]);
  }

  int at(int index) {
    return text.codePointAt(starts[index]);
  }
}
