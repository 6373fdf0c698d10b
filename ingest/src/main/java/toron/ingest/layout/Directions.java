package toron.ingest.layout;

import java.util.List;

/**
 * Which glyphs are set vertically. Fonts and their markers say nothing reliable, so geometry
 * decides: the neighbour that a glyph stands closer to, below or to the right, is the next one, and
 * a neighbourhood decides together.
 */
final class Directions {
  private static final double REACH = 3;
  private static final double CLEARLY = 0.08;
  private static final double STACKED = 0.5;

  /** For what rounding may add to a distance, in points. */
  private static final double SLACK = 1e-6;

  /** A whole vote, in integers: a sum must not depend on its order. */
  private static final int VOTE = 10;

  private final List<Glyph> glyphs;
  private final Neighbours neighbours;

  private Directions(List<Glyph> glyphs) {
    this.glyphs = glyphs;
    neighbours = new Neighbours(glyphs);
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
    Neighbours.Tally tally = directions.neighbours.new Tally(votes);
    boolean[] vertical = new boolean[votes.length];
    for (int i = 0; i < votes.length; i++) {
      Glyph g = glyphs.get(i);
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
    double right = right(g);
    double below = below(g);
    double em = g.size();
    if (below < right - CLEARLY * em) {
      // Latin letters stand closer to each other than to the line below; a tall column of them is
      // rare, and one of numbers further apart is in a margin or a table.
      if (Spacing.latin(g.text().codePointAt(0))) {
        return below < STACKED * em ? VOTE / 5 : 0;
      }
      return VOTE;
    }
    return right < below - CLEARLY * em ? -VOTE : 0;
  }

  /** The gap to the nearest glyph of about its size on the right. */
  private double right(Glyph g) {
    double x = g.centreX();
    double y = g.centreY();
    double reach = REACH * g.size();
    // Two that overlap by half are nearer to each other than half of the taller one.
    double aside = Math.min(reach, neighbours.tallest / 2 + SLACK);
    neighbours.find(x, y - aside, x + reach, y + aside);
    double gap = Double.MAX_VALUE;
    for (int k = 0; k < neighbours.found; k++) {
      Glyph h = glyphs.get(neighbours.of[k]);
      if (alike(g, h) && h.centreX() > x && overlap(g.y0(), g.y1(), h.y0(), h.y1()) > 0.5) {
        gap = Math.min(gap, Math.max(0, h.x0() - g.x1()));
      }
    }
    return gap;
  }

  private double below(Glyph g) {
    double x = g.centreX();
    double y = g.centreY();
    double reach = REACH * g.size();
    double aside = Math.min(reach, neighbours.widest / 2 + SLACK);
    neighbours.find(x - aside, y, x + aside, y + reach);
    double gap = Double.MAX_VALUE;
    for (int k = 0; k < neighbours.found; k++) {
      Glyph h = glyphs.get(neighbours.of[k]);
      if (alike(g, h) && h.centreY() > y && overlap(g.x0(), g.x1(), h.x0(), h.x1()) > 0.5) {
        gap = Math.min(gap, Math.max(0, h.y0() - g.y1()));
      }
    }
    return gap;
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
