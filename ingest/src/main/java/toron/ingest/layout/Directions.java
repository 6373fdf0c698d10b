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
  private final Neighbours neighbours;

  /** The room to the next glyph of about its size, on the left or right and above or below. */
  private final double[] beside;

  private final double[] over;

  /** That glyph on the right and below, or -1. */
  private final int[] right;

  private final int[] below;

  private Directions(List<Glyph> glyphs) {
    this.glyphs = glyphs;
    neighbours = new Neighbours(glyphs);
    int count = glyphs.size();
    beside = new double[count];
    over = new double[count];
    right = new int[count];
    below = new int[count];
    Arrays.fill(beside, Double.MAX_VALUE);
    Arrays.fill(over, Double.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      right[i] = glyphs.get(i).blank() ? -1 : toTheRight(i);
      below[i] = glyphs.get(i).blank() ? -1 : below(i);
    }
  }

  /** For each glyph, whether its line runs downwards. */
  static boolean[] vertical(List<Glyph> glyphs) {
    Directions directions = new Directions(glyphs);
    int[] votes = new int[glyphs.size()];
    long all = 0;
    for (int i = 0; i < votes.length; i++) {
      votes[i] = directions.vote(i);
      all += votes[i];
    }
    int prior = Long.signum(all) * VOTE / 2;
    Groups groups = directions.groups(votes);
    Neighbours.Tally tally = directions.neighbours.new Tally(votes);
    boolean[] vertical = new boolean[votes.length];
    for (int i = 0; i < votes.length; i++) {
      Glyph g = glyphs.get(i);
      double together = groups.mean(i);
      if (Math.abs(together) >= SURE * VOTE) {
        vertical[i] = together > 0;
        continue;
      }
      double x = g.centreX();
      double y = g.centreY();
      double reach = REACH * g.size();
      vertical[i] =
          directions.neighbours.isPositive(
              tally, votes, prior + votes[i], x - reach, y - reach, x + reach, y + reach);
    }
    return vertical;
  }

  /** Positive: vertical. Letters that lie on their side are in a vertical line. */
  private int vote(int index) {
    Glyph g = glyphs.get(index);
    if (g.blank()) {
      return 0;
    }
    if (g.angle() == 90 || g.angle() == 270) {
      return VOTE;
    }
    double em = g.size();
    if (over[index] < beside[index] - CLEARLY * em) {
      // Latin letters stand closer to each other than to the line below; a tall column of them is
      // rare, and one of numbers further apart is in a margin or a table.
      if (Spacing.latin(g.text().codePointAt(0))) {
        return over[index] < STACKED * em ? VOTE / 5 : 0;
      }
      return VOTE;
    }
    return beside[index] < over[index] - CLEARLY * em ? -VOTE : 0;
  }

  /** Glyphs chained by being close to each other, closer than to those of other lines. */
  private Groups groups(int[] votes) {
    Groups groups = new Groups(votes);
    for (int i = 0; i < right.length; i++) {
      double near = CLOSE * glyphs.get(i).size();
      if (right[i] >= 0 && beside[i] < near && beside[i] <= over[i]) {
        groups.join(i, right[i]);
      }
      if (below[i] >= 0 && over[i] < near && over[i] <= beside[i]) {
        groups.join(i, below[i]);
      }
    }
    return groups;
  }

  /** The nearest glyph of about its size on the right. */
  private int toTheRight(int index) {
    Glyph g = glyphs.get(index);
    double x = g.centreX();
    double y = g.centreY();
    double reach = REACH * g.size();
    // Two that overlap by half are nearer to each other than half of the taller one.
    double aside = Math.min(reach, neighbours.tallest / 2 + SLACK);
    neighbours.find(x, y - aside, x + reach, y + aside);
    double least = Double.MAX_VALUE;
    int nearest = -1;
    for (int k = 0; k < neighbours.found; k++) {
      int other = neighbours.of[k];
      Glyph h = glyphs.get(other);
      if (alike(g, h) && h.centreX() > x && overlap(g.y0(), g.y1(), h.y0(), h.y1()) > 0.5) {
        double gap = Math.max(0, h.x0() - g.x1());
        beside[other] = Math.min(beside[other], gap);
        if (gap < least || (gap == least && h.x0() < glyphs.get(nearest).x0())) {
          least = gap;
          nearest = other;
        }
      }
    }
    beside[index] = Math.min(beside[index], least);
    return nearest;
  }

  private int below(int index) {
    Glyph g = glyphs.get(index);
    double x = g.centreX();
    double y = g.centreY();
    double reach = REACH * g.size();
    double aside = Math.min(reach, neighbours.widest / 2 + SLACK);
    neighbours.find(x - aside, y, x + aside, y + reach);
    double least = Double.MAX_VALUE;
    int nearest = -1;
    for (int k = 0; k < neighbours.found; k++) {
      int other = neighbours.of[k];
      Glyph h = glyphs.get(other);
      if (alike(g, h) && h.centreY() > y && overlap(g.x0(), g.x1(), h.x0(), h.x1()) > 0.5) {
        double gap = Math.max(0, h.y0() - g.y1());
        over[other] = Math.min(over[other], gap);
        if (gap < least || (gap == least && h.y0() < glyphs.get(nearest).y0())) {
          least = gap;
          nearest = other;
        }
      }
    }
    over[index] = Math.min(over[index], least);
    return nearest;
  }

  private static boolean alike(Glyph g, Glyph h) {
    double ratio = h.size() / g.size();
    return ratio >= 0.7 && ratio <= 1.43;
  }

  /** The shared part of two ranges, as a share of the smaller. */
  static double overlap(double a0, double a1, double b0, double b1) {
    double shared = Math.min(a1, b1) - Math.max(a0, b0);
    return shared / Math.max(1e-6, Math.min(a1 - a0, b1 - b0));
  }
}
