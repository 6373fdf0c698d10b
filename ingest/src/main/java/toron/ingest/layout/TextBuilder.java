package toron.ingest.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.ingest.layout.Columns.Block;
import toron.ingest.layout.LaidText.Kind;
import toron.ingest.layout.LaidText.PageLines;
import toron.ingest.layout.LaidText.Printed;
import toron.ingest.layout.LaidText.Reading;

/** Joins lines to paragraphs and keeps where each line went. */
final class TextBuilder {
  private static final double HEADING = 1.15;
  private static final double FOOTNOTE = 0.88;

  private final double bodySize;
  private final Hyphens hyphens;
  private final StringBuilder text = new StringBuilder();
  private final List<PageLines> pages = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private int length;
  private boolean open;
  private @Nullable Line last;
  private @Nullable String title;
  private double titleSize;

  TextBuilder(double bodySize, Hyphens hyphens) {
    this.bodySize = bodySize;
    this.hyphens = hyphens;
  }

  void page(PageGlyphs page, List<Block> blocks, List<Line> around, Map<Line, Kind> kinds) {
    List<Printed> printed = new ArrayList<>();
    List<Block> notes = new ArrayList<>();
    boolean down = false;
    boolean across = false;
    for (Block block : blocks) {
      down |= block.lines().get(0).vertical;
      across |= !block.lines().get(0).vertical;
      int from = footnotesFrom(block);
      List<Line> body = block.lines().subList(0, from);
      if (from < block.lines().size()) {
        notes.add(new Block(block.lines().subList(from, block.lines().size()), block.table()));
      }
      if (!body.isEmpty()) {
        block(new Block(body, block.table()), block.table() ? Kind.TABLE : Kind.BODY, printed);
      }
    }
    for (Block note : notes) {
      close();
      block(note, Kind.FOOTNOTE, printed);
      close();
    }
    for (Line run : around) {
      printed.add(outside(run, kinds.getOrDefault(run, Kind.MARGIN)));
    }
    pages.add(
        new PageLines(
            page.number(), page.width(), page.height(), down && across, List.copyOf(printed)));
  }

  private void close() {
    if (open) {
      append("\n");
      open = false;
    }
  }

  LaidText finish() {
    close();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return new LaidText(title, text.substring(0, end), pages, readings);
  }

  /** Small print at the foot of the block: where it begins, or the number of lines. */
  private int footnotesFrom(Block block) {
    int from = block.lines().size();
    while (from > 0 && block.lines().get(from - 1).size() < FOOTNOTE * bodySize) {
      from--;
    }
    return from == 0 && block.lines().size() > 3 ? block.lines().size() : from;
  }

  private void block(Block block, Kind kind, List<Printed> printed) {
    Paragraphs paragraphs = new Paragraphs(block);
    List<Line> lines = block.lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean fresh =
          block.table() || (i == 0 ? !continues(paragraphs, line) : paragraphs.begins(i));
      if (fresh) {
        close();
      }
      boolean heading = kind == Kind.BODY && line.size() >= HEADING * bodySize;
      if (heading && line.size() > titleSize && pages.isEmpty()) {
        titleSize = line.size();
        title = line.text().strip();
      }
      line(line, heading ? Kind.HEADING : kind, printed);
      last = line;
      open = true;
    }
    if (block.table() || (paragraphs.endsShort() && lines.size() > 1)) {
      close();
    }
  }

  /** Whether a new column or page goes on with the paragraph of the one before. */
  private boolean continues(Paragraphs paragraphs, Line line) {
    Line before = last;
    return open
        && before != null
        && before.vertical == line.vertical
        && Math.abs(before.size() - line.size()) < 0.12 * line.size()
        && !paragraphs.indented(0);
  }

  private void line(Line line, Kind kind, List<Printed> printed) {
    String[] pieces = Spacing.pieces(line);
    StringBuilder joined = new StringBuilder();
    int[] starts = new int[pieces.length + 1];
    int count = 0;
    for (int i = 0; i < pieces.length; i++) {
      String piece = count == 0 ? pieces[i].stripLeading() : pieces[i];
      int blank = piece.length() - piece.stripLeading().length();
      starts[i] = count + blank;
      joined.append(piece);
      count += piece.codePointCount(0, piece.length());
    }
    starts[pieces.length] = count;
    String words = joined.toString().stripTrailing();
    if (words.isEmpty()) {
      return;
    }
    if (open) {
      join(words, kind == Kind.HEADING, printed);
    }
    int begin = length;
    append(words);
    Bounds box = line.bounds();
    printed.add(
        new Printed(
            words,
            begin,
            length,
            box.x0(),
            box.y0(),
            box.x1(),
            box.y1(),
            kind,
            line.vertical,
            line.size()));
    for (Line.RubyText ruby : line.ruby) {
      int from = begin + starts[ruby.from()];
      int to = Math.min(length, begin + endOf(starts, pieces, ruby.to()));
      if (from < to) {
        readings.add(new Reading(from, to, ruby.text().replace(" ", "")));
      }
      printed.add(outside(ruby.printed(), Kind.RUBY));
    }
  }

  private static int endOf(int[] starts, String[] pieces, int to) {
    String last = pieces[to - 1].stripLeading();
    return starts[to - 1] + last.codePointCount(0, last.length());
  }

  /** Between two lines of a paragraph: nothing in Japanese, a blank in English, a hyphen mended. */
  private void join(String next, boolean heading, List<Printed> printed) {
    if (text.length() == 0) {
      return;
    }
    int end = text.codePointBefore(text.length());
    int first = next.codePointAt(0);
    if (Hyphens.isHyphen(end)
        && text.length() > 1
        && Character.isLetterOrDigit(text.codePointBefore(text.length() - 1))
        && Character.isLetterOrDigit(first)) {
      String before = text.substring(text.lastIndexOf("\n") + 1, text.length() - 1);
      // Nobody divides the words of a heading.
      if (!heading && !hyphens.keeps(before, next)) {
        text.setLength(text.length() - 1);
        length--;
        shorten(printed);
      }
    } else if (Spacing.latin(end) && Spacing.latin(first)) {
      append(" ");
    }
  }

  /** The hyphen at the end of the line before is no longer in the text. */
  private void shorten(List<Printed> printed) {
    shortenLast(printed);
    if (!pages.isEmpty() && printed.isEmpty()) {
      PageLines page = pages.get(pages.size() - 1);
      List<Printed> earlier = new ArrayList<>(page.lines());
      shortenLast(earlier);
      pages.set(
          pages.size() - 1,
          new PageLines(page.number(), page.width(), page.height(), page.mixed(), earlier));
    }
  }

  private void shortenLast(List<Printed> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Printed p = lines.get(i);
      if (p.end() == length + 1) {
        lines.set(
            i,
            new Printed(
                p.text(),
                p.begin(),
                p.end() - 1,
                p.x0(),
                p.y0(),
                p.x1(),
                p.y1(),
                p.kind(),
                p.vertical(),
                p.size()));
        return;
      }
    }
  }

  private static Printed outside(Line run, Kind kind) {
    Bounds box = run.bounds();
    return new Printed(
        run.text().strip(),
        -1,
        -1,
        box.x0(),
        box.y0(),
        box.x1(),
        box.y1(),
        kind,
        run.vertical,
        run.size());
  }

  private void append(String words) {
    text.append(words);
    length += words.codePointCount(0, words.length());
  }
}
