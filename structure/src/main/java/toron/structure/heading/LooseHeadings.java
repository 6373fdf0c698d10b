package toron.structure.heading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.heading.LabelBook.Label;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Headings that are no label of a format as they stand: in parts, behind or before names,
 * misprinted.
 */
final class LooseHeadings {
  private static final Pattern BOXED =
      Pattern.compile(
          "[\\s\\u3000]*(?:[■□●○◎◆◇▼▲★☆※・►▶#*]+[\\s\\u3000]*)?[\\[【〔〈《「『<(]([^\\[\\]【】〔〕〈〉《》「」『』<>()\\n]{2,40})[\\]】〕〉》」』>)]");
  private static final String CLOSING = " \u3000】])>〉》」』=~*_|■◆●:-–—―";
  private static final int ALONE = 44;
  private static final double CLAIM = 0.5;
  private static final double NAMED = 0.9;
  private static final Pattern TITLED =
      Pattern.compile(
          "([\\p{IsHan}\\p{IsKatakana}ー]{1,6}[ \\u3000]?[\\p{IsHan}\\p{IsKatakana}ー・]{2,12})(?:[\\s\\u3000]*:[\\s\\u3000]*|\\u3000+|$)");
  private static final Pattern NAME_FIRST =
      Pattern.compile(
          "([^\\s\\u3000:.,。、「」()!?\\d][^:,。、「」()!?\\d]{0,28})(?:[\\s\\u3000]*\\(|, )[\\s\\u3000]*");
  private static final Pattern NAME_CLOSE =
      Pattern.compile("[\\s\\u3000]*\\)?(?:[\\s\\u3000]*:[\\s\\u3000]*|\\u3000+|\\t|$)");
  private static final Pattern HEADING =
      Pattern.compile(
          "([^\\s\\u3000:。、「」(\\[][^:。、「」(\\[】〕〉》』>)\\]]{1,38})(?:[\\s\\u3000]*[(\\[][^)\\]]{1,30}[)\\]])?[】\\]〕〉》」』>=~*#\\s\\u3000]*");
  private static final int HEAD = 90;
  private static final double SAID_CLAIM = 0.2;

  private final SourceText source;
  private final String text;
  private final LabelTail tail;
  private final HeadingParts parts;

  LooseHeadings(SourceText source, LabelTail tail) {
    this.source = source;
    this.text = source.text();
    this.tail = tail;
    this.parts = new HeadingParts(Roster.teams(source));
  }

  /** A heading in another order or shortened, alone on its line, in brackets or before a colon. */
  @Nullable Mark inParts(TextLine line, int start) {
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
    String heading = text.substring(start, end);
    boolean comma = heading.contains(", ");
    if (end - start <= ALONE && !LabelTail.SENTENCE.matcher(heading.replace(", ", " ")).find()) {
      Mark mark = inParts(line, new Span(start, end), line.end());
      if (mark != null && (!comma || mark.speaker() == null)) {
        return mark;
      }
    }
    for (int at = start; at < Math.min(line.end(), start + ALONE); at++) {
      Mark mark = text.charAt(at) == ':' ? inParts(line, new Span(start, at), at + 1) : null;
      if (mark != null) {
        return mark;
      }
    }
    return null;
  }

  /** A label of one format may, taken apart, be one of another too. */
  @Nullable Mark widened(@Nullable Mark mark) {
    if (mark == null) {
      return null;
    }
    HeadingParts.Found found = parts.read(text.substring(mark.label().begin(), mark.label().end()));
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
    int rest = tail.skipBlanks(end, line.end());
    boolean alone = rest == line.end();
    Span name = found.name();
    Span speaker =
        name == null
            ? null
            : new Span(heading.begin() + name.begin(), heading.begin() + name.end());
    return new Mark(
        line.index(),
        heading,
        alone ? tail.next(line) : rest,
        !alone,
        speaker,
        found.turns(),
        CLAIM);
  }

  /** "早瀬総理", "乾党首　…": an office behind a name. */
  @Nullable Mark titled(TextLine line, int start) {
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
        int body = alone ? tail.next(line) : name.end();
        return new Mark(line.index(), words, body, !alone, new Span(start, at), turns, SAID_CLAIM);
      }
    }
    return null;
  }

  /** "Farah Idris (Prime Minister): …". */
  @Nullable Mark nameFirst(TextLine line, int start) {
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
        alone ? tail.next(line) : close.end(),
        !alone,
        speaker,
        label.turns().stream().map(t -> t.times(NAMED)).toList());
  }

  /** A heading that is no label, but nearly one. */
  @Nullable Mark misprinted(TextLine line, int start) {
    Matcher head = HEADING.matcher(text).region(start, line.end());
    if (!head.lookingAt()) {
      return null;
    }
    Span words = source.trim(head.start(1), head.end(1));
    boolean boxed = tail.enclosed(line, words.begin(), head.end());
    boolean alone = head.end() == line.end();
    if (!alone && !boxed) {
      return null;
    }
    List<Mark.FormatTurn> turns = Misprints.turns(text.substring(words.begin(), words.end()));
    return turns.isEmpty() ? null : tail.read(line, new Label(words.begin(), words.end(), turns));
  }
}
