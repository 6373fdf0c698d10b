package toron.structure.heading;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.heading.LabelBook.Label;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** What follows a label: notes, names, times, and where the speech begins. */
final class LabelTail {
  private static final Pattern NOTE =
      Pattern.compile("[\\s\\u3000]*[(\\[〈【〔]([^)\\]〉】〕]{1,40})[)\\]〉】〕]");
  private static final Pattern MINUTES =
      Pattern.compile("[\\s\\u3000]*\\d{1,2}(?:\\.\\d)? ?(?:分間?|min(?:ute)?s?\\.?)");
  private static final Pattern CLOSERS = Pattern.compile("[\\s\\u3000]*[】\\])>〉》」』=~*_|■◆●◇▼♪]+");
  private static final Pattern SEPARATOR =
      Pattern.compile("[\\s\\u3000]*(?::|――|──|‥+|…+| [-–—·] |[–—]|\\t|\\u3000)[\\s\\u3000]*");
  private static final Pattern NUMERIC =
      Pattern.compile("[\\s\\d.,/点分秒|:()\\-~満中計×○△]*(?:points?|pts)?[\\s\\d./]*");
  static final Pattern SENTENCE = Pattern.compile("[。、!?！？「」]|[.,;:]\\s|\\.$");
  private static final Pattern COMMA_NAME =
      Pattern.compile(
          "[\\s\\u3000]*[,、/][\\s\\u3000]*([^\\s\\u3000:.,。、「」()!?\\d][^:.,。、「」()!?\\d]{0,28})(?::[\\s\\u3000]*|$)");
  private static final Pattern LED_NAME =
      Pattern.compile(
          "[ \\u3000・/]{1,2}([\\p{IsHan}\\p{IsKatakana}ー][^\\s\\u3000:。、「」()!?\\d]{0,8})(?:さん|君|くん|氏)?(?:[\\s\\u3000]*\\([^)\\n]{1,24}\\))?(?:[ \\u3000]*:[ \\u3000]*|\\u3000+)(?=\\S)");
  private static final Pattern STOP = Pattern.compile("\\. +(?=\\S)");
  private static final Pattern SIDE =
      Pattern.compile(
          "(?:the"
              + " )?(?:肯定側?|否定側?|賛成側?|反対側?|affirmative|negative|government|opposition|proposition|aff|neg|gov|opp|prop|pro|con|[12]?[AN][CRQ]|(?-i:[A-Z]{2,3}))",
          Pattern.CASE_INSENSITIVE);
  private static final int NAME = 28;
  private static final Pattern NAMED =
      Pattern.compile("\\p{Lu}[\\p{L}.'’\\-]+(?: \\p{Lu}[\\p{L}.'’\\-]+){0,2}");

  /** "Yuna K. (2-C, no. 9)". */
  private static final Pattern INITIALS =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}.'’\\-]*(?: \\p{Lu}[\\p{L}.'’\\-]*){0,2})(?: ?\\([^()]{1,30}\\))?");

  private static final Pattern AGAIN = Pattern.compile(" (?:again|once more|continued)\\b");
  private static final Pattern CODE = Pattern.compile("[A-Z]{1,3}-?[1-4]|[1-4][A-Z]{1,2}");

  private final SourceText source;
  private final String text;

  LabelTail(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** What follows the label decides whether it opens a speech or is only spoken of. */
  @Nullable Mark read(TextLine line, Label label) {
    int at = label.end();
    int labelEnd = at;
    boolean firm = false;
    Span speaker = null;
    at = skip(AGAIN, at, line.end());
    for (int before = -1; before != at; ) {
      before = at;
      Matcher note = NOTE.matcher(text).region(at, line.end());
      boolean apart = speaker != null && at < line.end() && text.charAt(at) == '\u3000';
      if (!apart && note.lookingAt()) { // behind a name and a wide blank, somebody speaks
        String inside = note.group(1).strip();
        Label code = LabelBook.at(text, note.start(1), note.end(1));
        boolean same = code != null && code.fits(label);
        firm |= same;
        if (same || SIDE.matcher(inside).matches()) {
          labelEnd = note.end();
        } else if (speaker == null) {
          speaker = name(note.start(1), note.end(1));
          firm |= coded(label) && NAMED.matcher(inside).matches();
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
    if (comma.lookingAt()
        && LabelBook.at(text, comma.start(1), comma.end(1)) == null
        && label.turns().stream().anyMatch(t -> t.weight() == 1)) {
      Span name = source.trim(comma.start(1), comma.end(1));
      boolean alone = comma.end() == line.end();
      int body = alone ? next(line) : comma.end();
      return new Mark(line.index(), words, body, !alone, name, label.turns());
    }
    Matcher led = LED_NAME.matcher(text).region(at, line.end());
    if (led.lookingAt()) {
      Span name = speaker == null ? source.trim(led.start(1), led.end(1)) : speaker;
      return new Mark(line.index(), words, led.end(), true, name, label.turns());
    }
    if (capitals(words) && STOP.matcher(text).region(at, line.end()).lookingAt()) {
      int begin = skip(STOP, at, line.end());
      return new Mark(line.index(), words, begin, true, speaker, label.turns());
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
    Matcher initials = INITIALS.matcher(remainder);
    boolean named =
        (remainder.length() <= NAME && !SENTENCE.matcher(remainder).find()) || initials.matches();
    boolean spaced = separated || rest > at || tail.firm();
    if (named && spaced) {
      int nameEnd = initials.matches() ? body + initials.end(1) : line.end();
      Span name = speaker == null ? name(body, nameEnd) : speaker;
      return new Mark(line.index(), words, next(line), false, name, label.turns());
    }
    return separated || tail.firm()
        ? new Mark(line.index(), words, body, true, speaker, label.turns())
        : null;
  }

  private boolean coded(Label label) {
    return CODE.matcher(text.substring(label.begin(), label.end())).matches();
  }

  private boolean capitals(Span words) {
    String label = text.substring(words.begin(), words.end());
    return label.length() > 8
        && label.equals(label.toUpperCase(Locale.ROOT))
        && label.charAt(0) < 0x80;
  }

  /** A name among times and remarks, or null. */
  private @Nullable Span name(int begin, int end) {
    int from = begin;
    for (int at = begin; at <= end; at++) {
      if (at == end || "、,;/・·:".indexOf(text.charAt(at)) >= 0) {
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

  int skipBlanks(int at, int end) {
    int to = at;
    while (to < end && (Character.isWhitespace(text.charAt(to)) || text.charAt(to) == '\u3000')) {
      to++;
    }
    return to;
  }

  int next(TextLine line) {
    return Math.min(line.end() + 1, text.length());
  }

  boolean enclosed(TextLine line, int begin, int end) {
    return begin > line.begin()
        && "【[〔〈《「『<(".indexOf(text.charAt(begin - 1)) >= 0
        && end > begin
        && "】]〕〉》」』>)".indexOf(text.charAt(end - 1)) >= 0;
  }
}
