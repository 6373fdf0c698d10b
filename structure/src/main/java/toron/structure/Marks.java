package toron.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Finds the labels that open speeches of the known formats. */
final class Marks {
  /** What may stand before a label: bullets, brackets, a number. */
  static final String DECORATION =
      "[\\s\\u3000]*(?:[■□●○◎◆◇▼▲★☆※・►▶#*_【\\[(<〈《「『〔~=\\-―—–|]+[\\s\\u3000]*)*(?:第?\\d{1,2}(?:ステージ|st"
          + " stage)?[.):、][\\s\\u3000]*|\\(\\d{1,2}\\)[\\s\\u3000]*|\\d{1,2}(?=[^\\x00-\\x7f\\d])"
          + "|第\\d{1,2}(?:ステージ|スピーカー|弁士|番手|発言者?|スピーチ)[\\s\\u3000:・]*)?";

  private static final Pattern DECOR = Pattern.compile(DECORATION);
  private static final Pattern BULLET = Pattern.compile("[\\s\\u3000]*・");
  private static final String TRAILING = " \u3000:,・-–—―";
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
  private static final Map<Pattern, List<Mark.FormatTurn>> TURNS = turns();

  private final SourceText source;
  private final String text;

  Marks(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  List<Mark> find() {
    List<Mark> marks = new ArrayList<>();
    for (TextLine line : source.lines()) {
      Mark mark = read(line);
      if (mark == null) {
        mark = announced(line);
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
    return near
        && ANNOUNCED.matcher(source.text(source.lines().get(before.line()))).matches()
        && before.turns().stream().anyMatch(mark.turns()::contains);
  }

  /** "司会：次に、否定側の質疑です。": where no heading stands, the chair's words open the speech. */
  private @Nullable Mark announced(TextLine line) {
    Matcher chair = ANNOUNCED.matcher(text).region(line.begin(), line.end());
    if (!chair.matches()) {
      return null;
    }
    Label found = null;
    for (int at = chair.end(1); at < chair.start(2); at++) {
      Label label = label(at, chair.start(2));
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

  private @Nullable Mark read(TextLine line) {
    Matcher decor = DECOR.matcher(text).region(line.begin(), line.end());
    int start = decor.lookingAt() ? decor.end() : line.begin();
    int limit = Math.min(line.end(), line.begin() + HEAD);
    Label label = label(start, limit);
    if (label == null) {
      label = label(line.begin(), limit); // a number may belong to the label: 1AC
    }
    return label == null ? null : tail(line, label);
  }

  private record Label(int begin, int end, List<Mark.FormatTurn> turns) {}

  /** The longest label that begins here, and all turns that it fits. */
  private @Nullable Label label(int begin, int limit) {
    if (begin >= limit) {
      return null;
    }
    int end = begin;
    List<Mark.FormatTurn> fitting = new ArrayList<>();
    for (Map.Entry<Pattern, List<Mark.FormatTurn>> entry : TURNS.entrySet()) {
      Matcher matcher = entry.getKey().matcher(text).region(begin, limit);
      if (!matcher.lookingAt() || matcher.end() < end || matcher.end() == begin) {
        continue;
      }
      if (matcher.end() > end) {
        fitting.clear();
        end = matcher.end();
      }
      fitting.addAll(entry.getValue());
    }
    while (end > begin + 1 && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return fitting.isEmpty() ? null : new Label(begin, end, fitting);
  }

  /** What follows the label decides whether it opens a speech or is only spoken of. */
  private @Nullable Mark tail(TextLine line, Label label) {
    int at = label.end();
    int labelEnd = at;
    Span speaker = null;
    for (int before = -1; before != at; ) {
      before = at;
      Matcher note = NOTE.matcher(text).region(at, line.end());
      if (note.lookingAt()) {
        String inside = note.group(1).strip();
        if (SIDE.matcher(inside).matches()) {
          labelEnd = note.end();
        } else if (!NUMERIC.matcher(inside).matches() && !minutes(inside)) {
          speaker = new Span(note.start(1), note.end(1));
        }
        at = note.end();
      }
      at = skip(MINUTES, at, line.end());
      at = skip(CLOSERS, at, line.end());
      Label again = label(skipBlanks(at, line.end()), line.end());
      if (again != null && closed(again.end(), line.end())) {
        at = again.end();
      }
    }
    return close(line, label, labelEnd, at, speaker);
  }

  private @Nullable Mark close(
      TextLine line, Label label, int labelEnd, int at, @Nullable Span speaker) {
    Span words = new Span(label.begin(), labelEnd);
    int rest = skipBlanks(at, line.end());
    if (rest == line.end()) {
      return new Mark(line.index(), words, next(line), false, speaker, label.turns());
    }
    Matcher separator = SEPARATOR.matcher(text).region(at, line.end());
    boolean separated = separator.lookingAt();
    int body = separated ? separator.end() : rest;
    if (body == line.end()) {
      return new Mark(line.index(), words, next(line), false, speaker, label.turns());
    }
    String tail = text.substring(body, line.end());
    if (NUMERIC.matcher(tail).matches()) {
      return null;
    }
    boolean named = tail.length() <= NAME && !SENTENCE.matcher(tail).find();
    boolean spaced = separated || rest > at;
    if (named && spaced) {
      Span name = speaker == null ? source.trim(body, line.end()) : speaker;
      return new Mark(line.index(), words, next(line), false, name, label.turns());
    }
    return separated ? new Mark(line.index(), words, body, true, speaker, label.turns()) : null;
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

  /** Formats share most labels: each pattern is tried once. */
  private static Map<Pattern, List<Mark.FormatTurn>> turns() {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    Map<Pattern, List<Mark.FormatTurn>> turns = new LinkedHashMap<>();
    for (Format format : Format.ALL) {
      for (Format.Turn turn : format.turns()) {
        Pattern pattern = patterns.computeIfAbsent(turn.label().pattern(), key -> turn.label());
        turns
            .computeIfAbsent(pattern, key -> new ArrayList<>())
            .add(new Mark.FormatTurn(format, turn));
      }
    }
    return turns;
  }
}
