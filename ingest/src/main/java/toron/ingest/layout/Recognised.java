package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import toron.ingest.layout.Columns.Block;

/**
 * The lines of a page that OCR has read, in its order: it has seen rules and pictures between
 * columns, and its boxes are too rough to find gutters by.
 */
final class Recognised {
  private Recognised() {}

  static List<Block> order(PageGlyphs page, List<Line> runs) {
    IdentityHashMap<Glyph, Integer> places = new IdentityHashMap<>();
    for (int i = 0; i < page.glyphs().size(); i++) {
      places.put(page.glyphs().get(i), i);
    }
    List<Line> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingInt(run -> place(run, places)));
    List<Line> lines = new ArrayList<>();
    List<Line> row = new ArrayList<>();
    for (Line run : sorted) {
      if (!row.isEmpty() && !continues(row.get(row.size() - 1), run)) {
        Rows.of(row).forEach(block -> lines.addAll(block.lines()));
        row.clear();
      }
      row.add(run);
    }
    Rows.of(row).forEach(block -> lines.addAll(block.lines()));
    return List.of(new Block(lines, false));
  }

  private static int place(Line run, IdentityHashMap<Glyph, Integer> places) {
    return run.glyphs.stream()
        .mapToInt(placed -> places.getOrDefault(placed.glyph(), Integer.MAX_VALUE))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static boolean continues(Line before, Line run) {
    return before.vertical == run.vertical
        && run.u0 >= before.u1 - 0.5 * run.size()
        && Directions.overlap(before.v0, before.v1, run.v0, run.v1) > 0.5;
  }
}
