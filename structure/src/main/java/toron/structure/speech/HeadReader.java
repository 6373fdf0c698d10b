package toron.structure.speech;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.heading.HeadPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Reads motion and event from what stands before the first speech. */
public final class HeadReader {
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
  private static final HeadPatterns PATTERNS = HeadPatterns.ALL;

  private final SourceText source;
  private final String text;

  public HeadReader(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** Whether a line announces a motion: between two speeches, that begins another debate. */
  boolean announces(TextLine line) {
    Matcher matcher = PATTERNS.motion().matcher(text).region(line.begin(), line.end());
    return matcher.lookingAt();
  }

  public Debate.Event event(Span head, @Nullable Span motion) {
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
