package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import toron.ingest.layout.Line.Placed;

/**
 * Cells by their white space: strips along the page that no glyph crosses part the columns, strips
 * across it the rows. A cell may hold several lines; a row of the result is one line, cell after
 * cell with a tab between.
 */
final class Table {
  /** The least room between two columns, in ems. */
  private static final double COLUMN_GAP = 0.4;

  /** A column narrower than this, in ems, is no column of running text. */
  private static final double NARROW = 8;

  /** By how much, in ems, the room between two rows is larger than between lines of a cell. */
  private static final double ROW_ROOM = 0.15;

  /** A line shorter than this, in ems, does not show that its cell was too narrow. */
  private static final double WRAPPED = 4;

  /** A line as long as this shows it, even where the writer broke another cell's line. */
  private static final double SURELY_WRAPPED = 10;

  /** Fewer lines are no column of text. */
  private static final int RUNNING = 5;

  /** A row: for each column the lines of its cell from top to bottom. */
  private record Row(List<List<Line>> cells) {
    long filled() {
      return cells.stream().filter(cell -> !cell.isEmpty()).count();
    }
  }

  /** Lines before the table, its rows, and lines after it. */
  record Parts(List<Line> before, List<Line> rows, List<Line> after) {}

  private final double em;
  private final List<double[]> columns;
  private final List<Row> rows = new ArrayList<>();

  private Table(List<Line> runs) {
    double[] sizes = runs.stream().mapToDouble(Line::size).sorted().toArray();
    em = Math.max(sizes.length == 0 ? 1 : sizes[sizes.length / 2], 0.1);
    columns = Strips.ofGlyphs(runs, COLUMN_GAP * em);
    List<List<Line>> cut = new ArrayList<>();
    columns.forEach(column -> cut.add(new ArrayList<>()));
    for (Line run : runs) {
      deal(run, cut);
    }
    cut.forEach(column -> column.sort(Comparator.comparingDouble(Line::centreV)));
    group(cut);
  }

  /** The table that some runs are, with the lines of text around it; empty where they are none. */
  static Optional<Parts> of(List<Line> runs) {
    Table table = new Table(runs);
    return table.columns.size() < 2 || table.isText() ? Optional.empty() : table.parts();
  }

  /** Whether these runs, which a gutter parts, are cells rather than columns of text. */
  static boolean standsIn(List<Line> runs) {
    Table table = new Table(runs);
    long filled = table.rows.stream().filter(row -> row.filled() > 1).count();
    if (filled < 3 || filled * 2 < table.rows.size()) {
      return false;
    }
    boolean narrow = IntStream.range(0, table.columns.size()).anyMatch(table::narrow);
    return !table.isText() && (narrow || (table.columns.size() > 1 && table.spaced()));
  }

  /** Whether two columns are of running text. */
  private boolean isText() {
    int running = 0;
    for (int c = 0; c < columns.size(); c++) {
      running += running(c) ? 1 : 0;
    }
    return running > 1;
  }

  /** A column too narrow for text that has a cell in most rows. */
  private boolean narrow(int column) {
    double[] range = columns.get(column);
    long cells = rows.stream().filter(row -> !row.cells().get(column).isEmpty()).count();
    return range[1] - range[0] < NARROW * em && 3 * cells >= rows.size();
  }

  /** Whether most lines of a column are full, as in a text and not in cells. */
  private boolean running(int column) {
    double[] ends =
        rows.stream()
            .map(row -> row.cells().get(column))
            .filter(cell -> !cell.isEmpty())
            .mapToDouble(cell -> cell.stream().mapToDouble(line -> line.u1).max().orElse(0))
            .sorted()
            .toArray();
    if (ends.length <= RUNNING || columns.get(column)[1] - columns.get(column)[0] < NARROW * em) {
      return false;
    }
    // Not the furthest: a speck of a scan may lie in the gutter.
    double edge = ends[ends.length * 4 / 5];
    long full = Arrays.stream(ends).filter(end -> edge - end < 2.2 * em).count();
    return full >= 0.6 * ends.length;
  }

  /** Whether wider strips part the rows than the lines in them, and rows begin at one height. */
  private boolean spaced() {
    int several = 0;
    int level = 0;
    int filled = 0;
    for (Row row : rows) {
      double first = Double.MAX_VALUE;
      double last = -Double.MAX_VALUE;
      several += row.cells().stream().anyMatch(this::high) ? 1 : 0;
      for (List<Line> cell : row.cells()) {
        if (!cell.isEmpty()) {
          first = Math.min(first, cell.get(0).v0);
          last = Math.max(last, cell.get(0).v0);
        }
      }
      filled += row.filled() > 1 ? 1 : 0;
      level += row.filled() > 1 && last - first < 0.3 * em ? 1 : 0;
    }
    return 2 * several > filled && level >= 0.8 * filled;
  }

  /** Whether a cell has lines under each other, not only parts of one. */
  private boolean high(List<Line> cell) {
    return cell.size() > 1 && cell.get(cell.size() - 1).v0 - cell.get(0).v0 > 0.5 * em;
  }

