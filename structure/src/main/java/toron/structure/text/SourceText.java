package toron.structure.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;

/**
 * A document under study. Everything is looked for in the normalised text; all offsets inside this
 * package are offsets there, and only {@link #locate} turns them into the contract's code points.
 */
public final class SourceText {
  private final Document document;
  private final Normal normal;
  private final String text;
  private final List<TextLine> lines;
  private final int[] codePoints;
  private final List<PageRun> runs;
  private final IdentityHashMap<List<Pattern>, Integer> counts = new IdentityHashMap<>();

  /** A paragraph; {@code end} is before its newline. */
  public record TextLine(int index, int begin, int end) {}

  private record PageRun(int begin, int page) {}

  public SourceText(Document document) {
    this.document = document;
    this.normal = Normal.unwrapped(document.text());
    this.text = normal.text();
    this.lines = lines(text);
    this.codePoints = codePoints(document.text());
    this.runs = runs(document);
  }

  public Document document() {
    return document;
  }

  public String text() {
    return text;
  }

  public List<TextLine> lines() {
    return lines;
  }

  /** How many of some patterns the document holds; the same list is counted once. */
  public int count(List<Pattern> patterns) {
    return counts.computeIfAbsent(
        patterns, list -> (int) list.stream().filter(p -> p.matcher(text).find()).count());
  }

  public String text(TextLine line) {
    return text.substring(line.begin(), line.end());
  }

  /** The line that an offset lies in. */
  public TextLine lineAt(int offset) {
    int low = 0;
    int high = lines.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lines.get(middle).begin() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return lines.get(low);
  }

  /** As printed, without blanks at the ends. */
  public Span trim(int begin, int end) {
    int b = begin;
    int e = end;
    while (b < e && blank(text.charAt(b))) {
      b++;
    }
    while (e > b && blank(text.charAt(e - 1))) {
      e--;
    }
    return new Span(b, e);
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || c == '\u3000' || c == '\u00a0';
  }

  public String verbatim(Span span) {
    return normal.verbatim(span.begin(), span.end());
  }

  public Debate.Passage passage(Span span) {
    return new Debate.Passage(verbatim(span), locate(span));
  }

  /** One location per page that the span touches. */
  public List<Location> locate(Span span) {
    int begin = codePoints[normal.origin(span.begin())];
    int end = codePoints[normal.origin(span.end())];
    List<Location> locations = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      int from = i == 0 ? 0 : runs.get(i).begin();
      int to = i + 1 < runs.size() ? runs.get(i + 1).begin() : Integer.MAX_VALUE;
      if (from < end && begin < to) {
        locations.add(
            new Location(
                document.id(), runs.get(i).page(), Math.max(begin, from), Math.min(end, to)));
      }
    }
    return locations;
  }

  /** From the first to the last of what some locations cover. */
  public Span span(List<Location> locations) {
    int begin = locations.stream().mapToInt(Location::begin).min().orElse(0);
    int end = locations.stream().mapToInt(Location::end).max().orElse(0);
    String printed = document.text();
    return new Span(
        normal.offset(printed.offsetByCodePoints(0, begin)),
        normal.offset(printed.offsetByCodePoints(0, end)));
  }

  /** The page, from 1, that an offset stands on. */
  public int page(int offset) {
    int at = codePoints[normal.origin(offset)];
    int page = runs.get(0).page();
    for (PageRun run : runs) {
      if (run.begin() <= at) {
        page = run.page();
      }
    }
    return page;
  }

  private static List<TextLine> lines(String text) {
    List<TextLine> lines = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || text.charAt(at) == '\n') {
        lines.add(new TextLine(lines.size(), begin, at));
        begin = at + 1;
      }
    }
    return lines;
  }

  private static int[] codePoints(String source) {
    int[] map = new int[source.length() + 1];
    int count = 0;
    for (int at = 0; at < source.length(); at++) {
      map[at] = count;
      boolean high =
          Character.isHighSurrogate(source.charAt(at))
              && at + 1 < source.length()
              && Character.isLowSurrogate(source.charAt(at + 1));
      count += high ? 0 : 1;
    }
    map[source.length()] = count;
    return map;
  }

  /** Where the text passes from one page to another. */
  private static List<PageRun> runs(Document document) {
    List<PageRun> starts = new ArrayList<>();
    for (Document.Page page : document.pages()) {
      for (Document.Line line : page.lines()) {
        Integer begin = line.begin();
        if (begin != null) {
          starts.add(new PageRun(begin, page.number()));
        }
      }
    }
    starts.sort(Comparator.comparingInt(PageRun::begin));
    List<PageRun> runs = new ArrayList<>();
    for (PageRun start : starts) {
      if (runs.isEmpty() || runs.get(runs.size() - 1).page() != start.page()) {
        runs.add(start);
      }
    }
    if (runs.isEmpty()) {
      int first = document.pages().isEmpty() ? 1 : document.pages().get(0).number();
      runs.add(new PageRun(0, first));
    }
    return runs;
  }
}
