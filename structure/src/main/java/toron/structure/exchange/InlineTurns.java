package toron.structure.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import toron.structure.discourse.ExchangeWords;
import toron.structure.exchange.ExchangeParts.Part;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Questions and answers that stand in one line or paragraph, behind labels, dashes or nothing. */
final class InlineTurns {
  private static final Pattern COLON =
      Pattern.compile(
          "(?<=[.?!。」)\\s　])([\\p{Lu}][\\p{L}.'-]{0,14}(?: \\p{Lu}[\\p{L}'-]{1,14})?|\\p{Ll}{3,14}(?=:)|[\\p{IsHan}ァ-ヶー]{1,6}|[ぁ-ん]{1,2}(?= ?:)|(?:Mr|Mrs|Ms|Miss|Dr)\\.? \\p{Lu}[\\p{L}'-]+(?=\\.)) ?[:.][\\s　]*");
  private static final String LETTERS =
      "(?:[\\s　]*(?:→|⇒|->)?[\\s　]*[(【\\[]?(?<letter>[QA]|問い?|答え?|質問者?|回答者?|応答?)(?:\\d{1,2})?(?:[)】\\]]?[\\s　]*[:.)】\\]→⇒][\\s　]*|[\\s　]+(?=[^\\x00-\\x7f]|\\d)|(?<=\u3000[QA])[\\s　]+(?=\\S)|(?<=→[\\s　]?[QA])(?=[^\\x00-\\x7f])))";
  private static final String TURNS =
      "(?:(?<=[。?!」か)])[\\s　]*(?<turn>[―─—–]+|/)[\\s　]*|[\\s　]*(?<arrow>→|⇒|->|\\t+)[\\s　]*)";
  private static final Set<String> ASKED = Set.of("Q", "問", "問い", "質問", "質問者");
  private static final int FEW = 2;

  /** "…ですか。　早瀬　はい。": a name between blanks behind a full stop. */
  private static final Pattern SPACED =
      Pattern.compile("(?<=[。.?!」])[ \\u3000]+([\\p{IsHan}ァ-ヶー]{1,8})\\u3000+(?=\\S)");

