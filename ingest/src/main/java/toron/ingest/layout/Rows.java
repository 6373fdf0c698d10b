package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import toron.ingest.layout.Columns.Block;
import toron.ingest.layout.Line.Placed;

/**
 * The runs of one column to its lines: what stands at one height is one line, and lines whose parts
 * stand under each other are rows of a table, with a tab between its cells.
 */
final class Rows {
  /** The least room between two cells, in ems. */
  private static final double CELL_GAP = 0.9;

  /** How exactly cells of one column stand under each other, in ems. */
  private static final double ALIGNED = 0.7;

  private Rows() {}

  /** The lines in order; each table is a block of its own. */
  static List<Block> of(List<Line> runs) {
    List<List<Line>> rows = gather(runs);
    boolean[] tabular = tabular(rows);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < rows.size(); ) {
      int end = i + 1;
      while (end < rows.size() && tabular[end] == tabular[i]) {
        end++;
      }
      List<Line> lines = new ArrayList<>();
      for (List<Line> row : rows.subList(i, end)) {
        lines.add(row.size() == 1 ? row.get(0) : join(row, tabular[i]));
      }
      blocks.add(new Block(lines, tabular[i]));
      i = end;
    }
    return blocks;
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
    rows.forEach(row -> row.sort(Comparator.comparingDouble(r -> r.u0)));
    return rows;
  }

  /**
   * Which rows belong to a table: those with cells under or over the next row's, and every row
   * where most are broken.
   */
  private static boolean[] tabular(List<List<Line>> rows) {
    boolean[] tabular = new boolean[rows.size()];
    int broken = 0;
    for (int i = 0; i < rows.size(); i++) {
      broken += rows.get(i).size() > 1 ? 1 : 0;
      if (i > 0 && aligned(rows.get(i - 1), rows.get(i))) {
        tabular[i - 1] = true;
        tabular[i] = true;
      }
    }
    if (broken >= 2 && broken * 2 >= rows.size()) {
      Arrays.fill(tabular, true);
    }
    return tabular;
  }

  /** Whether a cell after the first stands under one of the row above, across the page. */
  private static boolean aligned(List<Line> above, List<Line> below) {
    for (int i = 1; i < above.size(); i++) {
      Line a = above.get(i);
      for (int j = 1; j < below.size(); j++) {
        Line b = below.get(j);
        double near = ALIGNED * Math.max(a.size(), b.size());
        boolean under =
            Math.abs(a.u0 - b.u0) < near
                || Math.abs(a.u1 - b.u1) < near
                || Math.abs(a.u0 + a.u1 - b.u0 - b.u1) < 2 * near;
        if (under && !a.vertical && isCell(above, i) && isCell(below, j)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCell(List<Line> row, int i) {
    Line cell = row.get(i);
    return cell.u0 - row.get(i - 1).u1 > CELL_GAP * cell.size();
  }

  private static boolean sameRow(List<Line> row, Line run) {
    for (Line other : row) {
      if (Directions.overlap(other.v0, other.v1, run.v0, run.v1) > 0.5) {
        return true;
      }
    }
    return false;
  }

  private static Line join(List<Line> row, boolean table) {
    List<Placed> glyphs = new ArrayList<>();
    List<Line.RubyText> ruby = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Line run = row.get(i);
      if (table && i > 0 && isCell(row, i)) {
        glyphs.add(tab(glyphs.get(glyphs.size() - 1), run));
      }
      for (Line.RubyText r : run.ruby) {
        ruby.add(
            new Line.RubyText(
                r.from() + glyphs.size(), r.to() + glyphs.size(), r.text(), r.printed()));
      }
      glyphs.addAll(run.glyphs);
    }
    Line line = new Line(row.get(0).vertical, glyphs);
    line.ruby.addAll(ruby);
    return line;
  }

  private static Placed tab(Placed left, Line right) {
    Glyph g = left.glyph();
    Glyph tab = new Glyph(Spacing.TAB, g.x1(), g.y0(), g.x1(), g.y1(), g.size(), g.angle());
    return new Placed(tab, left.u1(), right.u0, left.v0(), left.v1());
  }
}
