package toron.ingest.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Dots that lead the eye from an entry of a table of contents to its page number: no text. */
final class Leaders {
  private static final String DOTS = ".．・…‥·";

  /** Fewer dots than this may be an ellipsis. */
  private static final int FEWEST = 4;

  /** What a page number is written in. */
  private static final String NUMERALS = "0123456789０１２３４５６７８９ivxlcIVXLC〇一二三四五六七八九十百";

  private static final Pattern NUMBER =
      Pattern.compile("[0-9０-９]{1,4}|[ivxlcIVXLC]{1,6}|[〇一二三四五六七八九十百]{1,4}");

  private Leaders() {}

  /** A row, from left to right, without the dots before the page number that it ends with. */
  static List<Line> strip(List<Line> row) {
    Line last = row.get(row.size() - 1);
    if (!endsInNumber(last)) {
      return row;
    }
    int number = last.glyphs.size();
    while (number > 0 && !dot(last, number - 1)) {
      number--;
    }
    if (number == 0 && row.size() == 1) {
      return row;
    }
    String page = new Line(last.vertical, last.glyphs.subList(number, last.glyphs.size())).text();
    if (!NUMBER.matcher(page.strip()).matches()) {
      return row;
    }
    List<Line> left = new ArrayList<>(row.subList(0, row.size() - 1));
    int dots = 0;
    if (number > 0) {
      List<Line> parts = last.cut(number);
      left.add(parts.get(0));
      last = parts.get(1);
    }
    while (!left.isEmpty()) {
      Line run = left.remove(left.size() - 1);
      int end = run.glyphs.size();
      while (end > 0 && (dot(run, end - 1) || run.glyphs.get(end - 1).glyph().blank())) {
        end--;
        dots += dot(run, end) ? 1 : 0;
      }
      if (end > 0) {
        left.add(end < run.glyphs.size() ? run.cut(end).get(0) : run);
        break;
      }
    }
    if (dots < FEWEST) {
      return row;
    }
    left.add(last);
    return left;
  }

  /** Whether it may: most lines do not, and are not looked at further. */
  private static boolean endsInNumber(Line run) {
    int at = run.glyphs.size() - 1;
    while (at > 0 && run.glyphs.get(at).glyph().blank()) {
      at--;
    }
    String text = run.glyphs.get(at).glyph().text().strip();
    return !text.isEmpty() && NUMERALS.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static boolean dot(Line run, int index) {
    return DOTS.contains(run.glyphs.get(index).glyph().text());
  }
}
