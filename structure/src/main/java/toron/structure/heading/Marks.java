package toron.structure.heading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.heading.LabelBook.Label;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;

/** Finds the labels that open speeches of the known formats. */
public final class Marks {
  /** What may stand before a label: bullets, brackets, a number. */
  public static final String DECORATION =
      "[\\s\\u3000]*(?:(?i:speech|speaker|stage|part|no\\.?) \\d{1,2} ?[.:)\\-–—]+ ?)?(?:[\\[(<]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])>]?[~\\-–〜]?[\\s\\u3000]+)?(?:[■□●○◎◉◆◇◈▼▲▽△★☆♪♦§※・•‣◦►▶▷➤→⇒❖✦#*_【\\[(<〈《「『〔~=\\-―—–|]+[\\s\\u3000]*)*(?:第?\\d{1,2}(?:ステージ|st"
          + " stage)?[.):、>\\]】〕][\\s\\u3000]*|(?:(?:その|其[のノ])(?:\\d|[一二三四五六七八九十]){1,3}|[一二三四五六七八九十]{1,3})(?:[.):、>\\]】〕][\\s\\u3000]*|[\\s\\u3000]+)|[IVX]{1,4}[.)、][\\s\\u3000]*|\\(\\d{1,2}\\)[\\s\\u3000]*|\\d{1,2}(?:/\\d{1,2})?[\\s\\u3000]+(?=[^\\x00-\\x7f])|\\d{1,2}(?=[^\\x00-\\x7f\\d])"
          + "|第(?:\\d{1,2}|[一二三四五六七八九十]{1,2})(?:ステージ|スピーカー|弁士|番手|発言者?|スピーチ)[\\s\\u3000:・/]*)?";

  private static final Pattern DECOR = Pattern.compile(DECORATION);
  private static final Pattern BULLET = Pattern.compile("[\\s\\u3000]*・");
  private static final int HEAD = 90;

  private final SourceText source;
  private final String text;
  private final LabelTail tail;
  private final LooseHeadings headings;
  private final Calls calls;

  public Marks(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.tail = new LabelTail(source);
    this.headings = new LooseHeadings(source, tail);
    this.calls = new Calls(source, tail);
  }

  public List<Mark> find() {
    List<Mark> teams = new TeamMarks(source).find();
    if (!teams.isEmpty()) {
      return teams;
    }
    List<Mark> marks = new ArrayList<>();
    for (TextLine line : source.lines()) {
      Mark mark = read(line);
      if (mark == null) {
        mark = calls.announced(line);
      }
      if (mark == null) {
        mark = calls.spoken(line, marks);
      }
      if (mark == null || !mark.inline()) {
        mark = calls.later(line, mark);
      }
      if (mark != null) {
        boolean heads = !marks.isEmpty() && calls.announces(marks.get(marks.size() - 1), mark);
        if (heads) {
          marks.remove(marks.size() - 1);
        }
        marks.add(mark);
      }
    }
    List<Mark> people = new OrderMarks(source).find();
    return people.size() > 2 * marks.size() ? people : marks;
  }

  private @Nullable Mark read(TextLine line) {
    if (row(line)) {
      return null;
    }
    Matcher decor = DECOR.matcher(text).region(line.begin(), line.end());
    int start = decor.lookingAt() ? decor.end() : line.begin();
    int limit = Math.min(line.end(), line.begin() + HEAD);
    Label label = LabelBook.at(text, start, limit);
    if (label == null) {
      Mark titled = headings.titled(line, start);
      if (titled != null) {
        return titled;
      }
      label = LabelBook.at(text, line.begin(), limit); // a number may belong to the label: 1AC
    }
    Mark mark = label == null ? null : headings.widened(tail.read(line, label));
    if (mark == null) {
      mark = headings.nameFirst(line, start);
    }
    if (mark == null) {
      mark = headings.inParts(line, start);
    }
    return mark == null ? headings.misprinted(line, start) : mark;
  }

  /** A row of a table: another one stands above or below it. */
  private boolean row(TextLine line) {
    return tabs(line.index()) && (tabs(line.index() - 1) || tabs(line.index() + 1));
  }

  private boolean tabs(int index) {
    return index >= 0
        && index < source.lines().size()
        && source.text(source.lines().get(index)).strip().indexOf('\t') > 0;
  }

  /** Whether a mark's line is a bullet of a list, as in judges' remarks on each stage. */
  public boolean bulleted(Mark mark) {
    TextLine line = source.lines().get(mark.line());
    return BULLET.matcher(text).region(line.begin(), line.end()).lookingAt();
  }
}
