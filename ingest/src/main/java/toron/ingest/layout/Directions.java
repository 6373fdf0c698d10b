package toron.ingest.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which glyphs are set vertically. Fonts and their markers say nothing reliable, so geometry
 * decides: the neighbour that a glyph stands closer to, below or to the right, is the next one, and
 * a neighbourhood decides together.
 */
final class Directions {
  private static final double REACH = 3;
  private static final double CLEARLY = 0.08;
  private static final double STACKED = 0.5;

  private final List<Glyph> glyphs;
  private final double cell;
  private final Map<Long, List<Integer>> grid = new HashMap<>();

  private Directions(List<Glyph> glyphs, double cell) {
    this.glyphs = glyphs;
    this.cell = cell;
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph g = glyphs.get(i);
      if (!g.blank()) {
        grid.computeIfAbsent(key(column(g.centreX()), column(g.centreY())), k -> new ArrayList<>())
            .add(i);
      }
    }
  }

  /** For each glyph, whether its line runs downwards. */
  static boolean[] vertical(List<Glyph> glyphs) {
    double em = glyphs.stream().mapToDouble(Glyph::size).max().orElse(10);
    Directions directions = new Directions(glyphs, Math.max(em, 4));
    double[] votes = new double[glyphs.size()];
    double all = 0;
    for (int i = 0; i < votes.length; i++) {
      votes[i] = directions.vote(i);
      all += votes[i];
    }
    double prior = Math.signum(all) * 0.5;
    boolean[] vertical = new boolean[votes.length];
    for (int i = 0; i < votes.length; i++) {
      double sum = prior + votes[i];
      for (int other : directions.near(glyphs.get(i), REACH)) {
        sum += votes[other];
      }
      vertical[i] = sum > 0;
    }
    return vertical;
  }

  /** Positive: vertical. Letters that lie on their side are in a vertical line. */
  private double vote(int index) {
    Glyph g = glyphs.get(index);
    if (g.blank()) {
      return 0;
    }
    if (g.angle() == 90 || g.angle() == 270) {
      return 1;
    }
    double right = Double.MAX_VALUE;
    double below = Double.MAX_VALUE;
    for (int other : near(g, REACH)) {
      Glyph h = glyphs.get(other);
      double ratio = h.size() / g.size();
      if (other == index || ratio < 0.7 || ratio > 1.43) {
        continue;
      }
      if (h.centreX() > g.centreX() && overlap(g.y0(), g.y1(), h.y0(), h.y1()) > 0.5) {
        right = Math.min(right, Math.max(0, h.x0() - g.x1()));
      }
      if (h.centreY() > g.centreY() && overlap(g.x0(), g.x1(), h.x0(), h.x1()) > 0.5) {
        below = Math.min(below, Math.max(0, h.y0() - g.y1()));
      }
    }
    double em = g.size();
    if (below < right - CLEARLY * em) {
      // Latin letters stand closer to each other than to the line below; a tall column of them is
      // rare, and one of numbers further apart is in a margin or a table.
      if (Spacing.latin(g.text().codePointAt(0))) {
        return below < STACKED * em ? 0.2 : 0;
      }
      return 1;
    }
    return right < below - CLEARLY * em ? -1 : 0;
  }

  private List<Integer> near(Glyph g, double ems) {
    List<Integer> found = new ArrayList<>();
    double reach = ems * g.size();
    long x0 = column(g.centreX() - reach);
    long x1 = column(g.centreX() + reach);
    long y0 = column(g.centreY() - reach);
    long y1 = column(g.centreY() + reach);
    for (long x = x0; x <= x1; x++) {
      for (long y = y0; y <= y1; y++) {
        for (int i : grid.getOrDefault(key(x, y), List.of())) {
          Glyph h = glyphs.get(i);
          if (Math.abs(h.centreX() - g.centreX()) <= reach
              && Math.abs(h.centreY() - g.centreY()) <= reach) {
            found.add(i);
          }
        }
      }
    }
    return found;
  }

  private long column(double points) {
    return (long) Math.floor(points / cell);
  }

  private static long key(long x, long y) {
    return x * 1_000_003L + y;
  }

  /** The shared part of two ranges, as a share of the smaller. */
  static double overlap(double a0, double a1, double b0, double b1) {
    double shared = Math.min(a1, b1) - Math.max(a0, b0);
    return shared / Math.max(1e-6, Math.min(a1 - a0, b1 - b0));
  }
}