  /** A run to its column, in pieces where it was chained across a narrow gap. */
  private void deal(Line run, List<List<Line>> cut) {
    Line rest = run;
    for (int i = 1; i < rest.glyphs.size(); i++) {
      if (column(rest.glyphs.get(i)) != column(rest.glyphs.get(0))) {
        List<Line> two = rest.cut(i);
        cut.get(column(two.get(0).glyphs.get(0))).add(two.get(0));
        rest = two.get(1);
        i = 0;
      }
    }
    cut.get(column(rest.glyphs.get(0))).add(rest);
  }

  /** Blanks go with what is before them. */
  private int column(Placed glyph) {
    int column = 0;
    while (column + 1 < columns.size() && columns.get(column + 1)[0] <= glyph.u0() + 1e-6) {
      column++;
    }
    return column;
  }

  /** Parts the lines into slabs by the strips across all columns, and joins slabs to rows. */
  private void group(List<List<Line>> cut) {
    List<double[]> ink = new ArrayList<>();
    double pitch = Double.MAX_VALUE;
    for (List<Line> column : cut) {
      for (int i = 0; i < column.size(); i++) {
        // Shrunk, since boxes of lines set solid touch.
        Line line = column.get(i);
        double half = 0.35 * Math.min(em, line.v1 - line.v0);
        ink.add(new double[] {line.centreV() - half, line.centreV() + half});
        if (i > 0 && line.centreV() - column.get(i - 1).centreV() > 0.5 * em) {
          pitch = Math.min(pitch, line.centreV() - column.get(i - 1).centreV());
        }
      }
    }
    List<double[]> slabs = Strips.merged(ink, 1e-3);
    double threshold = pitch - 0.7 * em + ROW_ROOM * em;
    boolean uniform = true;
    for (int i = 1; i < slabs.size(); i++) {
      uniform &= slabs.get(i)[0] - slabs.get(i - 1)[1] <= threshold;
    }
    for (int i = 0; i < slabs.size(); i++) {
      Row slab = slab(cut, slabs.get(i));
      boolean near = i > 0 && slabs.get(i)[0] - slabs.get(i - 1)[1] <= threshold;
      if (near && continues(rows.get(rows.size() - 1), slab, uniform)) {
        Row row = rows.get(rows.size() - 1);
        for (int c = 0; c < cut.size(); c++) {
          row.cells().get(c).addAll(slab.cells().get(c));
        }
      } else {
        rows.add(slab);
      }
    }
  }

  private static Row slab(List<List<Line>> cut, double[] range) {
    List<List<Line>> cells = new ArrayList<>();
    for (List<Line> column : cut) {
      List<Line> cell = new ArrayList<>();
      for (Line line : column) {
        if (line.centreV() >= range[0] && line.centreV() <= range[1]) {
          cell.add(line);
        }
      }
      cells.add(cell);
    }
    return new Row(cells);
  }

  /** Whether the slab holds further lines of the row's cells: those above them are full. */
  private boolean continues(Row row, Row slab, boolean uniform) {
    boolean both = row.filled() == columns.size() && slab.filled() == columns.size();
    if (both || (uniform && !slab.cells().get(0).isEmpty())) {
      return false;
    }
    boolean broken = false;
    double longest = 0;
    for (int c = 0; c < columns.size(); c++) {
      List<Line> above = row.cells().get(c);
      List<Line> below = slab.cells().get(c);
      if (!above.isEmpty() && !below.isEmpty()) {
        Line last = above.get(above.size() - 1);
        double room = columns.get(c)[1] - last.u1;
        if (room > Paragraphs.firstWord(below.get(0))) {
          broken = true;
        } else {
          longest = Math.max(longest, last.length());
        }
      }
    }
    return longest >= (broken ? SURELY_WRAPPED : WRAPPED) * em;
  }

  private Optional<Parts> parts() {
    int from = 0;
    int to = rows.size();
    while (from < to && rows.get(from).filled() < 2) {
      from++;
    }
    while (to > from && rows.get(to - 1).filled() < 2) {
      to--;
    }
    long filled = rows.subList(from, to).stream().filter(row -> row.filled() > 1).count();
    if (filled < 2) {
      return Optional.empty();
    }
    List<Line> joined = new ArrayList<>();
    rows.subList(from, to).forEach(row -> joined.add(join(row)));
    return Optional.of(
        new Parts(lines(rows.subList(0, from)), joined, lines(rows.subList(to, rows.size()))));
  }

  private static List<Line> lines(List<Row> rows) {
    List<Line> lines = new ArrayList<>();
    rows.forEach(row -> row.cells().forEach(lines::addAll));
    return lines;
  }

  private static Line join(Row row) {
    List<Line> pieces = new ArrayList<>();
    List<String> before = new ArrayList<>();
    for (List<Line> cell : row.cells()) {
      for (int i = 0; i < cell.size(); i++) {
        before.add(i > 0 ? " " : Spacing.TAB);
        pieces.add(cell.get(i));
      }
    }
    return Line.joined(pieces, before);
  }
}
