package toron.structure.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import toron.structure.discourse.ExchangeWords;
import toron.structure.discourse.Paragraphs;
import toron.structure.text.Brackets;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Cuts a cross-examination into what each voice says, however voices are marked. */
final class ExchangeParts {
  static final String ASKING = "Q";
  static final String ANSWERING = "A";

  /** Signs that the other voice speaks, without saying whose it is. */
  static final String OTHER = "―";

  private static final Pattern STOPPED = Pattern.compile("[。.?!」)\"”]$");
  private static final int WRAPPED = 4;
  private static final int HEAD = 10;
  private static final int HEADS = 3;

  /** "[00:07:29]": when the next words were said. */
  private static final Pattern TIME =
      Pattern.compile("[\\[(<]?(?:\\d{1,2}:)?\\d{1,2}:\\d{2}[\\])>]?[\\s　]+");

  /** "話者5　05:02": a voice, and when it began. */
  private static final Pattern TIMED =
      Pattern.compile("([^\\s　].{0,15}?)[\\s　]+[\\[(<]?(?:\\d{1,2}:)?\\d{1,2}:\\d{2}[\\])>]?");

  private static final Pattern INNER =
      Pattern.compile("(?<=[?？。.])[ \u3000]*[–—―─]+[ \u3000]*(?=\\S)|(?<=\\?) - ");
  private static final Pattern REMARK =
      Pattern.compile("[(〔【\\[]{1,2}[^()〔〕【】\\[\\]\\n]*[)〕】\\]]{1,2}");

  private final SourceText source;
  private final String text;
  private final String known;
  private final List<Span> lines = new ArrayList<>();
  private final VoiceMarks marks;
  private final Set<String> voices = new HashSet<>();
  private final List<Part> parts = new ArrayList<>();

  ExchangeParts(SourceText source, Span body, String known) {
    this.source = source;
    this.known = known;
    this.text = source.text();
    for (TextLine line : source.lines()) {
      Span words =
          source.trim(Math.max(line.begin(), body.begin()), Math.min(line.end(), body.end()));
      if (words.length() <= 0) {
        continue;
      }
      Matcher time = TIME.matcher(text).region(words.begin(), words.end());
      words = time.lookingAt() ? new Span(time.end(), words.end()) : words;
      Matcher timed = TIMED.matcher(text).region(words.begin(), words.end());
      words = timed.matches() ? new Span(timed.start(1), timed.end(1)) : words;
      if (words.begin() < words.end() && !REMARK.matcher(text(words)).matches()) {
        lines.add(words);
      }
    }
    headed();
    this.marks = new VoiceMarks(source, lines);
  }

  /** A short line that comes again and again names the voice of the lines below it. */
  private void headed() {
    Map<String, Long> counts =
        lines.stream().collect(Collectors.groupingBy(this::text, Collectors.counting()));
    for (int i = 0; i + 1 < lines.size(); i++) {
      Span line = lines.get(i);
      boolean heads = line.length() <= HEAD && counts.getOrDefault(text(line), 0L) >= HEADS;
      if (heads && !STOPPED.matcher(text(line)).find()) {
        lines.set(i, new Span(line.begin(), lines.remove(i + 1).end()));
      }
    }
  }

  /** What one voice says. */
  record Part(String who, Span words) {}

  List<Part> read() {
    List<Part> rows = InlineTurns.table(source, lines);
    if (!rows.isEmpty()) {
      return rows;
    }
    List<Part> run = RunOnTurns.read(source, lines);
    if (!run.isEmpty()) {
      return run;
    }
    for (Span line : lines) {
      Part part = marks.part(line);
      if (part != null) {
        voices.add(part.who());
      }
    }
    if (!InlineTurns.spaced(text, lines).isEmpty()) {
      return labelled();
    }
    if (voices.isEmpty() && closed()) {
      lines.forEach(line -> parts.addAll(InlineTurns.flow(source, List.of(line))));
      return parts;
    }
    if (voices.equals(Set.of(OTHER)) && allDashed() && dashed()) {
      return parts;
    }
    if ((voices.isEmpty() || voices.equals(Set.of(OTHER))) && flows()) {
      return InlineTurns.flow(source, lines);
    }
    if (dashed()) {
      return parts;
    }
    return labelled();
  }

  private List<Part> labelled() {
    Pattern inline = InlineTurns.labels(text, lines, marks.colons(), known);
    lines.forEach(line -> read(line, inline));
    return parts;
  }

  private boolean allDashed() {
    return lines.size() > 2
        && lines.stream()
            .allMatch(l -> VoiceMarks.DASH.matcher(text).region(l.begin(), l.end()).lookingAt());
  }

  /** Nothing but dashes, or nearly: they take turns. */
  private boolean dashed() {
    List<Span> said = new ArrayList<>();
    boolean open = false;
    for (Span line : lines) {
      Matcher dash = VoiceMarks.DASH.matcher(text).region(line.begin(), line.end());
      if (dash.lookingAt() && dash.end() < line.end()) {
        said.add(source.trim(dash.end(), line.end()));
      } else if (open && !said.isEmpty()) {
        said.add(source.trim(said.remove(said.size() - 1).begin(), line.end()));
      }
      open = open(line);
    }
    said.removeIf(words -> ExchangeWords.essence(text, words).length() == 0);
    boolean all = voices.equals(Set.of(OTHER)) && said.size() >= lines.size() - 1;
    if (!all && said.size() * 5 < lines.size() * 4) {
      return false;
    }
    for (Span words : both(said)) {
      parts.add(new Part(parts.size() % 2 == 0 ? ASKING : ANSWERING, bare(words)));
    }
    return true;
  }

