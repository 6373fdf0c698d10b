package toron.structure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Reads motion and event from what stands before the first speech. */
final class HeadReader {
  private static final Pattern JAPANESE_DATE =
      Pattern.compile("((?:19|20)\\d\\d)\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日");
  private static final Pattern ISO_DATE =
      Pattern.compile("\\b((?:19|20)\\d\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})\\b");
  private static final String MONTHS =
      "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";
  private static final Pattern US_DATE =
      Pattern.compile(MONTHS + " (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d\\d)");
  private static final Pattern UK_DATE =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)? " + MONTHS + ",? ((?:19|20)\\d\\d)");
  private static final Map<String, Integer> MONTH =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));
  private static final Pattern INNER_LABEL =
      Pattern.compile(
          "(?<!FOR THE|AGAINST THE|NOTICE OF|FOR|AGAINST)[ \\u3000](?:MOTION|RESOLUTION|TOPIC|論題)\\s?:[ \\u3000]*(?=\\S)");
  private static final Pattern NEXT_LABEL =
      Pattern.compile(
          "\\s(?:PARTICIPANTS|APPEARANCES|MODERATOR|PANEL(?:ISTS)?|DATE|VENUE|PLACE|P R O C E E D I N G S|(?:肯定|否定)側)\\s?(?::|$)");
  private static final int PROSE = 20;
  private static final HeadPatterns PATTERNS = HeadPatterns.ALL;

  private final SourceText source;
  private final String text;

  HeadReader(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** Whether a line announces a motion: between two speeches, that begins another debate. */
  boolean announces(TextLine line) {
    Matcher matcher = PATTERNS.motion().matcher(text).region(line.begin(), line.end());
    return matcher.lookingAt();
  }

  /** The motion of a debate, or null where the text does not say. */
  @Nullable Span motion(Draft draft) {
    Span found = labelled(draft.head());
    if (found == null) {
      found = joined(draft.head());
    }
    if (found == null) {
      found = alone(draft.head(), PATTERNS.motionLine());
    }
    if (found == null) {
      found = alone(draft.head(), PATTERNS.motionEnd());
    }
    if (found == null) {
      found = quoted(draft.head());
    }
    for (int i = 0; found == null && i < Math.min(2, draft.turns().size()); i++) {
      Span body = draft.turns().get(i).body();
      found = quoted(new Span(body.begin(), Math.min(body.end(), body.begin() + 600)));
    }
    return found;
  }

  private @Nullable Span labelled(Span head) {
    for (TextLine line : lines(head)) {
      Matcher matcher = PATTERNS.motion().matcher(text).region(line.begin(), line.end());
      if (matcher.lookingAt()) {
        Span value = unquote(source.trim(matcher.end(), next(matcher.end(), line.end())));
        if (value.length() == 0 && line.index() + 1 < source.lines().size()) {
          TextLine next = source.lines().get(line.index() + 1);
          value = unquote(source.trim(next.begin(), next.end()));
        }
        if (value.length() >= 5) {
          Span inner = quoted(value);
          return inner == null || value.length() < 2 * PROSE ? value : inner;
        }
      }
    }
    return null;
  }

  /** "PRACTICE ROUND MOTION: …": the label behind a title on its line. */
  private @Nullable Span joined(Span head) {
    Matcher label = INNER_LABEL.matcher(text).region(head.begin(), head.end());
    if (!label.find()) {
      return null;
    }
    int end = next(label.end(), source.lineAt(label.end()).end());
    Span value = unquote(source.trim(label.end(), end));
    return value.length() >= 5 ? value : null;
  }

  /** A title page set close together may join the next label to the motion's line. */
  private int next(int begin, int end) {
    Matcher label = NEXT_LABEL.matcher(text).region(begin, end);
    return label.find() ? label.start() : end;
  }

  private @Nullable Span alone(Span head, Pattern pattern) {
    for (TextLine line : lines(head)) {
      Matcher matcher = pattern.matcher(text).region(line.begin(), line.end());
      if (matcher.lookingAt()) {
        return unquote(source.trim(matcher.start(1), matcher.end(1)));
      }
    }
    return null;
  }

  private @Nullable Span quoted(Span where) {
    for (Pattern pattern : PATTERNS.motionQuoted()) {
      Matcher matcher = pattern.matcher(text).region(where.begin(), where.end());
      if (matcher.find()) {
        return source.trim(matcher.start(1), matcher.end(1));
      }
    }
    return null;
  }

  /** Inside brackets that enclose the whole; a note behind them does not belong. */
  private Span unquote(Span span) {
    if (span.length() < 3) {
      return span;
    }
    int closer = "「『“\"".indexOf(text.charAt(span.begin()));
    if (closer >= 0) {
      int close = text.lastIndexOf("」』”\"".charAt(closer), span.end() - 1);
      if (close > span.begin() + 1) {
        return new Span(span.begin() + 1, close);
      }
    }
    return span;
  }

  Debate.Event event(Span head, @Nullable Span motion) {
    return new Debate.Event(name(head, motion), date(head), round(head));
  }

  private @Nullable String name(Span head, @Nullable Span motion) {
    for (Pattern pattern : PATTERNS.event()) {
      for (TextLine line : lines(head)) {
        boolean isMotion = motion != null && motion.overlaps(new Span(line.begin(), line.end()));
        Matcher matcher = pattern.matcher(text).region(line.begin(), line.end());
        if (!isMotion && line.end() - line.begin() <= 120 && matcher.lookingAt()) {
          Span whole = source.trim(line.begin(), line.end());
          return source.verbatim(withoutRound(whole));
        }
      }
    }
    return null;
  }

  /** An event's line often ends with the round. */
  private Span withoutRound(Span line) {
    int end = line.end();
    for (Pattern pattern : PATTERNS.round()) {
      Matcher matcher = pattern.matcher(text).region(line.begin(), line.end());
      while (matcher.find()) {
        if (matcher.start() > line.begin() + 3) {
          end = Math.min(end, matcher.start());
        }
      }
    }
    while (end > line.begin() && " \u3000,、-–—:(【[".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return new Span(line.begin(), end);
  }

  private @Nullable String round(Span head) {
    for (Pattern pattern : PATTERNS.round()) {
      Matcher matcher = pattern.matcher(text).region(head.begin(), head.end());
      if (matcher.find()) {
        return source.verbatim(new Span(matcher.start(), matcher.end()));
      }
    }
    return null;
  }

  private @Nullable String date(Span head) {
    String before = text.substring(head.begin(), head.end());
    Matcher numbers = JAPANESE_DATE.matcher(before);
    if (!numbers.find()) {
      numbers = ISO_DATE.matcher(before);
      if (!numbers.find()) {
        return worded(before);
      }
    }
    return iso(numbers.group(1), Integer.parseInt(numbers.group(2)), numbers.group(3));
  }

  private static @Nullable String worded(String before) {
    Matcher us = US_DATE.matcher(before);
    if (us.find()) {
      return iso(us.group(3), month(us.group(1)), us.group(2));
    }
    Matcher uk = UK_DATE.matcher(before);
    return uk.find() ? iso(uk.group(3), month(uk.group(2)), uk.group(1)) : null;
  }

  private static int month(String word) {
    Integer month = MONTH.get(word.substring(0, 3).toLowerCase(Locale.ROOT));
    return month == null ? 0 : month;
  }

  private static @Nullable String iso(String year, int month, String day) {
    int d = Integer.parseInt(day);
    boolean real = month >= 1 && month <= 12 && d >= 1 && d <= 31;
    return real ? String.format(Locale.ROOT, "%s-%02d-%02d", year, month, d) : null;
  }

  private List<TextLine> lines(Span span) {
    return source.lines().stream()
        .filter(l -> l.begin() >= span.begin() && l.begin() < span.end())
        .toList();
  }
}
