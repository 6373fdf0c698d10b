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

  /** How far, in ems, a glyph may stray from the edge of its column. */
  private static final double LEAP = 0.3;

  /** Lines of one column in order; {@code table} where rows hold cells. */
  record Block(List<Line> lines, boolean table) {}

  private final double em;
  private final List<Block> blocks = new ArrayList<>();

  private Gutter first;

  private Columns(double em, Gutter earlier) {
    this.em = em;
    this.first = earlier;
  }

  /** The blocks of a page, and the gutter that its columns share with the pages after it. */
  record Result(List<Block> blocks, Gutter gutter) {}

  /** A strip along {@code u} that parts two columns; empty where none was found yet. */
  record Gutter(double u0, double u1) {
    static final Gutter NONE = new Gutter(0, 0);

    boolean empty() {
      return u1 <= u0;
    }

    double middle() {
      return (u0 + u1) / 2;
    }

    boolean crossedBy(Line run, double slack) {
      return run.u0 < u0 - slack && run.u1 > u1 + slack;
    }

    boolean before(Line run) {
      return (run.u0 + run.u1) / 2 < middle();
    }
  }

  /**
   * Puts the runs of one page in order.
   *
   * @param earlier the gutter of the page before, for a last page with too few lines to show one
   */
  static Result of(List<Line> runs, double em, Gutter earlier) {
    Columns columns = new Columns(Math.max(em, 1), earlier);
    columns.split(runs, 0);
    return new Result(columns.blocks, columns.first);
  }

  private void split(List<Line> runs, int depth) {
    if (runs.isEmpty()) {
      return;
    }
    Gutter gutter = depth > 6 ? Gutter.NONE : gutter(runs);
    if (depth == 0) {
      if (gutter.empty() && fits(runs)) {
        gutter = first;
      } else if (!gutter.empty()) {
        first = gutter;
      }
    }
    if (gutter.empty()) {
      blocks.addAll(Rows.of(runs));
      return;
    }
    List<Line> sorted = new ArrayList<>();
    for (Line run : runs) {
      sorted.addAll(cut(run, gutter));
    }
    sorted.sort(Comparator.comparingDouble(Line::centreV));
    List<Line> left = new ArrayList<>();
    List<Line> right = new ArrayList<>();
    List<Line> across = new ArrayList<>();
    for (Line run : sorted) {
      if (gutter.crossedBy(run, LEAP * em) || Spans.heads(run, sorted, gutter, em)) {
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
          (gutter.before(run) ? left : right).add(run);
        }
      }
    }
    band(left, right, across, depth);
    split(across, depth + 1);
  }

  /**
   * A run in two where it leaps over the gutter: a full stop that hangs into it brings two columns
   * so close that their lines were chained.
   */
  private List<Line> cut(Line run, Gutter gutter) {
    if (!gutter.crossedBy(run, 0)) {
      return List.of(run);
    }
    for (int i = 1; i < run.glyphs.size(); i++) {
      Line.Placed a = run.glyphs.get(i - 1);
      Line.Placed b = run.glyphs.get(i);
      boolean ends = a.u1() <= gutter.u0() + LEAP * em && b.u0() - a.u1() >= LEAP * em;
      boolean hangs = hangs(a) && a.u0() <= gutter.u0() + LEAP * em;
      if ((ends || hangs) && b.u0() >= gutter.u1() - LEAP * em) {
        return run.cut(i);
      }
    }
    return List.of(run);
  }

  /** Whether the earlier page's gutter parts this page's few runs, and none crosses it. */
  private boolean fits(List<Line> runs) {
    boolean left = false;
    boolean full = false;
    boolean right = false;
    boolean near = false;
    for (Line whole : first.empty() ? List.<Line>of() : runs) {
      for (Line run : cut(whole, first)) {
        if (first.crossedBy(run, LEAP * em)) {
          return false;
        }
        left |= first.before(run);
        full |= first.before(run) && run.u1 > first.u0() - 1.5 * em;
        right |= !first.before(run);
        near |= !first.before(run) && run.u0 < first.u1() + 1.5 * em;
      }
    }
    return left && (near || (full && right));
  }

  private static boolean hangs(Line.Placed glyph) {
    return "、。，．,.".contains(glyph.glyph().text());
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
    List<Line> both = new ArrayList<>(left);
    both.addAll(right);
    if (!both.isEmpty() && !both.get(0).vertical && Table.standsIn(both)) {
      blocks.addAll(Rows.of(both));
    } else {
      split(List.copyOf(left), depth + 1);
      split(List.copyOf(right), depth + 1);
    }
    left.clear();
    right.clear();
  }

  private Gutter gutter(List<Line> runs) {
    double from = runs.stream().mapToDouble(r -> r.u0).min().orElse(0);
    double to = runs.stream().mapToDouble(r -> r.u1).max().orElse(0);
    double bin = em / 4;
    int bins = (int) Math.ceil((to - from) / bin);
    if (bins < 8 || bins > 100_000) {
      return Gutter.NONE;
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
    Gutter best = Gutter.NONE;
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
      Gutter candidate = new Gutter(from + i * bin, from + end * bin);
      if (end < bins && candidate.u1() - candidate.u0() >= GUTTER * em) {
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
  private double parts(List<Line> runs, Gutter strip, double from, double to) {
    if (strip.u0() - from < NARROWEST * em || to - strip.u1() < NARROWEST * em) {
      return 0;
    }
    int left = 0;
    int right = 0;
    int across = 0;
    int fullLeft = 0;
    double leftTop = Double.MAX_VALUE;
    double rightTop = Double.MAX_VALUE;
    List<Line> cut = new ArrayList<>();
    runs.forEach(run -> cut.addAll(cut(run, strip)));
    for (Line run : cut) {
      if (strip.crossedBy(run, LEAP * em)) {
        across++;
      } else if (strip.before(run)) {
        left++;
        leftTop = Math.min(leftTop, run.v0);
        fullLeft += run.length() > 0.75 * (strip.u0() - from) ? 1 : 0;
      } else {
        right++;
        rightTop = Math.min(rightTop, run.v0);
      }
    }
    boolean enough = left >= 3 && (right >= 3 || (right >= 1 && Math.abs(leftTop - rightTop) < em));
    boolean filled = fullLeft >= Math.max(1, 0.15 * left);
    return enough && filled && across <= left + right ? (left + right) / (1.0 + across) : 0;
  }
}