  /** Whether nearly every line asks first and ends with an answer. */
  private boolean closed() {
    long closed =
        lines.stream()
            .map(line -> ExchangeWords.sentences(text, line))
            .filter(s -> s.size() > 1)
            .filter(s -> s.stream().anyMatch(one -> ExchangeWords.sentenceAsks(text, one)))
            .filter(s -> !ExchangeWords.sentenceAsks(text, s.get(s.size() - 1)))
            .count();
    return lines.size() > 2 && closed * 5 >= lines.size() * 4L;
  }

  /** "– Who pays? – The town.": most lines hold a question and its answer. */
  private List<Span> both(List<Span> said) {
    List<Span> turns = new ArrayList<>();
    for (Span words : said) {
      Matcher inner = INNER.matcher(text).region(words.begin(), words.end());
      inner.useTransparentBounds(true);
      int begin = words.begin();
      while (inner.find()) {
        turns.add(source.trim(begin, inner.start()));
        begin = inner.end();
      }
      turns.add(source.trim(begin, words.end()));
    }
    return turns.size() * 2 >= said.size() * 3 ? turns : said;
  }

  /** One paragraph, or one that is broken into lines where the paper ends. */
  private boolean flows() {
    long open = lines.stream().limit(Math.max(0, lines.size() - 1)).filter(this::open).count();
    boolean wrapped = lines.size() >= WRAPPED && open * 2 > lines.size();
    boolean long1 = lines.stream().anyMatch(l -> ExchangeWords.sentences(text, l).size() > WRAPPED);
    return !lines.isEmpty() && (wrapped || long1);
  }

  private boolean open(Span line) {
    return !STOPPED.matcher(text(line)).find();
  }

  private void read(Span line, Pattern inline) {
    Part part = marks.part(line);
    if (part == null) {
      unmarked(line, inline);
      return;
    }
    List<Part> turns = InlineTurns.split(source, part, inline);
    for (Part turn : turns) {
      Part clean = new Part(turn.who(), bare(turn.words()));
      if (turns.size() > 1) {
        parts.add(clean);
      } else {
        add(clean);
      }
    }
  }

  private void unmarked(Span line, Pattern inline) {
    if (voices.isEmpty()) {
      List<Part> turns = InlineTurns.split(source, new Part(ASKING, line), inline);
      boolean asks = ExchangeWords.asks(text, bare(turns.get(0).words()));
      turns = asks ? turns : List.of(new Part(ANSWERING, line));
      turns.forEach(turn -> parts.add(new Part(turn.who(), bare(turn.words()))));
    } else if (!parts.isEmpty() && voices.size() == 1 && !last().who().equals(ANSWERING)) {
      parts.add(new Part(ANSWERING, line)); // only one voice is marked
    } else if (!parts.isEmpty()) {
      extend(line.end());
    } else if (ExchangeWords.asks(text, line)) {
      parts.add(new Part(opening(), bare(line))); // the heading took the label
    }
  }

  /** The voice that is not the first one marked. */
  private String opening() {
    List<String> marked =
        lines.stream().map(marks::part).map(p -> p == null ? "" : p.who()).toList();
    String second = marked.stream().filter(w -> !w.isEmpty()).findFirst().orElse("");
    return marked.stream()
        .filter(w -> !w.isEmpty() && !w.equals(second))
        .findFirst()
        .orElse(ASKING);
  }

  private void add(Part part) {
    boolean answered = parts.size() > 1 && ExchangeWords.asks(text, beforeLast().words());
    boolean goesOn =
        !parts.isEmpty()
            && last().who().equals(part.who())
            && !ExchangeWords.asks(text, last().words())
            && !(answered && ExchangeWords.asks(text, part.words()));
    if (goesOn) {
      extend(part.words().end());
    } else {
      parts.add(part);
    }
  }

  private void extend(int end) {
    Part last = parts.remove(parts.size() - 1);
    parts.add(new Part(last.who(), source.trim(last.words().begin(), end)));
  }

  /** Without the brackets that enclose all of it. */
  private Span bare(Span words) {
    boolean opens = words.length() > 2 && text.charAt(words.begin()) == '「';
    int close = opens ? Brackets.close(text, words.begin(), words.end()) : -1;
    boolean remark =
        close > 0 && Paragraphs.STAGE.matcher(text.substring(close + 1, words.end())).matches();
    return close == words.end() - 1 || remark ? source.trim(words.begin() + 1, close) : words;
  }

  private Part last() {
    return parts.get(parts.size() - 1);
  }

  private Part beforeLast() {
    return parts.get(parts.size() - 2);
  }

  private String text(Span span) {
    return text.substring(span.begin(), span.end());
  }
}