  private static final Pattern CELL_NUMBER =
      Pattern.compile("(?:[QA問答]?[\\s　.]?\\d{0,2}[.)]?|[①-⑳])");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(?:質問|問い?|質疑|質問者|questions?|Q|[^\\s　]{1,5}側?(?:の)?質[問疑]|.{0,10}[(](?:問|質|Q|asks?)[^)]*[)])");
  private static final Pattern MOVES_ON =
      Pattern.compile(
          "(?:では|じゃあ|それでは|次に|続いて|先ほど|もう一[つ点]|[わ分]かりました|なるほど|そうすると|ということは|now|so,|okay|ok[.,])",
          Pattern.CASE_INSENSITIVE);

  private InlineTurns() {}

  /** Rows of two cells are questions and answers, where most lines are rows. */
  static List<Part> table(SourceText source, List<Span> lines) {
    String text = source.text();
    List<Part> parts = new ArrayList<>();
    int rows = 0;
    for (Span line : lines) {
      List<Span> cells = new ArrayList<>();
      int begin = line.begin();
      for (int at = line.begin(); at <= line.end(); at++) {
        if (at == line.end() || text.charAt(at) == '\t') {
          Span cell = source.trim(begin, at);
          if (cell.length() > 0
              && !CELL_NUMBER.matcher(text.substring(cell.begin(), cell.end())).matches()) {
            cells.add(cell);
          }
          begin = at + 1;
        }
      }
      boolean two = cells.size() == 2;
      rows += two ? 1 : 0;
      if (two && !HEADER.matcher(text).region(cells.get(0).begin(), cells.get(0).end()).matches()) {
        parts.add(new Part(ExchangeParts.ASKING, cells.get(0)));
        parts.add(new Part(ExchangeParts.ANSWERING, cells.get(1)));
      }
    }
    return rows >= FEW && rows * 3 >= lines.size() * 2 ? parts : List.of();
  }

  /** What divides turns within the lines of one cross-examination. */
  static Pattern labels(String text, List<Span> lines, Set<String> known, String named) {
    Map<String, Integer> counts = new HashMap<>();
    for (Span line : lines) {
      Matcher matcher = COLON.matcher(text).region(line.begin(), line.end());
      while (matcher.find()) {
        counts.merge(matcher.group(1), 1, Integer::sum);
      }
    }
    counts.entrySet().removeIf(e -> e.getValue() < FEW && !named(e.getKey(), named));
    known.forEach(label -> counts.merge(label, 1, Integer::sum));
    String names =
        counts.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    String label =
        names.isEmpty()
            ? "(?<name>(?!))"
            : "(?<name>"
                + names
                + ") ?(?::|(?<=(?:Mr|rs|Ms|ss|Dr)\\.? \\p{Lu}[\\p{L}'-]{0,20})\\.)[\\s　]*";
    String spaced = named(spaced(text, lines), "[ \\u3000]+(?<spaced>", ")\\u3000+(?=\\S)");
    return Pattern.compile(
        "(?<=[。.?!」])"
            + spaced
            + "|(?<=[。.?!」)\\s　→\\t⇒])(?:"
            + label
            + "|"
            + LETTERS
            + ")|"
            + TURNS);
  }

  private static String named(Set<String> names, String before, String behind) {
    String any = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return before + (names.isEmpty() ? "(?!)" : any) + behind;
  }

  /** Voices that only blanks set off, again and again, within the lines. */
  static Set<String> spaced(String text, List<Span> lines) {
    Map<String, Integer> counts = new HashMap<>();
    for (Span line : lines) {
      Matcher matcher = SPACED.matcher(text).region(line.begin(), line.end());
      while (matcher.find()) {
        counts.merge(matcher.group(1), 1, Integer::sum);
      }
    }
    counts.values().removeIf(count -> count < FEW);
    return counts.keySet();
  }

  /** One of those who debate needs to be named only once. */
  private static boolean named(String label, String known) {
    return label.length() > 2 && known.contains(label);
  }

  /** The turns of one line, the first by the voice that the line begins with. */
  static List<Part> split(SourceText source, Part line, Pattern inline) {
    String text = source.text();
    List<Part> turns = new ArrayList<>();
    Span words = line.words();
    Matcher mark =
        inline.matcher(text).region(words.begin(), words.end()).useTransparentBounds(true);
    boolean lettered = lettered(text, words, inline);
    String who = line.who();
    int begin = words.begin();
    while (mark.find()) {
      boolean opens = mark.start() <= begin || mark.end() >= words.end();
      boolean arrow = mark.group("arrow") != null;
      boolean alone = name(mark) == null && mark.group("letter") == null;
      boolean bad =
          alone
              && (lettered
                  || (arrow
                      && count(text, words, "→") > 1
                      && turns.isEmpty()
                      && !stopped(text, mark.start())));
      if (opens || bad || (turns.isEmpty() && alone && ExchangeParts.ANSWERING.equals(who))) {
        continue;
      }
      turns.add(new Part(who, source.trim(begin, mark.start())));
      who = next(mark, who, line.who());
      begin = mark.end();
    }
    turns.add(new Part(who, source.trim(begin, words.end())));
    boolean split = turns.size() > 1 && line.who().equals(ExchangeParts.OTHER);
    return turns.size() > 1 ? roles(turns, split) : turns;
  }

  private static boolean stopped(String text, int at) {
    return "。?か!」".indexOf(text.charAt(at - 1)) >= 0;
  }

  private static long count(String text, Span words, String mark) {
    return text.substring(words.begin(), words.end())
        .chars()
        .filter(c -> c == mark.charAt(0))
        .count();
  }

  private static boolean lettered(String text, Span words, Pattern inline) {
    Matcher mark = inline.matcher(text).region(words.begin(), words.end());
    mark.useTransparentBounds(true);
    while (mark.find()) {
      if (mark.group("letter") != null || name(mark) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String name(Matcher mark) {
    String name = mark.group("name");
    return name == null ? mark.group("spaced") : name;
  }

  private static String next(Matcher mark, String who, String first) {
    String letter = mark.group("letter");
    if (letter != null) {
      return ASKED.contains(letter) ? ExchangeParts.ASKING : ExchangeParts.ANSWERING;
    }
    String name = name(mark);
    if (name != null) {
      return name;
    }
    boolean answers = who.equals(ExchangeParts.ANSWERING);
    return answers
        ? (first.equals(ExchangeParts.ANSWERING) ? ExchangeParts.ASKING : first)
        : ExchangeParts.ANSWERING;
  }

  /** Behind a number or a dash the first turn asks. */
  private static List<Part> roles(List<Part> turns, boolean dashed) {
    List<Part> named = new ArrayList<>();
    for (Part turn : turns) {
      boolean asks = dashed && turn.who().equals(ExchangeParts.OTHER);
      named.add(asks ? new Part(ExchangeParts.ASKING, turn.words()) : turn);
    }
    return named;
  }

  /** Turns that nothing marks: a question goes to its last sentence that asks, then the answer. */
  static List<Part> flow(SourceText source, List<Span> lines) {
    String text = source.text();
    Span whole = new Span(lines.get(0).begin(), lines.get(lines.size() - 1).end());
    List<Part> dashed = dashed(source, whole);
    if (!dashed.isEmpty()) {
      return dashed;
    }
    List<Part> parts = new ArrayList<>();
    String before = "";
    for (Span sentence : ExchangeWords.sentences(text, whole)) {
      Part last = before.isEmpty() ? null : parts.remove(parts.size() - 1);
      String who = who(text, last, sentence);
      if (last != null && who.equals(last.who())) {
        parts.add(new Part(who, new Span(last.words().begin(), sentence.end())));
      } else {
        if (last != null) {
          parts.add(last);
        }
        if (!who.isEmpty()) {
          parts.add(new Part(who, sentence));
        }
      }
      before = who;
    }
    return parts;
  }

  /** Whose the next sentence is: nobody's where it is a courtesy or no question came yet. */
  private static String who(String text, @Nullable Part last, Span sentence) {
    if (ExchangeWords.courtesy(text, sentence)) {
      return "";
    }
    boolean asks = ExchangeWords.sentenceAsks(text, sentence);
    if (asks || last == null) {
      return asks ? ExchangeParts.ASKING : "";
    }
    boolean answered = last.who().equals(ExchangeParts.ANSWERING);
    boolean moves =
        answered && MOVES_ON.matcher(text).region(sentence.begin(), sentence.end()).lookingAt();
    boolean context = !answered && !ExchangeWords.asks(text, last.words());
    return moves || context ? ExchangeParts.ASKING : ExchangeParts.ANSWERING;
  }

  /** Where the answer begins in a turn that asks and goes on, or -1. */
  private static int both(String text, Span turn) {
    List<Span> sentences = ExchangeWords.sentences(text, turn);
    for (int i = 0; i + 1 < sentences.size(); i++) {
      boolean asks = ExchangeWords.sentenceAsks(text, sentences.get(i));
      if (asks && !ExchangeWords.sentenceAsks(text, sentences.get(i + 1))) {
        return sentences.get(i + 1).begin();
      }
    }
    return -1;
  }

  /** A paragraph in which dashes divide the turns. */
  private static List<Part> dashed(SourceText source, Span whole) {
    String text = source.text();
    Matcher dash =
        Pattern.compile("(?<=[。?!」か　 ]|^)[\\s　]*(?:[―─—]{1,3}|→|/)[\\s　]*(?=\\S)")
            .matcher(text)
            .region(whole.begin(), whole.end());
    List<Span> turns = new ArrayList<>();
    int begin = whole.begin();
    while (dash.find()) {
      turns.add(source.trim(begin, dash.start()));
      begin = dash.end();
    }
    turns.add(source.trim(begin, whole.end()));
    turns.removeIf(t -> ExchangeWords.essence(text, t).length() == 0);
    long asking = turns.stream().filter(t -> ExchangeWords.asks(text, t)).count();
    List<Part> parts = new ArrayList<>();
    if (turns.size() < 2 || asking * 3 < turns.size()) {
      return parts;
    }
    boolean both = turns.stream().filter(t -> both(text, t) > 0).count() * 5 >= turns.size() * 4L;
    for (Span turn : turns) {
      int answer = both ? both(text, turn) : -1;
      if (answer > 0) { // only questions have a dash
        parts.add(new Part(ExchangeParts.ASKING, source.trim(turn.begin(), answer)));
        parts.add(new Part(ExchangeParts.ANSWERING, source.trim(answer, turn.end())));
        continue;
      }
      boolean first = parts.size() % 2 == 0;
      parts.add(new Part(first ? ExchangeParts.ASKING : ExchangeParts.ANSWERING, turn));
    }
    return parts;
  }
}
