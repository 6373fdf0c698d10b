package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.ingest.layout.Line.Placed;

/** Chains glyphs that follow each other closely, at one height and of about one size. */
final class Runs {
  /**
   * Glyphs further apart than this, in ems, are not chained here; rows may join the chains again.
   */
  private static final double GAP = 0.7;

  private Runs() {}

  static List<Line> of(List<Placed> glyphs, boolean vertical) {
    List<Placed> sorted = new ArrayList<>(glyphs);
    // In one place of a vertical line, as with two digits side by side, the left one is read first.
    sorted.sort(
        Comparator.comparingDouble(
                (Placed g) -> Math.round(g.u0() / (0.35 * g.em())) * 0.35 * g.em())
            .thenComparingDouble(g -> vertical ? -g.v0() : g.u0())
            .thenComparingDouble(Placed::u0));
    List<List<Placed>> open = new ArrayList<>();
    List<List<Placed>> done = new ArrayList<>();
    for (Placed glyph : sorted) {
      close(open, done, glyph);
      List<Placed> best = best(open, glyph);
      if (best == null) {
        if (glyph.glyph().blank()) {
          continue;
        }
        best = new ArrayList<>();
        open.add(best);
      }
      best.add(glyph);
    }
    done.addAll(open);
    List<Line> lines = new ArrayList<>();
    for (List<Placed> run : done) {
      lines.add(new Line(vertical, run));
    }
    return lines;
  }

  private static void close(List<List<Placed>> open, List<List<Placed>> done, Placed next) {
    for (Iterator<List<Placed>> runs = open.iterator(); runs.hasNext(); ) {
      List<Placed> run = runs.next();
      Placed last = run.get(run.size() - 1);
      if (last.u1() + 3 * GAP * last.em() < next.u0()) {
        done.add(run);
        runs.remove();
      }
    }
  }

  private static @Nullable List<Placed> best(List<List<Placed>> open, Placed glyph) {
    List<Placed> best = null;
    double least = Double.MAX_VALUE;
    for (List<Placed> run : open) {
      Placed last = run.get(run.size() - 1);
      double ratio = glyph.em() / last.em();
      if (!glyph.glyph().blank() && (ratio < 0.85 || ratio > 1.18)) {
        continue;
      }
      if (Directions.overlap(last.v0(), last.v1(), glyph.v0(), glyph.v1()) < 0.5) {
        // The second of two digits side by side stands beside the first, still inside the line.
        Placed head = run.get(0);
        if (Directions.overlap(head.v0(), head.v1(), glyph.v0(), glyph.v1()) < 0.8
            || Math.abs(last.centreU() - glyph.centreU()) > 0.3 * last.em()) {
          continue;
        }
      }
      double em = Math.max(last.em(), glyph.em());
      double gap = glyph.u0() - last.u1();
      if (gap > GAP * em || gap < -1.1 * em) {
        continue;
      }
      double cost = Math.abs(gap) + Math.abs(glyph.centreV() - last.centreV());
      if (cost < least) {
        least = cost;
        best = run;
      }
    }
    return best;
  }
}
