package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import toron.ingest.layout.Line.Placed;

/** Chains glyphs that follow each other closely, at one height and of about one size. */
final class Runs {
  /**
   * Glyphs further apart than this, in ems, are not chained here; rows may join the chains again.
   */
  private static final double GAP = 0.7;

  /** Glyphs that start in the same part of an em, of this width, are in one place. */
  private static final double PLACE = 0.35;

  private final List<Chain> done = new ArrayList<>();

  /** The chains that may still grow, in the order of their heads; {@code count} of them. */
  private Chain[] open = new Chain[64];

  /** What the head and the last glyph of each take up across the lines, for a quick no. */
  private double[] low = new double[64];

  private double[] high = new double[64];
  private int count;

  /** Up to here no open chain ends. */
  private double closing = Double.MAX_VALUE;

  private Runs() {}

  static List<Line> of(List<Placed> glyphs, boolean vertical) {
    Runs runs = new Runs();
    for (Placed glyph : sorted(glyphs, vertical)) {
      runs.chain(glyph);
    }
    runs.done.addAll(Arrays.asList(runs.open).subList(0, runs.count));
    List<Line> lines = new ArrayList<>(runs.done.size());
    for (Chain chain : runs.done) {
      lines.add(new Line(vertical, chain.glyphs));
    }
    return lines;
  }

  private static List<Placed> sorted(List<Placed> glyphs, boolean vertical) {
    int count = glyphs.size();
    // Numbers are sorted faster than objects: by place first, and those of one place after.
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToIntBits((float) place(glyphs.get(i)));
      order[i] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | i;
    }
    Arrays.sort(order);
    Placed[] sorted = new Placed[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = glyphs.get((int) order[i]);
    }
    for (int from = 0; from < count; ) {
      int to = from + 1;
      while (to < count && order[to] >> 32 == order[from] >> 32) {
        to++;
      }
      if (to - from > 1) {
        Arrays.sort(sorted, from, to, vertical ? Runs::compareDown : Runs::compare);
      }
      from = to;
    }
    return Arrays.asList(sorted);
  }

  private static double place(Placed glyph) {
    double step = PLACE * glyph.em();
    return Math.round(glyph.u0() / step) * step;
  }

  private static int compare(Placed a, Placed b) {
    int order = Double.compare(place(a), place(b));
    return order == 0 ? Double.compare(a.u0(), b.u0()) : order;
  }

  /**
   * In one place of a vertical line, as with two digits side by side, the left one is read first.
   */
  private static int compareDown(Placed a, Placed b) {
    int order = Double.compare(place(a), place(b));
    order = order == 0 ? Double.compare(b.v0(), a.v0()) : order;
    return order == 0 ? Double.compare(a.u0(), b.u0()) : order;
  }

  /** A run as it grows; what each next glyph asks of its last one lies in fields. */
  private static final class Chain {
    final List<Placed> glyphs = new ArrayList<>();
    final Placed head;
    Placed last;
    double em;
    double u1;
    double v0;
    double v1;
    double inkedEm;
    double inkedU1;

    Chain(Placed head) {
      this.head = head;
      last = head;
      add(head);
    }

    void add(Placed glyph) {
      glyphs.add(glyph);
      last = glyph;
      em = glyph.em();
      u1 = glyph.u1();
      if (!glyph.glyph().blank()) {
        inkedEm = em;
        inkedU1 = u1;
      }
      v0 = glyph.v0();
      v1 = glyph.v1();
    }

    double end() {
      return u1 + 3 * GAP * em;
    }
  }

  private void chain(Placed glyph) {
    if (closing < glyph.u0()) {
      close(glyph.u0());
    }
    int at = best(glyph);
    if (at >= 0) {
      open[at].add(glyph);
    } else if (glyph.glyph().blank()) {
      return;
    } else {
      at = begin(glyph);
    }
    Chain chain = open[at];
    low[at] = Math.min(chain.v0, chain.head.v0());
    high[at] = Math.max(chain.v1, chain.head.v1());
    closing = Math.min(closing, chain.end());
  }

  private int begin(Placed glyph) {
    if (count == open.length) {
      open = Arrays.copyOf(open, 2 * count);
      low = Arrays.copyOf(low, 2 * count);
      high = Arrays.copyOf(high, 2 * count);
    }
    open[count] = new Chain(glyph);
    return count++;
  }

  /** Closes the chains that no glyph from here on can reach. */
  private void close(double u0) {
    int kept = 0;
    closing = Double.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      Chain chain = open[i];
      if (chain.end() < u0) {
        done.add(chain);
        continue;
      }
      open[kept] = chain;
      low[kept] = low[i];
      high[kept] = high[i];
      kept++;
      closing = Math.min(closing, chain.end());
    }
    count = kept;
  }

  /** The open chain that the glyph goes on, or -1. */
  private int best(Placed glyph) {
    boolean blank = glyph.glyph().blank();
    double v0 = glyph.v0();
    double v1 = glyph.v1();
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      if (v0 >= high[i] || v1 <= low[i]) {
        continue;
      }
      Chain chain = open[i];
      double gap = glyph.u0() - chain.u1;
      double em = Math.max(chain.em, glyph.em());
      if (gap > GAP * em || gap < -1.1 * em || !fits(chain, glyph, blank)) {
        continue;
      }
      double cost = Math.abs(gap) + Math.abs(glyph.centreV() - chain.last.centreV());
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  private static boolean fits(Chain chain, Placed glyph, boolean blank) {
    double ratio = glyph.em() / chain.em;
    if (!blank && (ratio < 0.85 || ratio > 1.18)) {
      return false;
    }
    // A running head ends where the line of another size begins, even at its height.
    if (!blank
        && Math.abs(glyph.em() - chain.inkedEm) > 0.06 * glyph.em()
        && glyph.u0() - chain.inkedU1 > 0.4 * glyph.em()) {
      return false;
    }
    if (Directions.overlap(chain.v0, chain.v1, glyph.v0(), glyph.v1()) >= 0.5) {
      return true;
    }
    // The second of two digits side by side stands beside the first, still inside the line.
    Placed head = chain.head;
    return Directions.overlap(head.v0(), head.v1(), glyph.v0(), glyph.v1()) >= 0.8
        && Math.abs(chain.last.centreU() - glyph.centreU()) <= 0.3 * chain.em;
  }
}
