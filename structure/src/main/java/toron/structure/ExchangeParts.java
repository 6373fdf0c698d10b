package toron.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Cuts a cross-examination into what each voice says, however voices are marked. */
final class ExchangeParts {
  static final String ASKING = "Q";
  static final String ANSWERING = "A";

  /** Signs that the other voice speaks, without saying whose it is. */
  static final String OTHER = "―";

  private static final String GAP = "[\\s　]";
  private static final Pattern ASKER =
      Pattern.compile(
          GAP
              + "*[(【\\[<〈]?(?:(?:Question|Q)(?:\\s?\\d{1,2}(?=[\\s　.:)】\\]>〉])|\\d{1,2}(?=[\\s　.:)】\\]>〉]))?|(?:問い?|質問|質疑|尋問)[者側]?\\s?\\d{0,2}(?=[\\s　.:)】\\]>〉、「])|質(?=[\\s　.:)】\\]>〉]))[)】\\]>〉]?"
              + GAP
              + "*[.::)、]?"
              + GAP
              + "*(?=\\S)");
  private static final Pattern ANSWERER =
      Pattern.compile(
          GAP
              + "*[(【\\[<〈]?(?:(?:Answer|A)(?:\\s?\\d{1,2}(?=[\\s　.:)】\\]>〉]))?|(?:答え?|応答|回答|返答)[者側]?\\s?\\d{0,2}(?=[\\s　.:)】\\]>〉、「])|応(?=[\\s　.:)】\\]>〉])|→|⇒|->)[)】\\]>〉]?"
              + GAP
              + "*[.::)、]?"
              + GAP
              + "*(?=\\S)");
  private static final Pattern SPEAKER =
      Pattern.compile(
          GAP
              + "*[【\\[(]?([^\\s　:。、「」?!]{1,20}(?: [^\\s　:。、「」?!]{1,14}){0,3})[)】\\]]?"
              + GAP
              + "*:"
              + GAP
              + "*");

  /** "否　…", "【肯定側】…", "Neg: …": the side stands for the voice. */
  private static final Pattern VOICE =
      Pattern.compile(
          GAP
              + "*[(【\\[〔<《]?((?:肯定|否定|賛成|反対)側?|肯|否|aff(?:irmative)?|neg(?:ative)?|pro|con)[)】\\]〕>》]?(?:"
              + GAP
              + "*[:.]"
              + GAP
              + "*|"
              + GAP
              + "+|(?<=[)】\\]〕>》])|(?=「))(?=\\S)",
          Pattern.CASE_INSENSITIVE);

