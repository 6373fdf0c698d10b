package toron.ingest.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.ingest.layout.LaidText.Kind;

/** What is printed around the text: running heads, footers, page numbers, line numbers. */
final class Furniture {
  private static final double MARGIN = 0.16;

  /** What is smaller, nearer to the edge and further from the text than this is not of the text. */
  private static final double SMALL = 0.92;

  private static final double EDGE = 0.08;
  private static final double FAR = 2.5;

  /** No heading is further behind its number than this, in ems. */
  private static final double HEADED = 3;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)[-–—‐−－(\\[〔【 \u3000]*(?:page|p\\.?|第)?\\s*([0-9０-９]{1,4}|[ivxlc]{1,6}|[〇一二三四五六七八九十百]{1,4})\\s*"
              + "(?:[/／]|of|頁|ページ)?\\s*(?:[0-9０-９]{0,4})\\s*(?:頁|ページ)?[-–—‐−－)\\]〕】 \u3000]*");

  /** Every line has its number, or every fifth or tenth. */
  private static final int[] STEPS = {1, 5, 10};

  /** A run as displayed, on its page. */
  private record Placed(int page, Line run, Bounds box, String text) {}

  private final Map<Line, Kind> kinds = new HashMap<>();

  private Furniture() {}

  /** The runs that are not part of the text, with what they are. */
  static Map<Line, Kind> of(List<PageGlyphs> pages, List<List<Line>> runs, double bodySize) {
    Furniture furniture = new Furniture();
    List<Placed> edge = new ArrayList<>();
    for (int p = 0; p < pages.size(); p++) {
      PageGlyphs page = pages.get(p);
      for (Line run : runs.get(p)) {
        Bounds box = run.bounds();
        if (inMargin(box, page) && !besideBody(run, runs.get(p), page)) {
          edge.add(new Placed(p, run, box, run.text().strip()));
        }
      }
      furniture.lineNumbers(page, runs.get(p));
    }
    edge.removeIf(
        placed ->
            numbers(placed, runs.get(placed.page), bodySize)
                || raised(placed.run, runs.get(placed.page)));
    furniture.repeated(pages, edge);
    furniture.pageNumbers(pages, edge);
    for (int p = 0; p < pages.size(); p++) {
      furniture.detached(pages.get(p), runs.get(p), bodySize);
    }
    return furniture.kinds;
  }

  /**
   * Whether a line of the same size, further in, follows or goes before it at once: the last word
   * of a paragraph stands at the edge of many pages.
   */
  private static boolean besideBody(Line run, List<Line> runs, PageGlyphs page) {
    double size = run.size();
    for (Line other : runs) {
      double gap = Math.max(run.v0, other.v0) - Math.min(run.v1, other.v1);
      if (other != run
          && other.vertical == run.vertical
          && Math.abs(other.size() - size) < 0.05 * size
          && gap > 0
          && gap < 1.3 * size
          // Less than all of it: the next paragraph is indented.
          && Directions.overlap(run.u0, run.u1, other.u0, other.u1) > 0.4
          && !inMargin(other.bounds(), page)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number is that of a heading, which stands right behind it. */
  private static boolean numbers(Placed placed, List<Line> runs, double bodySize) {
    Line run = placed.run;
    double size = run.size();
    for (Line other : runs) {
      double gap = other.u0 - run.u1;
      if (size >= bodySize
          && other.vertical == run.vertical
          && gap > 0
          && gap < HEADED * size
          && Math.abs(other.size() - size) < 0.1 * size
          && Directions.overlap(run.v0, run.v1, other.v0, other.v1) > 0.5) {
        return true;
      }
    }
    return false;
  }

  /** Whether a run stands inside a line or at once behind one of larger print: a note's mark. */
  private static boolean raised(Line run, List<Line> runs) {
    for (Line other : runs) {
      double room = other.size() > 1.2 * run.size() ? 0.3 * other.size() : 0;
      if (other != run
          && other.vertical == run.vertical
          && other.u0 < run.u0
          && other.u1 > run.u0 - room
          && Directions.overlap(run.v0, run.v1, other.v0, other.v1) > 0.3) {
        return true;
      }
    }
    return false;
  }

  private static boolean inMargin(Bounds box, PageGlyphs page) {
    return box.y1() < MARGIN * page.height()
        || box.y0() > (1 - MARGIN) * page.height()
        || box.x1() < MARGIN / 2 * page.width()
        || box.x0() > (1 - MARGIN / 2) * page.width();
  }

  /** The same words at the same height on several pages; facing pages may mirror them. */
  private void repeated(List<PageGlyphs> pages, List<Placed> edge) {
    Map<String, List<Placed>> alike = new HashMap<>();
    for (Placed placed : edge) {
      String masked = placed.text.replaceAll("[0-9０-９]+", "#");
      String place = Math.round(placed.box.y0() / 4) + ":" + masked;
      alike.computeIfAbsent(place, k -> new ArrayList<>()).add(placed);
    }
    for (List<Placed> group : alike.values()) {
      Set<Integer> on = new HashSet<>();
      group.forEach(placed -> on.add(placed.page));
      if (on.size() >= 2 && (on.size() >= 0.3 * pages.size() || on.size() >= 5)) {
        for (Placed placed : group) {
          kinds.put(placed.run, kind(placed, pages.get(placed.page)));
        }
      }
    }
  }

  /**
   * Small print at the very edge, far from the text: a head of a document of one page, or one that
   * changes with the page.
   */
  private void detached(PageGlyphs page, List<Line> runs, double bodySize) {
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    List<Line> small = new ArrayList<>();
    for (Line run : runs) {
      Bounds box = run.bounds();
      if (kinds.containsKey(run)) {
        continue;
      }
      boolean edge = box.y1() < EDGE * page.height() || box.y0() > (1 - EDGE) * page.height();
      if (edge && run.size() < SMALL * bodySize) {
        small.add(run);
      } else {
        top = Math.min(top, box.y0());
        bottom = Math.max(bottom, box.y1());
      }
    }
    for (Line run : small) {
      Bounds box = run.bounds();
      if (box.y1() < top - FAR * bodySize && top < bottom) {
        kinds.put(run, Kind.HEADER);
      } else if (box.y0() > bottom + FAR * bodySize && top < bottom) {
        kinds.put(run, Kind.FOOTER);
      }
    }
  }

  private static Kind kind(Placed placed, PageGlyphs page) {
    if (PAGE_NUMBER.matcher(placed.text).matches()) {
      return Kind.PAGE_NUMBER;
    }
    if (placed.box.y1() < MARGIN * page.height()) {
      return Kind.HEADER;
    }
    return placed.box.y0() > (1 - MARGIN) * page.height() ? Kind.FOOTER : Kind.MARGIN;
  }

  /**
   * Numbers that count with the pages, or the one number of a short document that stands alone at
   * the edge.
   */
  private void pageNumbers(List<PageGlyphs> pages, List<Placed> edge) {
    Map<String, Integer> offsets = new HashMap<>();
    for (Placed placed : edge) {
      Matcher number = PAGE_NUMBER.matcher(placed.text);
      if (number.matches()) {
        offsets.merge(count(placed, number.group(1)), 1, Integer::sum);
      }
    }
    for (Placed placed : edge) {
      Matcher number = PAGE_NUMBER.matcher(placed.text);
      if (!kinds.containsKey(placed.run) && number.matches()) {
        boolean agreed = offsets.getOrDefault(count(placed, number.group(1)), 0) >= 2;
        boolean single = pages.size() == 1 || alone(placed, edge);
        if (agreed || (single && !Numerals.kanji(number.group(1)))) {
          kinds.put(placed.run, Kind.PAGE_NUMBER);
        }
      }
    }
  }

  /**
   * What numbers that count with the pages share. Sections are numbered 一, 二, 三 too, so these have
   * to stand at one height besides.
   */
  private static String count(Placed placed, String number) {
    String offset = Integer.toString(Numerals.value(number) - placed.page);
    return Numerals.kanji(number) ? offset + "@" + Math.round(placed.box.y0() / 4) : offset;
  }

  @SuppressWarnings("ReferenceEquality") // the same run, not an equal one
  private static boolean alone(Placed placed, List<Placed> edge) {
    double reach = 1.5 * placed.run.size();
    for (Placed other : edge) {
      if (other != placed
          && other.page == placed.page
          && other.box.y0() < placed.box.y1() + reach
          && other.box.y1() > placed.box.y0() - reach) {
        return false;
      }
    }
    return true;
  }

  /** A column of numbers beside the text that counts its lines, or every so many of them. */
  private void lineNumbers(PageGlyphs page, List<Line> runs) {
    List<Line> numbers = new ArrayList<>();
    int lines = 0;
    double left = Double.MAX_VALUE;
    for (Line run : runs) {
      if (!run.vertical && isNumber(run)) {
        numbers.add(run);
      } else if (run.length() > 0.2 * page.width()) {
        left = Math.min(left, run.u0);
        lines++;
      }
    }
    double edge = left;
    numbers.removeIf(run -> run.u0 > edge || text(run).isEmpty());
    numbers.sort(java.util.Comparator.comparingDouble(Line::centreV));
    for (int step : STEPS) {
      int counting = 0;
      for (int i = 1; i < numbers.size(); i++) {
        int difference =
            Numerals.value(text(numbers.get(i))) - Numerals.value(text(numbers.get(i - 1)));
        counting += difference == step ? 1 : 0;
      }
      // The chapters of a table of contents count too, but not the lines of their page.
      if (counting >= 3
          && numbers.size() * step >= 5
          && counting >= 0.8 * (numbers.size() - 1)
          && 2 * step * numbers.size() >= lines) {
        numbers.forEach(run -> kinds.put(run, Kind.LINE_NUMBER));
      }
    }
  }

  private static boolean isNumber(Line run) {
    for (Line.Placed glyph : run.glyphs) {
      // Most runs are words, whose text need not be put together for this.
      char first = glyph.glyph().blank() ? ' ' : glyph.glyph().text().charAt(0);
      if (!Character.isDigit(first) && !Character.isWhitespace(first)) {
        return false;
      }
    }
    String text = text(run);
    return text.length() <= 3 && text.chars().allMatch(Character::isDigit);
  }

  private static String text(Line run) {
    return run.text().strip();
  }
}
