package toron.structure.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.text.Numbers;

/**
 * Lines that stand as a table: cells divided by tabs, or by wide blanks where some lines in a row
 * have as many.
 *
 * @param begin the index of the first line in the list that it was cut from
 */
record Grid(int begin, List<List<String>> rows) {
  private static final Pattern WIDE = Pattern.compile("\u3000+| {2,}|[ \u3000]*\\|[ \u3000]*");
  private static final Pattern DECIMAL =
      Pattern.compile("([〇零一二三四五六七八九十\\d]+)[・.]([〇零一二三四五六七八九\\d]+)");
  private static final int COLUMNS = 3;
  private static final int CELL = 24;

  int end() {
    return begin + rows.size();
  }

  /** The tables among some lines. */
  static List<Grid> of(List<String> lines) {
    List<Grid> grids = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      List<List<String>> rows = tabbed(lines, at);
      if (rows.isEmpty()) {
        rows = spaced(lines, at);
      }
      if (!rows.isEmpty()) {
        grids.add(new Grid(at, rows));
      }
      at += Math.max(1, rows.size());
    }
    return grids;
  }

  private static List<List<String>> tabbed(List<String> lines, int from) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = from; i < lines.size() && lines.get(i).indexOf('\t') >= 0; i++) {
      rows.add(cells(lines.get(i).split("\t", -1)));
    }
    return rows;
  }

  private static List<List<String>> spaced(List<String> lines, int from) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = from; i < lines.size() && lines.get(i).indexOf('\t') < 0; i++) {
      List<String> row = cells(WIDE.split(lines.get(i).strip()));
      boolean cells = row.size() >= COLUMNS && row.stream().allMatch(c -> c.length() <= CELL);
      if (!cells || (!rows.isEmpty() && rows.get(0).size() != row.size())) {
        break;
      }
      rows.add(row);
    }
    return rows.size() < 2 ? List.of() : rows;
  }

  private static List<String> cells(String[] cells) {
    return Arrays.stream(cells).map(String::strip).map(Grid::plain).toList();
  }

  /** A cell without a bracket that another one closes; 三・九 is 3.9. */
  private static String plain(String cell) {
    boolean opens = cell.startsWith("(") && cell.indexOf(')') < 0;
    boolean closes = cell.endsWith(")") && cell.indexOf('(') < 0;
    String plain = cell.substring(opens ? 1 : 0, cell.length() - (closes ? 1 : 0));
    Matcher decimal = DECIMAL.matcher(plain);
    return decimal.matches()
        ? Numbers.digits(decimal.group(1) + "点").replace("点", "")
            + "."
            + Numbers.digits(decimal.group(2) + "点").replace("点", "")
        : Numbers.digits(plain);
  }
}
