package toron.ingest.layout;

import java.util.List;
import toron.ingest.layout.Columns.Gutter;

/** Headings over all columns that are too short to reach across the gutter. */
final class Spans {
  private static final double LARGER = 1.12;

  /** The columns stop for a heading, in ems, not for a picture. */
  private static final double LONGEST_STOP = 6;

  /** How far balanced columns may differ in length, in ems: a line. */
  private static final double EVEN = 2.2;

  private Spans() {}

  /** Whether both columns stop above the run and begin again at one height below it. */
  static boolean heads(Line run, List<Line> runs, Gutter gutter, double em) {
    if (run.size() < LARGER * em) {
      return false;
    }
    if (!gutter.before(run)) {
      return false;
    }
    double above = -Double.MAX_VALUE;
    double below = Double.MAX_VALUE;
    double next = Double.MAX_VALUE;
    double before = -Double.MAX_VALUE;
    for (Line other : runs) {
      if (gutter.before(other)) {
        if (other.v0 > run.v1) {
          next = Math.min(next, other.v0);
        } else if (other.v1 <= run.v0 + 0.2 * em) {
          before = Math.max(before, other.v1);
        }
      } else if (other.v1 <= run.v0 + 0.2 * em) {
        above = Math.max(above, other.v1);
      } else if (other.v0 >= run.v1 - 0.2 * em) {
        below = Math.min(below, other.v0);
      } else {
        return false;
      }
    }
    double stop = below - Math.max(before, above);
    return Math.abs(next - below) < 0.3 * em
        && Math.abs(before - above) < EVEN * em
        && stop > run.v1 - run.v0 + 0.8 * em
        && stop < run.v1 - run.v0 + LONGEST_STOP * em;
  }
}
