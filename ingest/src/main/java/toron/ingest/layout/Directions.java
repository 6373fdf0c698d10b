package toron.ingest.layout;

import java.util.Arrays;
import java.util.List;

/**
 * Which glyphs are set vertically. Fonts and their markers say nothing reliable, so geometry
 * decides: the neighbour that a glyph stands closer to, above and below or to the left and right,
 * is of its line. What stands close together decides together; what stands alone goes with its
 * neighbourhood.
 */
final class Directions {
  private static final double REACH = 3;
  private static final double CLEARLY = 0.08;
  private static final double STACKED = 0.5;

  /** Closer than this, in ems, two glyphs are of one line. */
  private static final double CLOSE = 0.35;

  /** What a group has to say on average for its glyphs, in whole votes. */
  private static final double SURE = 0.2;

  /** For what rounding may add to a distance, in points. */
  private static final double SLACK = 1e-6;

  /** A whole vote, in integers: a sum must not depend on its order. */
  private static final int VOTE = 10;

  private final List<Glyph> glyphs;
  private final Neighbours near;

  /**
   * The room to the next glyph of about its size, on the left or right and above or below; as all
   * the arrays by its place in the grid.
   */
  private final double[] beside;

  private final double[] over;

  /** That glyph on the right and below, or -1. */
  private final int[] right;

  private final int[] below;

  private final int[] votes;

  private Directions(List<Glyph> glyphs) {
    this.glyphs = glyphs;
    near = new Neighbours(glyphs);
    int count = near.index.length;
    beside = new double[count];
    over = new double[count];
    right = new int[count];
    below = new int[count];
    votes = new int[count];
    Arrays.fill(beside, Double.MAX_VALUE);
    Arrays.fill(over, Double.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      right[i] = next(i, false);
      below[i] = next(i, true);
    }
  }

  /** For each glyph, whether its line runs downwards. */
  static boolean[] vertical(List<Glyph> glyphs) {
    return new Directions(glyphs).decided();
  }

  private boolean[] decided() {
    long all = 0;
    boolean down = false;
    boolean across = false;
    for (int i = 0; i < votes.length; i++) {
      votes[i] = vote(i);
      all += votes[i];
      down |= votes[i] > 0;
      across |= votes[i] < 0;
    }
    boolean[] vertical = new boolean[glyphs.size()];
    if (down && across) {
      neighbourhoods(Long.signum(all) * VOTE / 2, vertical);
    } else {
      // No neighbourhood could decide otherwise.
      Arrays.fill(vertical, down);
    }
    return vertical;
  }

  private void neighbourhoods(int prior, boolean[] vertical) {
    Groups groups = groups();
    Neighbours.Tally tally = near.new Tally(votes);
    int[] place = new int[vertical.length];
    Arrays.fill(place, -1);
    for (int i = 0; i < votes.length; i++) {
      place[near.index[i]] = i;
    }
    for (int i = 0; i < vertical.length; i++) {
      double together = place[i] < 0 ? 0 : groups.mean(place[i]);
      if (Math.abs(together) >= SURE * VOTE) {
        vertical[i] = together > 0;
        continue;
      }
      Glyph g = glyphs.get(i);
      int own = place[i] < 0 ? 0 : votes[place[i]];
      double x = g.centreX();
      double y = g.centreY();
      double reach = REACH * g.size();
      vertical[i] = tally.isPositive(prior + own, x - reach, y - reach, x + reach, y + reach);
    }
  }

  /** Positive: vertical. Letters that lie on their side are in a vertical line. */
  private int vote(int at) {
    Glyph g = glyphs.get(near.index[at]);
    if (g.angle() == 90 || g.angle() == 270) {
      return VOTE;
    }
    double em = g.size();
    if (over[at] < beside[at] - CLEARLY * em) {
      // Latin letters stand closer to each other than to the line below; a tall column of them is
      // rare, and one of numbers further apart is in a margin or a table.
      if (Spacing.latin(g.text().codePointAt(0))) {
        return over[at] < STACKED * em ? VOTE / 5 : 0;
      }
      return VOTE;
    }
    return beside[at] < over[at] - CLEARLY * em ? -VOTE : 0;
  }

  /** Glyphs chained by being close to each other, closer than to those of other lines. */
  private Groups groups() {
    Groups groups = new Groups(votes);
    for (int i = 0; i < right.length; i++) {
      double close = CLOSE * near.size[i];
      if (right[i] >= 0 && beside[i] < close && beside[i] <= over[i]) {
        groups.join(i, right[i]);
      }
      if (below[i] >= 0 && over[i] < close && over[i] <= beside[i]) {
        groups.join(i, below[i]);
      }
    }
    return groups;
  }

  /** The nearest glyph of about its size below, or on the right; or -1. */
  private int next(int at, boolean down) {
    double[] centre = down ? near.centreY : near.centreX;
    double[] aside = down ? near.centreX : near.centreY;
    double[] begin = down ? near.y0 : near.x0;
    double[] low = down ? near.x0 : near.y0;
    double[] high = down ? near.x1 : near.y1;
    double[] room = down ? over : beside;
    double edge = down ? near.y1[at] : near.x1[at];
    double from = centre[at];
    double to = from + REACH * near.size[at];
    // Two that overlap by half are nearer to each other than half of the larger one.
    double half = (down ? near.widest : near.tallest) / 2 + SLACK;
    double near0 = aside[at] - Math.min(REACH * near.size[at], half);
    double far0 = aside[at] + Math.min(REACH * near.size[at], half);
    int row0 = near.row(down ? from : near0);
    int row1 = near.row(down ? to : far0);
    int last = near.column(down ? far0 : to);
    double least = Double.MAX_VALUE;
    int nearest = -1;
    for (int column = near.column(down ? near0 : from); column <= last; column++) {
      int end = near.starts[column * near.rows + row1 + 1];
      for (int i = near.starts[column * near.rows + row0]; i < end; i++) {
        if (centre[i] <= from || centre[i] > to || aside[i] < near0 || aside[i] > far0) {
          continue;
        }
        double gap = Math.max(0, begin[i] - edge);
        boolean nearer = gap < least || (gap == least && nearest >= 0 && begin[i] < begin[nearest]);
        // What is further for both is not looked at closely.
        if ((nearer || gap < room[i])
            && alike(at, i)
            && overlap(low[at], high[at], low[i], high[i]) > 0.5) {
          room[i] = Math.min(room[i], gap);
          least = nearer ? gap : least;
          nearest = nearer ? i : nearest;
        }
      }
    }
    room[at] = Math.min(room[at], least);
    return nearest;
  }

  private boolean alike(int a, int b) {
    double ratio = near.size[b] / near.size[a];
    return ratio >= 0.7 && ratio <= 1.43;
  }

  /** The shared part of two ranges, as a share of the smaller. */
  static double overlap(double a0, double a1, double b0, double b1) {
    double shared = Math.min(a1, b1) - Math.max(a0, b0);
    return shared / Math.max(1e-6, Math.min(a1 - a0, b1 - b0));
  }
}
