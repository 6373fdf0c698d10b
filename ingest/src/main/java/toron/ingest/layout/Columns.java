package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reading order: columns of horizontal pages and tiers (段) of vertical ones. A gutter is a strip
 * along {@code v} that hardly any run crosses and that parts enough text on both sides; runs that
 * cross it (headings, tables) end the columns above them.
 */
final class Columns {
  /** A side narrower than this, in ems, is a table's cell or a side note, not a column. */
  private static final double NARROWEST = 8;

  private static final double GUTTER = 0.8;

  /** Lines of one column in order; {@code table} where rows hold cells. */
  record Block(List<Line> lines, boolean table) {}

  private final double em;
  private final List<Block> blocks = new ArrayList<>();

  private Columns(double em) {
    this.em = em;
  }

  static List<Block> of(List<Line> runs, double em) {
    Columns columns = new Columns(Math.max(em, 1));
    columns.split(runs, 0);
    return columns.blocks;
  }

  private void split(List<Line> runs, int depth) {
    if (runs.isEmpty()) {
      return;
    }
    double[] gutter = depth > 6 ? null : gutter(runs);
    if (gutter == null) {
      blocks.add(rows(runs));
      return;
    }
    double middle = (gutter[0] + gutter[1]) / 2;
    List<Line> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(Line::centreV));
    List<Line> left = new ArrayList<>();
    List<Line> right = new ArrayList<>();
    List<Line> across = new ArrayList<>();
    for (Line run : sorted) {
      if (run.u0 < middle && run.u1 > middle) {
        if (!left.isEmpty() || !right.isEmpty()) {
          band(left, right, across, depth);
        }
        across.add(run);
      } else {
        if (!across.isEmpty() && !besideLast(across, run)) {
          split(List.copyOf(across), depth + 1);
          across.clear();
        }
        if (!across.isEmpty()) {
          across.add(run);
        } else {
          (run.u1 <= middle ? left : right).add(run);
        }
      }
    }
    band(left, right, across, depth);
    split(across, depth + 1);
  }

  /** Whether the run stands in the same row as the last crossing one. */
  private static boolean besideLast(List<Line> across, Line run) {
    Line last = across.get(across.size() - 1);
    return Directions.overlap(last.v0, last.v1, run.v0, run.v1) > 0.5;
  }

  private void band(List<Line> left, List<Line> right, List<Line> across, int depth) {
    if (!across.isEmpty()) {
      split(List.copyOf(across), depth + 1);
      across.clear();
    }
    split(List.copyOf(left), depth + 1);
    split(List.copyOf(right), depth + 1);
    left.clear();
    right.clear();
  }

  private double @org.jspecify.annotations.Nullable [] gutter(List<Line> runs) {
    double from = runs.stream().mapToDouble(r -> r.u0).min().orElse(0);
    double to = runs.stream().mapToDouble(r -> r.u1).max().orElse(0);
    double bin = em / 4;
    int bins = (int) Math.ceil((to - from) / bin);
    if (bins < 8 || bins > 100_000) {
      return null;
    }
    int[] cover = new int[bins];
    for (Line run : runs) {
      int a = (int) Math.max(0, Math.floor((run.u0 - from) / bin + 0.3));
      int b = (int) Math.min(bins, Math.ceil((run.u1 - from) / bin - 0.3));
      for (int i = a; i < b; i++) {
        cover[i]++;
      }
    }
    int most = 0;
    for (int c : cover) {
      most = Math.max(most, c);
    }
    double[] best = null;
    double bestScore = 0;
    for (int i = 1; i < bins - 1; i++) {
      int level = cover[i];
      if (level > 0.34 * most || cover[i - 1] <= level) {
        continue;
      }
      int end = i;
      while (end < bins && cover[end] <= level) {
        end++;
      }
      double[] candidate = {from + i * bin, from + end * bin};
      if (end < bins && candidate[1] - candidate[0] >= GUTTER * em) {
        double score = parts(runs, candidate, from, to);
        if (score > bestScore) {
          bestScore = score;
          best = candidate;
        }
      }
    }
    return best;
  }

  /** How well the strip parts the runs: 0 not at all. */
  private double parts(List<Line> runs, double[] strip, double from, double to) {
    if (strip[0] - from < NARROWEST * em || to - strip[1] < NARROWEST * em) {
      return 0;
    }
    double middle = (strip[0] + strip[1]) / 2;
    int left = 0;
    int right = 0;
    int across = 0;
    int fullLeft = 0;
    double leftTop = Double.MAX_VALUE;
    double rightTop = Double.MAX_VALUE;
    for (Line run : runs) {
      if (run.u1 <= middle) {
        left++;
        leftTop = Math.min(leftTop, run.v0);
        fullLeft += run.length() > 0.75 * (strip[0] - from) ? 1 : 0;
      } else if (run.u0 >= middle) {
        right++;
        rightTop = Math.min(rightTop, run.v0);
      } else {
        across++;
      }
    }
    boolean enough = left >= 3 && (right >= 3 || (right >= 1 && Math.abs(leftTop - rightTop) < em));
    boolean filled = fullLeft >= Math.max(1, 0.15 * left);
    return enough && filled && across <= left + right ? (left + right) / (1.0 + across) : 0;
  }

  /** Runs at one height are one line. */
  private Block rows(List<Line> runs) {
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
    List<Line> lines = new ArrayList<>();
    int broken = 0;
    for (List<Line> row : rows) {
      broken += row.size() > 1 ? 1 : 0;
      lines.add(row.size() == 1 ? row.get(0) : join(row));
    }
    return new Block(lines, broken >= 2 && broken * 2 >= lines.size());
  }

  private static boolean sameRow(List<Line> row, Line run) {
    for (Line other : row) {
      if (Directions.overlap(other.v0, other.v1, run.v0, run.v1) > 0.5) {
        return true;
      }
    }
    return false;
  }

  private static Line join(List<Line> row) {
    row.sort(Comparator.comparingDouble(r -> r.u0));
    List<Line.Placed> glyphs = new ArrayList<>();
    List<Line.RubyText> ruby = new ArrayList<>();
    for (Line run : row) {
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
}
