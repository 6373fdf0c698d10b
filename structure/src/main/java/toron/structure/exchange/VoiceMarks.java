package toron.structure.exchange;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.discourse.ExchangeWords;
import toron.structure.exchange.ExchangeParts.Part;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * What marks the voices at the beginnings of lines: labels, names, sides, signs, numbers, dashes.
 */
final class VoiceMarks {
  private static final String ASKING = ExchangeParts.ASKING;
  private static final String ANSWERING = ExchangeParts.ANSWERING;
  private static final String GAP = "[\\s　]";
  private static final Pattern ASKER =
      Pattern.compile(
          GAP
              + "*[(【\\[<〈]?(?:(?:Question|Q)(?:\\s?\\d{1,2}(?=[\\s　.:)】\\]>〉])|\\d{1,2}(?=[\\s　.:)】\\]>〉]))?|(?:問い?|質問|質疑|尋問)[者側]?\\s?\\d{0,2}(?=[\\s　.:)】\\]>〉、「])|質(?=[\\s　.:)】\\]>〉]))[)】\\]>〉]?"
              + GAP
              + "*[.::)、→⇒]?"
              + GAP
              + "*(?=\\S)");
  private static final Pattern ANSWERER =
      Pattern.compile(
          GAP
              + "*[(【\\[<〈]?(?:(?:Answer|A)(?:\\s?\\d{1,2}(?=[\\s　.:)】\\]>〉]))?|(?:答え?|応答|回答|返答)[者側]?\\s?\\d{0,2}(?=[\\s　.:)】\\]>〉、「])|応(?=[\\s　.:)】\\]>〉])|→|⇒|->)[)】\\]>〉]?"
              + GAP
              + "*[.::)、→⇒]?"
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

  /** "Mr. Hale. Who pays?" */
  private static final Pattern TITLED =
      Pattern.compile("((?:Mr|Mrs|Ms|Miss|Dr)\\.? \\p{Lu}[\\p{L}'-]+)\\.\\s+(?=\\S)");

  /** "西門　…", "犬伏「…」": a word of its own before what is said. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<symbol>[○●◯◆◇■□▼▽△▲☆★◎])[\\s　]*(?=\\S)|([^\\s　:。、「」?!()]{1,10})(?:[\\s　]*[→⇒][\\s　]*|[\\s　]+(?=\\S)|(?=「))");

  /** "1　…か。―…": the number of a question. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          GAP
              + "*(?:[(]\\d{1,2}[)]|\\d{1,2}[.)、:](?!\\d)|\\d{1,2}"
              + GAP
              + "+|\\d{1,2}(?=[^\\x00-\\x7f年月日人円点回票割万億兆%つ本個件歳か])|[①-⑳])"
              + GAP
              + "*(?=\\S)");

  private static final Pattern LETTER = Pattern.compile("([A-DQ])[\\s　]*[:.　][\\s　]*(?=\\S)");
  private static final Pattern LABEL_END = Pattern.compile("[.:→⇒)】\\]>〉、\\s\u3000]$");
  static final Pattern DASH = Pattern.compile("[\\s　]*(?:[―─—–]+|- )[\\s　]*");

  private final SourceText source;
  private final String text;
  private final List<Span> lines;
  private final Set<String> names = new HashSet<>();
  private final boolean lettered;

  VoiceMarks(SourceText source, List<Span> lines) {
    this.source = source;
    this.text = source.text();
    this.lines = lines;
    names();
    this.lettered = lettered();
  }

  /** Whether letters stand for people: an A, a B, and no Q. */
  private boolean lettered() {
    Set<String> letters = new HashSet<>();
    for (Span line : lines) {
      Matcher letter = LETTER.matcher(text).region(line.begin(), line.end());
      if (letter.lookingAt()) {
        letters.add(letter.group(1));
      }
    }
    return letters.contains("B") && letters.size() > 1 && !letters.contains("Q");
  }

  /** Names before a colon. */
  Set<String> colons() {
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
      if (name.lookingAt() && (named(name).charAt(0) > 0x24ff || opens(name.end()))) {
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

  private boolean opens(int at) {
    return at < text.length() && text.charAt(at) == '「';
  }

  private static String named(Matcher name) {
    String symbol = name.group("symbol");
    return symbol == null ? name.group(2) : symbol;
  }

  /** Who speaks in a line and what, or null where nothing says so. */
  @Nullable Part part(Span line) {
    int begin = line.begin();
    int end = line.end();
    if (lettered) {
      Matcher letter = LETTER.matcher(text).region(begin, end);
      return letter.lookingAt()
          ? new Part("voice " + letter.group(1), source.trim(letter.end(), end))
          : null;
    }
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
    Matcher titled = TITLED.matcher(text).region(begin, end);
    if (titled.lookingAt()) {
      return new Part(titled.group(1), source.trim(titled.end(), end));
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
      return new Part(ExchangeParts.OTHER, source.trim(dash.end(), end));
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
}
