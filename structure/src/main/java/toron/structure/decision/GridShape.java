package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a table plain: a column of pairs, 内容点（肯定／否定） over 62／58, becomes one for each side. */
final class GridShape {
  private static final Pattern PAIR =
      Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)点?[\\s　]*[/:-][\\s　]*(\\d{1,3}(?:\\.\\d+)?)点?");
  private static final Pattern HEAD = Pattern.compile("(.*?)[\\s　]*\\(?([^(/]+)/([^)/]+)\\)?");

  private final Names names;

  GridShape(Names names) {
    this.names = names;
  }

  Grid plain(Grid grid) {
    List<String> titles = grid.rows().get(0);
    List<List<String>> rows = grid.rows();
    for (int i = titles.size() - 1; i > 0; i--) {
      int column = i;
      Matcher head = HEAD.matcher(titles.get(i));
      boolean sides =
          head.matches() && names.side(head.group(2)) != null && names.side(head.group(3)) != null;
      boolean pairs =
          sides
              && rows.size() > 1
              && rows.stream()
                  .skip(1)
                  .allMatch(r -> column < r.size() && PAIR.matcher(r.get(column)).matches());
      if (pairs) {
        rows = apart(rows, i, head);
      }
    }
    return new Grid(grid.begin(), rows);
  }

  private static List<List<String>> apart(List<List<String>> rows, int column, Matcher head) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      Matcher pair = PAIR.matcher(cells.remove(column));
      boolean values = pair.matches();
      String words = head.group(1).isBlank() ? "" : " " + head.group(1);
      cells.add(column, values ? pair.group(1) : head.group(2) + words);
      cells.add(column + 1, values ? pair.group(2) : head.group(3) + words);
      all.add(List.copyOf(cells));
    }
    return all;
  }
}