  /** "西門　…", "犬伏「…」": a word of its own before what is said. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<symbol>[○●◯◆◇■□▼▽△▲☆★◎])[\\s　]*(?=\\S)|([^\\s　:。、「」?!()]{1,10})(?:[\\s　]+(?=\\S)|(?=「))");

  /** "1　…か。―…": the number of a question. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          GAP
              + "*(?:[(]\\d{1,2}[)]|\\d{1,2}[.)、:]|\\d{1,2}"
              + GAP
              + "+|\\d{1,2}(?=[^\\x00-\\x7f年月日人円点回票割万億兆%つ本個件歳か])|[①-⑳])"
              + GAP
              + "*(?=\\S)");

  private static final Pattern LABEL_END = Pattern.compile("[.:)】\\]>〉、\\s\u3000]$");
  static final Pattern DASH = Pattern.compile("[\\s　]*(?:[―─—–]+|- )[\\s　]*");
  private static final Pattern STOPPED = Pattern.compile("[。.?!」)\"”]$");
  private static final int WRAPPED = 4;

  private final SourceText source;
  private final String text;
  private final List<Span> lines = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> voices = new HashSet<>();
  private final List<Part> parts = new ArrayList<>();

  ExchangeParts(SourceText source, Span body) {
    this.source = source;
    this.text = source.text();
    for (TextLine line : source.lines()) {
      Span words =
          source.trim(Math.max(line.begin(), body.begin()), Math.min(line.end(), body.end()));
      if (words.begin() < words.end() && !Paragraphs.STAGE.matcher(text(words)).matches()) {
        lines.add(words);
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
    names();
    for (Span line : lines) {
      Part part = part(line);
      if (part != null) {
        voices.add(part.who());
      }
    }
    boolean dashes = voices.equals(Set.of(OTHER)) && lines.stream().allMatch(l -> part(l) != null);
    if (voices.isEmpty() && flows()) {
      return InlineTurns.flow(source, lines);
    }
    Pattern inline = InlineTurns.labels(text, lines, colons());
    for (Span line : lines) {
      if (dashes) {
        Matcher dash = DASH.matcher(text).region(line.begin(), line.end());
        Span words = source.trim(dash.lookingAt() ? dash.end() : line.begin(), line.end());
        parts.add(new Part(parts.size() % 2 == 0 ? ASKING : ANSWERING, bare(words)));
      } else {
        read(line, inline);
      }
    }
    return parts;
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

  private Set<String> colons() {
    Set<String> labels = new HashSet<>();
    for (Span line : lines) {
      Matcher speaker = SPEAKER.matcher(text).region(line.begin(), line.end());
      if (speaker.lookingAt() && speaker.end() < line.end()) {
        labels.add(speaker.group(1));
      }
    }
    return labels;
  }

  /** Words that open several lines each, and together most lines, are names of voices. */
  private void names() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Span line : lines) {
      Matcher name = NAME.matcher(text).region(line.begin(), line.end());
      if (name.lookingAt() && named(name).charAt(0) > 0x24ff) {
        counts.merge(named(name), 1, Integer::sum);
      }
    }
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    boolean repeated = counts.values().stream().anyMatch(n -> n > 1);
    boolean few = counts.size() >= 2 && counts.size() <= 4;
    boolean pair = counts.size() == 2 && lines.size() == 2;
    if (few && (repeated || pair) && all * 5 >= lines.size() * 3) {
      names.addAll(counts.keySet());
    }
  }

  private static String named(Matcher name) {
    String symbol = name.group("symbol");
    return symbol == null ? name.group(2) : symbol;
  }

  private void read(Span line, Pattern inline) {
    Part part = part(line);
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
    }
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
        close > 0
            && Paragraphs.STAGE.matcher(text.substring(close + 1, words.end())).matches();
    return close == words.end() - 1 || remark
        ? source.trim(words.begin() + 1, close)
        : words;
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

  private @Nullable Part part(Span line) {
    int begin = line.begin();
    int end = line.end();
    Matcher asker = ASKER.matcher(text).region(begin, end);
    if (asker.lookingAt() && labelled(begin, asker.end(), end)) {
      return new Part(ASKING, source.trim(asker.end(), end));
    }
    Matcher answerer = ANSWERER.matcher(text).region(begin, end);
    if (answerer.lookingAt() && labelled(begin, answerer.end(), end)) {
      return new Part(ANSWERING, source.trim(answerer.end(), end));
    }
    Matcher voice = VOICE.matcher(text).region(begin, end);
    if (voice.lookingAt()) {
      return new Part(voice.group(1), source.trim(voice.end(), end));
    }
    Matcher speaker = SPEAKER.matcher(text).region(begin, end);
    if (speaker.lookingAt() && speaker.end() < end) {
      return new Part(speaker.group(1), source.trim(speaker.end(), end));
    }
    Matcher name = NAME.matcher(text).region(begin, end);
    if (name.lookingAt() && names.contains(named(name))) {
      return new Part(named(name), source.trim(name.end(), end));
    }
    Matcher numbered = NUMBERED.matcher(text).region(begin, end);
    if (numbered.lookingAt() && ExchangeWords.asks(text, line)) {
      return new Part(ASKING, source.trim(numbered.end(), end));
    }
    Matcher dash = DASH.matcher(text).region(begin, end);
    if (dash.lookingAt() && dash.end() < end) {
      return new Part(OTHER, source.trim(dash.end(), end));
    }
    return null;
  }

  /** An "A" that begins a word is not a label; before Japanese it is one. */
  private boolean labelled(int begin, int labelEnd, int end) {
    String words = text.substring(begin, labelEnd);
    boolean divided = LABEL_END.matcher(words).find();
    boolean plain = words.strip().length() == 1 && words.charAt(0) < 0x80;
    boolean spaced = plain && words.length() > 1;
    boolean japanese = labelEnd < end && text.charAt(labelEnd) > 0x2fff;
    boolean capital = labelEnd < end && Character.isUpperCase(text.charAt(labelEnd));
    if (words.equals(ASKING) && capital) {
      return true; // "QCP…"
    }
    if (spaced && !japanese) {
      return words.strip().equals(ASKING);
    }
    return divided || japanese || words.charAt(0) > 0x7f;
  }

  static Map<String, Long> count(List<Part> parts) {
    return new HashMap<>(
        parts.stream().collect(Collectors.groupingBy(Part::who, Collectors.counting())));
  }
}
