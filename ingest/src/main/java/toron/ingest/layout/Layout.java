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
  /** What a block shares with the lines that it stands among, along the reading. */
  private static final double BESIDE = 0.6;

  private Layout() {}

  /** Lays out a whole document, since running heads show only across pages. */
  public static LaidText of(List<PageGlyphs> pages) {
    List<List<Line>> runs = new ArrayList<>();
    for (PageGlyphs page : pages) {
      runs.add(page.recognised() ? Recognised.runs(page) : runs(page));
    }
    double size = bodySize(runs);
    Map<Line, Kind> furniture = Furniture.of(pages, runs, size);
    TextBuilder text = new TextBuilder(size, new Hyphens(runs));
    Gutters gutters = new Gutters();
    for (int p = 0; p < pages.size(); p++) {
      List<Line> body = new ArrayList<>();
      List<Line> around = new ArrayList<>();
      for (Line run : runs.get(p)) {
        (furniture.containsKey(run) ? around : body).add(run);
      }
      List<Block> blocks =
          pages.get(p).recognised() && !body.isEmpty()
              ? Recognised.order(body)
              : blocks(body, size, gutters);
      text.page(pages.get(p), blocks, around, furniture);
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
    Axes downwards = new Axes(true, page.width());
    Axes horizontal = new Axes(false, page.width());
    List<Placed> down = new ArrayList<>();
    List<Placed> across = new ArrayList<>();
    for (int i = 0; i < vertical.length; i++) {
      Glyph glyph = page.glyphs().get(i);
      if (vertical[i]) {
        down.add(downwards.place(glyph));
      } else {
        across.add(horizontal.place(glyph));
      }
    }
    Stacks.settle(down, across, horizontal);
    List<Line> runs = new ArrayList<>(RubyFinder.attach(Runs.of(down, true)));
    runs.addAll(RubyFinder.attach(Runs.of(across, false)));
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
    List<Block> ordered = new ArrayList<>(main);
    for (Block block : other) {
      insert(ordered, block, down);
    }
    return ordered;
  }

  /**
   * Puts a block of the other direction among the lines: beside some of them, where its place
   * across the lines is; else before or after them all, as it stands above or below.
   */
  private static void insert(List<Block> ordered, Block block, boolean down) {
    Bounds box = bounds(block);
    for (int i = 0; i < ordered.size(); i++) {
      Block at = ordered.get(i);
      Bounds main = bounds(at);
      boolean beside =
          at.lines().get(0).vertical == down
              && level(box, main, down)
              && (down
                  ? box.x1() > main.x0() && box.x0() < main.x1()
                  : box.y1() > main.y0() && box.y0() < main.y1());
      if (beside) {
        int line = 0;
        double centre = down ? -(box.x0() + box.x1()) / 2 : (box.y0() + box.y1()) / 2;
        while (line < at.lines().size() && across(at.lines().get(line), down) < centre) {
          line++;
        }
        ordered.remove(i);
        List<Block> parts = new ArrayList<>();
        parts.add(new Block(at.lines().subList(0, line), at.table()));
        parts.add(block);
        parts.add(new Block(at.lines().subList(line, at.lines().size()), at.table()));
        parts.removeIf(part -> part.lines().isEmpty());
        ordered.addAll(i, parts);
        return;
      }
    }
    int after = after(ordered, box, down);
    if (after >= 0) {
      ordered.add(after, block);
      return;
    }
    double middle = ordered.stream().mapToDouble(Layout::middle).average().orElse(0);
    ordered.add(box.y0() < middle ? 0 : ordered.size(), block);
  }

  /** The place behind the lines that go on to the block, or before those that go on from it. */
  private static int after(List<Block> ordered, Bounds box, boolean down) {
    for (int i = ordered.size(); i > 0; i--) {
      Bounds main = bounds(ordered.get(i - 1));
      if (level(box, main, down) && (down ? box.x1() <= main.x0() : box.y0() >= main.y1())) {
        return i;
      }
    }
    for (int i = 0; i < ordered.size(); i++) {
      Bounds main = bounds(ordered.get(i));
      if (level(box, main, down) && (down ? box.x0() >= main.x1() : box.y1() <= main.y0())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean level(Bounds box, Bounds main, boolean down) {
    return (down
            ? Directions.overlap(box.y0(), box.y1(), main.y0(), main.y1())
            : Directions.overlap(box.x0(), box.x1(), main.x0(), main.x1()))
        > BESIDE;
  }

  private static double middle(Block block) {
    Bounds box = bounds(block);
    return (box.y0() + box.y1()) / 2;
  }

  /** Where a line stands in the order of the lines of its direction. */
  private static double across(Line line, boolean down) {
    Bounds box = line.bounds();
    return down ? -(box.x0() + box.x1()) / 2 : (box.y0() + box.y1()) / 2;
  }

  private static Bounds bounds(Block block) {
    List<Placed> glyphs = new ArrayList<>();
    block.lines().forEach(line -> glyphs.addAll(line.glyphs));
    return Bounds.of(glyphs);
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
