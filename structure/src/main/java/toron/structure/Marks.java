package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.LabelBook.Label;
import toron.structure.SourceText.TextLine;

/** Finds the labels that open speeches of the known formats. */
final class Marks {
  /** What may stand before a label: bullets, brackets, a number. */
  static final String DECORATION =
      "[\\s\\u3000]*(?:(?i:speech|speaker|stage|part|no\\.?) \\d{1,2} ?[.:)\\-–—]+ ?)?(?:[\\[(<]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])>]?[~\\-–〜]?[\\s\\u3000]+)?(?:[■□●○◎◆◇▼▲★☆※・►▶#*_【\\[(<〈《「『〔~=\\-―—–|]+[\\s\\u3000]*)*(?:第?\\d{1,2}(?:ステージ|st"
          + " stage)?[.):、][\\s\\u3000]*|\\(\\d{1,2}\\)[\\s\\u3000]*|\\d{1,2}(?=[^\\x00-\\x7f\\d])"
          + "|第\\d{1,2}(?:ステージ|スピーカー|弁士|番手|発言者?|スピーチ)[\\s\\u3000:・]*)?";

  private static final Pattern DECOR = Pattern.compile(DECORATION);
  private static final Pattern BULLET = Pattern.compile("[\\s\\u3000]*・");
  private static final int HEAD = 90;
  private static final int NAME = 28;
  private static final Pattern NOTE =
      Pattern.compile("[\\s\\u3000]*[(\\[〈【]([^)\\]〉】]{1,40})[)\\]〉】]");
  private static final Pattern MINUTES =
      Pattern.compile("[\\s\\u3000]*\\d{1,2}(?:\\.\\d)? ?(?:分間?|min(?:ute)?s?\\.?)");
  private static final Pattern CLOSERS = Pattern.compile("[\\s\\u3000]*[】\\])>〉》」』=~*_|■◆●◇▼]+");
  private static final Pattern SEPARATOR =
      Pattern.compile("[\\s\\u3000]*(?::|――|──| [-–—] |[–—]|\\t|\\u3000)[\\s\\u3000]*");
  private static final Pattern NUMERIC =
      Pattern.compile("[\\s\\d.,/点分秒|:()\\-~満中計×○△]*(?:points?|pts)?[\\s\\d./]*");
  private static final Pattern SENTENCE = Pattern.compile("[。、!?！？「」]|[.,;:]\\s|\\.$");
  private static final Pattern COMMA_NAME =
      Pattern.compile(
          "[\\s\\u3000]*[,、][\\s\\u3000]*([^\\s\\u3000:.,。、「」()!?\\d][^:.,。、「」()!?\\d]{0,28})(?::[\\s\\u3000]*|$)");
  private static final Pattern NAME_FIRST =
      Pattern.compile(
          "([^\\s\\u3000:.,。、「」()!?\\d][^:,。、「」()!?\\d]{0,28})(?:[\\s\\u3000]*\\(|, )[\\s\\u3000]*");
  private static final Pattern NAME_CLOSE =
      Pattern.compile("[\\s\\u3000]*\\)?(?:[\\s\\u3000]*:[\\s\\u3000]*|\\u3000+|\\t|$)");
  private static final Pattern HEADING =
      Pattern.compile(
          "([^\\s\\u3000:。、「」(\\[][^:。、「」(\\[】〕〉》』>)\\]]{1,38})(?:[\\s\\u3000]*[(\\[][^)\\]]{1,30}[)\\]])?[】\\]〕〉》」』>=~*#\\s\\u3000]*");
  private static final Pattern BOXED =
      Pattern.compile(
          "[\\s\\u3000]*(?:[■□●○◎◆◇▼▲★☆※・►▶#*]+[\\s\\u3000]*)?[\\[【〔〈《「『<(]([^\\[\\]【】〔〕〈〉《》「」『』<>()\\n]{2,40})[\\]】〕〉》」』>)]");
  private static final Pattern CALLS =
      Pattern.compile(
          "[\\s\\u3000]*[○◯◆◇●■・【\\[]?(?:司会(?:者|進行)?|進行|タイムキーパー|議長|(?i:moderator|chair(?:man|person)?|speaker|timekeeper|host))[^:。\\u3000「]{0,12}(?::|\\u3000|「|】|\\])");
  private static final Pattern CALLED =
      Pattern.compile("(?:の?[^\\s。、]{0,10}(?:さん|君|氏|選手))?(?:です|に(?:移|入)|を?(?:お願い|始め|行い|開始)|、?どうぞ|[。、]|[.,])");
  private static final Pattern BEGINS =
      Pattern.compile("を?(?:始め|行い|行な|開始|述べ|させて)");
  private static final double SAID = 0.7;
  private static final double SAID_CLAIM = 0.2;
  private static final Pattern TITLED =
      Pattern.compile(
          "([\\p{IsHan}\\p{IsKatakana}ー]{1,6}[ \\u3000]?[\\p{IsHan}\\p{IsKatakana}ー・]{2,12})(?:[\\s\\u3000]*:[\\s\\u3000]*|\\u3000+|$)");
  private static final String CLOSING = " \u3000】])>〉》」』=~*_|■◆●:-–—―";
  private static final int ALONE = 44;
  private static final double CLAIM = 0.5;
  private static final double NAMED = 0.9;
  private static final int TITLE = 24;
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "([\\s\\u3000]*[【\\[(〔]?(?:司会(?:者|進行)?|進行|タイムキーパー|議長)[^\\s\\u3000:「]{0,8}[】\\])〕]?[\\s\\u3000]*[:「\\s\\u3000]|[\\s\\u3000(〔]*(?=(?:それでは|では|次に|次は|次いで|続いて|続きまして|はじめに|最初に|まず|最後に|これより|ただ今より|ただいまより)[^\\n"
              + "]*(?:お願い|どうぞ)))[^\\n"
              + "]{0,70}?((?:です|に(?:移り|入り)ます|を?(?:お願い|始め|行い|開始)|[、 \\u3000]?どうぞ)[^。\\n"
              + "]{0,14}[。」)〕]*)");
  private static final Pattern SIDE =
      Pattern.compile(
          "(?:the"
              + " )?(?:肯定側?|否定側?|賛成側?|反対側?|affirmative|negative|government|opposition|proposition|aff|neg|gov|opp|prop|pro|con|[12]?[AN][CRQ]|[A-Z]{2,3})",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;
  private final String text;
  private final HeadingParts parts;

  Marks(SourceText source) {
    this.source = source;
    this.parts = new HeadingParts(Roster.teams(source));
    this.text = source.text();
  }

  List<Mark> find() {
    List<Mark> marks = new ArrayList<>();
    for (TextLine line : source.lines()) {
      Mark mark = read(line);
      if (mark == null) {
        mark = announced(line);
      }
      if (mark == null) {
        mark = spoken(line, marks);
      }
      if (mark != null) {
        boolean heads = !marks.isEmpty() && announces(marks.get(marks.size() - 1), mark);
        if (heads) {
          marks.remove(marks.size() - 1);
        }
        marks.add(mark);
      }
    }
    return marks;
  }

  /** Whether a chair's words only lead up to the heading below them. */
  private boolean announces(Mark before, Mark mark) {
    int begin = Math.min(before.body(), mark.begin());
    boolean near = source.trim(begin, source.lines().get(mark.line()).begin()).length() == 0;
    String line = source.text(source.lines().get(before.line()));
    boolean calls = ANNOUNCED.matcher(line).matches() || CALLS.matcher(line).lookingAt();
    return near
        && calls
        && before.turns().stream().anyMatch(t -> mark.turns().stream().anyMatch(t::same));
  }

  /** "司会：次に、否定側の質疑です。": where no heading stands, the chair's words open the speech. */
  private @Nullable Mark announced(TextLine line) {
    Matcher chair = ANNOUNCED.matcher(text).region(line.begin(), line.end());
    if (!chair.matches()) {
      return null;
    }
    Label found = null;
    for (int at = chair.end(1); at < chair.start(2); at++) {
      Label label = LabelBook.at(text, at, chair.start(2));
      if (label != null && label.end() - label.begin() > 3) {
        found = label;
        at = label.end();
      }
    }
    if (found == null || chair.start(2) - found.end() > TITLE) {
      return null;
    }
    Span words = new Span(found.begin(), found.end());
    return new Mark(line.index(), words, next(line), false, null, found.turns());
  }

  /**
   * "Let me begin the first rebuttal.", or a chair's longer call: a mark where nothing else stands.
   */
  private @Nullable Mark spoken(TextLine line, List<Mark> before) {
    Matcher chair = CALLS.matcher(text).region(line.begin(), line.end());
    boolean called = chair.lookingAt();
    int early = Math.min(line.end(), line.begin() + 2 * TITLE);
    if (!called && !BEGINS.matcher(text).region(line.begin(), early).find()) {
      return null;
    }
    int last = called ? line.end() : Math.min(line.end(), line.begin() + TITLE);
    Label found = null;
    for (int at = called ? chair.end() : line.begin(); at < last; at++) {
      Label label = LabelBook.at(text, at, line.end());
      if (label != null && label.end() - label.begin() > 3 && due(label.end(), line, called)) {
        found = label;
        at = label.end();
      }
    }
    if (found == null || line.end() - found.end() > TITLE * 3) {
      return null;
    }
    Label label = found;
    Mark above = before.isEmpty() ? null : before.get(before.size() - 1);
    if (above != null && above.turns().stream().anyMatch(t -> label.turns().stream().anyMatch(t::same))) {
      return null;
    }
    List<Mark.FormatTurn> turns = found.turns().stream().map(t -> t.times(SAID)).toList();
    int body = called ? next(line) : line.begin();
    Span words = new Span(found.begin(), found.end());
    return new Mark(line.index(), words, body, !called, null, turns, SAID_CLAIM);
  }

  private boolean due(int at, TextLine line, boolean called) {
    Pattern words = called ? CALLED : BEGINS;
    return words.matcher(text).region(at, line.end()).lookingAt();
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
      Mark titled = titled(line, start);
      if (titled != null) {
        return titled;
      }
      label = LabelBook.at(text, line.begin(), limit); // a number may belong to the label: 1AC
    }
    Mark mark = label == null ? null : widened(tail(line, label));
    if (mark == null) {
      mark = nameFirst(line, start);
    }
    if (mark == null) {
      mark = inParts(line, start);
    }
    return mark == null ? misprinted(line, start) : mark;
  }

  /** A heading in another order or shortened, alone on its line, in brackets or before a colon. */
  private @Nullable Mark inParts(TextLine line, int start) {
    Matcher boxed = BOXED.matcher(text).region(line.begin(), line.end());
    if (boxed.lookingAt()) {
      Mark mark = inParts(line, new Span(boxed.start(1), boxed.end(1)), boxed.end());
      if (mark != null) {
        return mark;
      }
    }
    int end = line.end();
    while (end > start && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end - start <= ALONE && !SENTENCE.matcher(text.substring(start, end)).find()) {
      Mark mark = inParts(line, new Span(start, end), line.end());
      if (mark != null) {
        return mark;
      }
    }
    for (int at = start; at < Math.min(line.end(), start + ALONE); at++) {
      Mark mark =
          text.charAt(at) == ':' ? inParts(line, new Span(start, at), at + 1) : null;
      if (mark != null) {
        return mark;
      }
    }
    return null;
  }

  /** A label of one format may, taken apart, be one of another too. */
  private @Nullable Mark widened(@Nullable Mark mark) {
    if (mark == null) {
      return null;
    }
    HeadingParts.Found found =
        parts.read(text.substring(mark.label().begin(), mark.label().end()));
    if (found == null) {
      return mark;
    }
    List<Mark.FormatTurn> all = new ArrayList<>(mark.turns());
    for (Mark.FormatTurn turn : found.turns()) {
      if (all.stream().noneMatch(turn::same)) {
        all.add(turn);
      }
    }
    return mark.opening(all);
  }

  private @Nullable Mark inParts(TextLine line, Span heading, int end) {
    HeadingParts.Found found = parts.read(text.substring(heading.begin(), heading.end()));
    if (found == null) {
      return null;
    }
    int rest = skipBlanks(end, line.end());
    boolean alone = rest == line.end();
    Span name = found.name();
    Span speaker =
        name == null ? null : new Span(heading.begin() + name.begin(), heading.begin() + name.end());
    return new Mark(
        line.index(), heading, alone ? next(line) : rest, !alone, speaker, found.turns(), CLAIM);
  }

  /** "早瀬総理", "乾党首　…": an office behind a name. */
  private @Nullable Mark titled(TextLine line, int start) {
    Matcher name = TITLED.matcher(text).region(start, line.end());
    if (!name.lookingAt()) {
      return null;
    }
    for (int at = start + 1; at < name.end(1); at++) {
      Label label = LabelBook.at(text, at, name.end(1));
      if (label != null && label.end() == name.end(1)) {
        boolean alone = name.end() == line.end();
        List<Mark.FormatTurn> turns = label.turns().stream().map(t -> t.times(NAMED)).toList();
        Span words = new Span(start, label.end());
        int body = alone ? next(line) : name.end();
        return new Mark(
            line.index(), words, body, !alone, new Span(start, at), turns, SAID_CLAIM);
      }
    }
    return null;
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

  /** "Farah Idris (Prime Minister): …". */
  private @Nullable Mark nameFirst(TextLine line, int start) {
    Matcher name = NAME_FIRST.matcher(text).region(start, line.end());
    if (!name.lookingAt()) {
      return null;
    }
    Label label = LabelBook.at(text, name.end(), Math.min(line.end(), name.end() + HEAD));
    if (label == null) {
      return null;
    }
    Matcher close = NAME_CLOSE.matcher(text).region(label.end(), line.end());
    if (!close.lookingAt()) {
      return null;
    }
    Span words = new Span(name.start(1), label.end());
    Span speaker = new Span(name.start(1), name.end(1));
    boolean alone = close.end() == line.end();
    return new Mark(
        line.index(),
        words,
        alone ? next(line) : close.end(),
        !alone,
        speaker,
        label.turns().stream().map(t -> t.times(NAMED)).toList());
  }

  /** A heading that is no label, but nearly one. */
  private @Nullable Mark misprinted(TextLine line, int start) {
    Matcher head = HEADING.matcher(text).region(start, line.end());
    if (!head.lookingAt()) {
      return null;
    }
    Span words = source.trim(head.start(1), head.end(1));
    boolean boxed = enclosed(line, words.begin(), head.end());
    boolean alone = head.end() == line.end();
    if (!alone && !boxed) {
      return null;
    }
    List<Mark.FormatTurn> turns =
        Misprints.turns(text.substring(words.begin(), words.end()));
    return turns.isEmpty() ? null : tail(line, new Label(words.begin(), words.end(), turns));
  }

  private boolean enclosed(TextLine line, int begin, int end) {
    return begin > line.begin()
        && "【[〔〈《「『<(".indexOf(text.charAt(begin - 1)) >= 0
        && end > begin
        && "】]〕〉》」』>)".indexOf(text.charAt(end - 1)) >= 0;
  }

  /** What follows the label decides whether it opens a speech or is only spoken of. */
  private @Nullable Mark tail(TextLine line, Label label) {
    int at = label.end();
    int labelEnd = at;
    boolean firm = false;
    Span speaker = null;
    for (int before = -1; before != at; ) {
      before = at;
      Matcher note = NOTE.matcher(text).region(at, line.end());
      if (note.lookingAt()) {
        String inside = note.group(1).strip();
        Label code = LabelBook.at(text, note.start(1), note.end(1));
        boolean same = code != null && code.fits(label);
        firm |= same;
        if (same || SIDE.matcher(inside).matches()) {
          labelEnd = note.end();
        } else if (speaker == null) {
          speaker = name(note.start(1), note.end(1));
        }
        at = note.end();
      }
      at = skip(MINUTES, at, line.end());
      int closed = skip(CLOSERS, at, line.end());
      firm |= closed > at && enclosed(line, label.begin(), closed);
      at = closed;
      Label again = LabelBook.at(text, skipBlanks(at, line.end()), line.end());
      if (again != null && closed(again.end(), line.end())) {
        at = again.end();
        firm |= again.fits(label) && again.begin() > label.end();
      }
    }
    return close(line, label, new Span(label.begin(), labelEnd), new Tail(at, firm, speaker));
  }

  /**
   * What stands behind a label.
   *
   * @param firm whether brackets or a code show that the label ends here
   */
  private record Tail(int at, boolean firm, @Nullable Span speaker) {}

  private @Nullable Mark close(TextLine line, Label label, Span words, Tail tail) {
    int at = tail.at();
    Span speaker = tail.speaker();
    int rest = skipBlanks(at, line.end());
    if (rest == line.end()) {
      return new Mark(line.index(), words, next(line), false, speaker, label.turns());
    }
    Matcher comma = COMMA_NAME.matcher(text).region(at, line.end());
    if (comma.lookingAt() && label.turns().stream().anyMatch(t -> t.weight() == 1)) {
      Span name = source.trim(comma.start(1), comma.end(1));
      boolean alone = comma.end() == line.end();
      int body = alone ? next(line) : comma.end();
      return new Mark(line.index(), words, body, !alone, name, label.turns());
    }
    Matcher separator = SEPARATOR.matcher(text).region(at, line.end());
    boolean separated = separator.lookingAt();
    int body = separated ? separator.end() : rest;
    if (body == line.end()) {
      return new Mark(line.index(), words, next(line), false, speaker, label.turns());
    }
    String remainder = text.substring(body, line.end());
    if (NUMERIC.matcher(remainder).matches()) {
      return null;
    }
    boolean named = remainder.length() <= NAME && !SENTENCE.matcher(remainder).find();
    boolean spaced = separated || rest > at || tail.firm();
    if (named && spaced) {
      Span name = speaker == null ? name(body, line.end()) : speaker;
      return new Mark(line.index(), words, next(line), false, name, label.turns());
    }
    return separated || tail.firm()
        ? new Mark(line.index(), words, body, true, speaker, label.turns())
        : null;
  }

  /** A name among times and remarks, or null. */
  private @Nullable Span name(int begin, int end) {
    int from = begin;
    for (int at = begin; at <= end; at++) {
      if (at == end || "、,;/・:".indexOf(text.charAt(at)) >= 0) {
        Span part = source.trim(from, at);
        String words = text.substring(part.begin(), part.end());
        if (part.length() > 0
            && !NUMERIC.matcher(words).matches()
            && !minutes(words)
            && words.charAt(0) != '※') {
          return part;
        }
        from = at + 1;
      }
    }
    return null;
  }

  /** Whether a mark's line is a bullet of a list, as in judges' remarks on each stage. */
  boolean bulleted(Mark mark) {
    TextLine line = source.lines().get(mark.line());
    return BULLET.matcher(text).region(line.begin(), line.end()).lookingAt();
  }

  private static boolean minutes(String inside) {
    Matcher matcher = MINUTES.matcher(inside);
    return matcher.lookingAt() && matcher.end() >= inside.length() - 2;
  }

  private boolean closed(int at, int end) {
    return at == end || !Character.isLetter(text.charAt(at));
  }

  private int skip(Pattern pattern, int at, int end) {
    Matcher matcher = pattern.matcher(text).region(at, end);
    return matcher.lookingAt() ? matcher.end() : at;
  }

  private int skipBlanks(int at, int end) {
    int to = at;
    while (to < end && (Character.isWhitespace(text.charAt(to)) || text.charAt(to) == '\u3000')) {
      to++;
    }
    return to;
  }

  private int next(TextLine line) {
    return Math.min(line.end() + 1, text.length());
  }
}
