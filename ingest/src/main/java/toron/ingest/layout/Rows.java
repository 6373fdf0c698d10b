package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import toron.ingest.layout.Columns.Block;

/**
 * The runs of one column to its lines: what stands at one height is one line, and lines whose parts
 * stand under each other are rows of a table.
 */
final class Rows {
  /** The least room between two cells that begins a table, in ems. */
  private static final double CELL_GAP = 0.9;

  /** What of a column's room has to stay free through a table, in ems. */
  private static final double FREE = 0.4;

  /** No justified line has more room between two words than this, in ems. */
  private static final double DRIVEN = 3;

  private final List<List<Line>> rows;
  private final double u0;
  private final double u1;
  private final List<Block> blocks = new ArrayList<>();

  private Rows(List<Line> runs) {
    rows = gather(runs);
    u0 = runs.stream().mapToDouble(r -> r.u0).min().orElse(0);
    u1 = runs.stream().mapToDouble(r -> r.u1).max().orElse(0);
  }

  /** The lines in order; each table is a block of its own. */
  static List<Block> of(List<Line> runs) {
    Rows rows = new Rows(runs);
    int from = 0;
    for (int i = 0; i < rows.rows.size(); ) {
      int end = rows.tableTo(i, from);
      Optional<Table.Parts> table = end < 0 ? Optional.empty() : rows.table(rows.top(i, from), end);
      if (table.isPresent()) {
        rows.text(from, rows.top(i, from));
        rows.add(table.get());
        from = end;
        i = end;
      } else {
        i++;
      }
    }
    rows.text(from, rows.rows.size());
    return rows.blocks;
  }

  private static List<List<Line>> gather(List<Line> runs) {
    List<Line> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(Line::centreV).thenComparingDouble(r -> r.u0));
    List<List<Line>> rows = new ArrayList<>();
    for (Line run : sorted) {
      List<Line> row = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (row != null && sameRow(row, run)) {
        row.add(run);
      } else {
        rows.add(new ArrayList<>(List.of(run)));
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).sort(Comparator.comparingDouble(r -> r.u0));
      rows.set(i, Leaders.strip(rows.get(i)));
    }
    return rows;
  }

  private static boolean sameRow(List<Line> row, Line run) {
    for (Line other : row) {
      if (Directions.overlap(other.v0, other.v1, run.v0, run.v1) > 0.5) {
        return true;
      }
    }
    return false;
  }

  /** The widest room between cells of a row as {from, to}, or nothing. */
  private static double[] room(List<Line> row) {
    double[] widest = {};
    for (int i = 1; i < row.size(); i++) {
      double from = row.get(i - 1).u1;
      double to = row.get(i).u0;
      boolean cells = to - from > CELL_GAP * row.get(i).size();
      if (cells && (widest.length == 0 || to - from > widest[1] - widest[0])) {
        widest = new double[] {from, to};
      }
    }
    return widest;
  }

  /** What is left of a room when the row's ink is taken out of it; empty where too little. */
  private static double[] left(double[] room, List<Line> row) {
    double from = room[0];
    double to = room[1];
    for (Line run : row) {
      if (run.u1 > from && run.u0 < to) {
        if (run.u0 - from > to - run.u1) {
          to = run.u0;
        } else {
          from = run.u1;
        }
      }
    }
    return to - from < FREE * row.get(0).size() ? new double[0] : new double[] {from, to};
  }

  /** The row after the last that keeps a room of row {@code i} free, or -1 for no table. */
  private int tableTo(int i, int from) {
    double[] room = rows.get(i).get(0).vertical ? new double[0] : room(rows.get(i));
    if (room.length == 0) {
      return -1;
    }
    for (int r = i - 1; r >= top(i, from); r--) {
      room = left(room, rows.get(r));
    }
    int end = i + 1;
    while (end < rows.size()) {
      double[] rest = left(room, rows.get(end));
      if (rest.length == 0) {
        break;
      }
      room = rest;
      end++;
    }
    return end - top(i, from) < 2 || justified(top(i, from), end) ? -1 : end;
  }

  /**
   * Whether every row fills the column and has but a few ems to spare: words driven apart. The last
   * one may end a paragraph.
   */
  private boolean justified(int from, int to) {
    for (List<Line> row : rows.subList(from, to)) {
      double size = row.get(0).size();
      double[] room = room(row);
      if (row == rows.get(to - 1) && row.size() == 1) {
        continue;
      }
      if (row.get(0).u0 - u0 > 0.1 * size
          || u1 - row.get(row.size() - 1).u1 > 0.1 * size
          || (room.length > 0 && room[1] - room[0] > DRIVEN * size)) {
        return false;
      }
    }
    return true;
  }

  /** The first row above row {@code i} that keeps its room free. */
  private int top(int i, int from) {
    double[] room = room(rows.get(i));
    int top = i;
    while (top > from) {
      double[] rest = left(room, rows.get(top - 1));
      if (rest.length == 0) {
        break;
      }
      room = rest;
      top--;
    }
    return top;
  }

  private Optional<Table.Parts> table(int from, int to) {
    List<Line> runs = new ArrayList<>();
    rows.subList(from, to).forEach(runs::addAll);
    return Table.of(runs);
  }

  private void add(Table.Parts table) {
    lines(table.before());
    blocks.add(new Block(table.rows(), true));
    lines(table.after());
  }

  private void text(int from, int to) {
    List<Line> runs = new ArrayList<>();
    rows.subList(from, to).forEach(runs::addAll);
    lines(runs);
  }

  /** The parts of a line in one; a note's mark or a raised letter goes between its neighbours. */
  private static Line join(List<Line> row) {
    Line joined = row.get(0);
    for (Line run : row.subList(1, row.size())) {
      int at = joined.glyphs.size();
      while (at > 0 && joined.glyphs.get(at - 1).centreU() > run.centreU()) {
        at--;
      }
      List<Line> parts = new ArrayList<>();
      if (at == 0 || at == joined.glyphs.size()) {
        parts.add(joined);
        parts.add(at == 0 ? 0 : 1, run);
      } else {
        parts.addAll(joined.cut(at));
        parts.add(1, run);
      }
      joined = Line.joined(parts, parts.stream().map(part -> "").toList());
    }
    return joined;
  }

  /** Lines of text; where most are broken, each stays a line of its own. */
  private void lines(List<Line> runs) {
    List<Line> lines = new ArrayList<>();
    int broken = 0;
    for (List<Line> row : gather(runs)) {
      broken += row.size() > 1 ? 1 : 0;
      lines.add(join(row));
    }
    if (!lines.isEmpty()) {
      blocks.add(new Block(lines, broken >= 2 && broken * 2 >= lines.size()));
    }
  }
}
