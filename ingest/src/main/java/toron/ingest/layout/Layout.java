package toron.ingest.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toron.ingest.layout.Columns.Block;
import toron.ingest.layout.LaidText.Kind;
import toron.ingest.layout.Line.Placed;

/** Glyphs on pages to text in reading order. */
public final class Layout {
  private Layout() {}

  /** Lays out a whole document, since running heads show only across pages. */
  public static LaidText of(List<PageGlyphs> pages) {
    List<List<Line>> runs = new ArrayList<>();
    for (PageGlyphs page : pages) {
      runs.add(runs(page));
    }
    double size = bodySize(runs);
    Map<Line, Kind> furniture = Furniture.of(pages, runs, size);
    TextBuilder text = new TextBuilder(size);
    Gutters gutters = new Gutters();
    for (int p = 0; p < pages.size(); p++) {
      List<Line> body = new ArrayList<>();
      List<Line> around = new ArrayList<>();
      for (Line run : runs.get(p)) {
        (furniture.containsKey(run) ? around : body).add(run);
      }
      text.page(pages.get(p), blocks(body, size, gutters), around, furniture);
    }
    return text.finish();
  }

  /** The last gutter of either direction, for pages with too few lines to show theirs. */
  private static final class Gutters {
    private Columns.Gutter vertical = Columns.Gutter.NONE;
    private Columns.Gutter horizontal = Columns.Gutter.NONE;

    List<Block> columns(List<Line> runs, double size, boolean down) {
      Columns.Result result = Columns.of(runs, size, down ? vertical : horizontal);
      if (down) {
        vertical = result.gutter();
      } else {
        horizontal = result.gutter();
      }
      return result.blocks();
    }
  }

  private static List<Line> runs(PageGlyphs page) {
    boolean[] vertical = Directions.vertical(page.glyphs());
    List<Line> runs = new ArrayList<>();
    for (boolean direction : new boolean[] {true, false}) {
      Axes axes = new Axes(direction, page.width());
      List<Placed> placed = new ArrayList<>();
      for (int i = 0; i < vertical.length; i++) {
        if (vertical[i] == direction) {
          placed.add(axes.place(page.glyphs().get(i)));
        }
      }
      runs.addAll(RubyFinder.attach(Runs.of(placed, direction)));
    }
    return runs;
  }

  /**
   * The direction that most of the page has comes in its order; the other direction's blocks above
   * or below it.
   */
  private static List<Block> blocks(List<Line> runs, double size, Gutters gutters) {
    List<Line> vertical = new ArrayList<>();
    List<Line> horizontal = new ArrayList<>();
    int glyphsDown = 0;
    int glyphsAcross = 0;
    for (Line run : runs) {
      (run.vertical ? vertical : horizontal).add(run);
      glyphsDown += run.vertical ? run.glyphs.size() : 0;
      glyphsAcross += run.vertical ? 0 : run.glyphs.size();
    }
    boolean down = glyphsDown > glyphsAcross;
    List<Block> main = gutters.columns(down ? vertical : horizontal, size, down);
    List<Block> other = gutters.columns(down ? horizontal : vertical, size, !down);
    if (other.isEmpty()) {
      return main;
    }
    double middle = 0;
    int lines = 0;
    for (Block block : main) {
      for (Line line : block.lines()) {
        Bounds box = Bounds.of(line.glyphs);
        middle += (box.y0() + box.y1()) / 2;
        lines++;
      }
    }
    double centre = middle / Math.max(1, lines);
    List<Block> ordered = new ArrayList<>();
    List<Block> after = new ArrayList<>();
    for (Block block : other) {
      Bounds box = Bounds.of(block.lines().get(0).glyphs);
      (box.y0() < centre ? ordered : after).add(block);
    }
    ordered.addAll(main);
    ordered.addAll(after);
    return ordered;
  }

  /** The size that most characters of the document have. */
  private static double bodySize(List<List<Line>> pages) {
    Map<Long, Integer> count = new HashMap<>();
    for (List<Line> runs : pages) {
      for (Line run : runs) {
        count.merge(Math.round(run.size() * 4), run.glyphs.size(), Integer::sum);
      }
    }
    return count.entrySet().stream()
            .max(
                Map.Entry.<Long, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElse(40L)
        / 4.0;
  }
}
