package toron.ingest.layout;

import java.util.ArrayList;
import java.util.List;
import toron.ingest.layout.Line.Placed;

/**
 * Single characters under each other that are the cells of a table: they look like a vertical line
 * where its columns are wide and its rows close.
 */
final class Stacks {
  /** Vertical text is set closer than this, in ems. */
  private static final double LOOSE = 0.25;

  private Stacks() {}

  /** Cells of one row of a table are no further apart than this, in ems. */
  private static final double ROW = 12;

  /** Takes such stacks out of the vertical glyphs and gives them to the horizontal ones. */
  static void settle(List<Placed> down, List<Placed> across, Axes horizontal) {
    if (down.isEmpty() || across.isEmpty()) {
      return;
    }
    boolean horizontalPage = down.size() < across.size();
    List<Placed> kept = new ArrayList<>();
    List<Placed> stacked = new ArrayList<>();
    for (Line run : Runs.of(down, true)) {
      List<Placed> inked = run.glyphs.stream().filter(g -> !g.glyph().blank()).toList();
      boolean cells =
          (horizontalPage && inked.size() <= 2) || (loose(inked) && inRows(inked, across));
      (cells && upright(inked) ? stacked : kept).addAll(run.glyphs);
    }
    if (!stacked.isEmpty()) {
      down.clear();
      down.addAll(kept);
      stacked.forEach(g -> across.add(horizontal.place(g.glyph())));
    }
  }

  private static boolean upright(List<Placed> glyphs) {
    return glyphs.stream().allMatch(g -> g.glyph().angle() == 0);
  }

  private static boolean loose(List<Placed> glyphs) {
    int wide = 0;
    for (int i = 1; i < glyphs.size(); i++) {
      wide += glyphs.get(i).u0() - glyphs.get(i - 1).u1() > LOOSE * glyphs.get(i).em() ? 1 : 0;
    }
    return glyphs.size() == 1 || 2 * wide >= glyphs.size();
  }

  /** Whether most of the glyphs stand at the height of something printed across. */
  private static boolean inRows(List<Placed> glyphs, List<Placed> across) {
    int beside = 0;
    for (Placed cell : glyphs) {
      double centre = cell.glyph().centreY();
      double near = LOOSE * cell.em();
      beside +=
          across.stream()
                  .anyMatch(
                      g ->
                          Math.abs(g.glyph().centreY() - centre) < near
                              && Math.abs(g.glyph().centreX() - cell.glyph().centreX())
                                  < ROW * cell.em())
              ? 1
              : 0;
    }
    return 2 * beside > glyphs.size();
  }
}
