package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import toron.ingest.layout.Columns.Block;
import toron.ingest.layout.Line.Placed;

/**
 * A page that OCR has read, in its lines and their order: it has seen rules and pictures between
 * columns, and its boxes are too rough to find lines and gutters by.
 */
final class Recognised {
  private static final double ALIKE = 0.12;

  /** The most room between two lines of one paragraph, in ems. */
  private static final double PITCH = 1.2;

  private static final double SHARED = 0.5;

  private Recognised() {}

  /** The lines in their order, without the readings, which are hung on them. */
  static List<Line> runs(PageGlyphs page) {
    List<Line> down = new ArrayList<>();
    List<Line> across = new ArrayList<>();
    List<Line> all = new ArrayList<>();
    for (ReadLine read : page.read()) {
      Axes axes = new Axes(read.vertical(), page.width());
      List<Placed> placed = new ArrayList<>();
      read.glyphs().forEach(glyph -> placed.add(axes.place(glyph)));
      Line line = new Line(read.vertical(), placed);
      line.goesOn = read.goesOn();
      all.add(line);
      (read.vertical() ? down : across).add(line);
    }
    Set<Line> body = Collections.newSetFromMap(new IdentityHashMap<>());
    body.addAll(RubyFinder.attach(down));
    body.addAll(RubyFinder.attach(across));
    all.removeIf(line -> !body.contains(line));
    return all;
  }

  /** Parts of one line are joined. */
  static List<Block> order(List<Line> read) {
    List<Line> runs = mended(read);
    List<Line> lines = new ArrayList<>();
    List<Line> row = new ArrayList<>();
    for (Line run : runs) {
      if (!row.isEmpty() && !continues(row.get(row.size() - 1), run)) {
        Rows.of(row).forEach(block -> lines.addAll(block.lines()));
        row.clear();
      }
      row.add(run);
    }
    Rows.of(row).forEach(block -> lines.addAll(block.lines()));
    return List.of(new Block(lines, false));
  }

  /**
   * The lines with those back in their column that OCR has taken out of it: what stands at once
   * over the head of a later block goes with it.
   */
  private static List<Line> mended(List<Line> read) {
    List<Line> lines = new ArrayList<>(read);
    int from = 0;
    for (int i = 0; i + 2 < lines.size(); i++) {
      Line line = lines.get(i);
      Line next = lines.get(i + 1);
      if (next.goesOn
          || continues(line, next)
          || Directions.overlap(line.u0, line.u1, next.u0, next.u1) > 0) {
        from = stacked(line, next) || next.goesOn ? from : i + 1;
        continue;
      }
      int head = i + 2;
      while (head < lines.size()
          && (!stacked(line, lines.get(head))
              || lines.get(head).goesOn
              || stacked(lines.get(head - 1), lines.get(head)))) {
        head++;
      }
      if (head < lines.size()) {
        List<Line> moved = List.copyOf(lines.subList(from, i + 1));
        lines.addAll(head, moved);
        lines.subList(from, i + 1).clear();
        i = from - 1;
      } else {
        from = i + 1;
      }
    }
    return lines;
  }

  /** Whether a line stands at once over another of its size and of about its width. */
  private static boolean stacked(Line upper, Line lower) {
    double size = upper.size();
    double gap = lower.v0 - upper.v1;
    double shared = Math.min(upper.u1, lower.u1) - Math.max(upper.u0, lower.u0);
    return upper.vertical == lower.vertical
        && Math.abs(lower.size() - size) < ALIKE * size
        && gap > -0.5 * size
        && gap < PITCH * size
        && shared > SHARED * Math.max(upper.length(), lower.length());
  }

  private static boolean continues(Line before, Line run) {
    return before.vertical == run.vertical
        && run.u0 >= before.u1 - 0.5 * run.size()
        && Directions.overlap(before.v0, before.v1, run.v0, run.v1) > 0.5;
  }
}
