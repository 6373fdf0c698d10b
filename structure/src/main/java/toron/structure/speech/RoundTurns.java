package toron.structure.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.heading.Roster;
import toron.structure.heading.Sections;
import toron.structure.heading.TurnPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Cuts a document at the lines that open a turn: a name before a colon or a bracket, a time and a
 * voice, a short line of the same shape as others. Nothing of a format is asked for here but
 * whether a line's words speak of speeches.
 */
final class RoundTurns {
  private static final Pattern NAMED =
      Pattern.compile(
          "[\\s\\u3000]*[○◯◇◆●・■□▼▲☆★>＞\\-–—]*[\\s\\u3000]*(?:[\\[(<]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])>]?[\\s\\u3000]+)?"
              + "([^\\s\\u3000:「」『』。、!?()\\[\\]〔〕\\d][^:「」『』。、!?()\\[\\]〔〕\\t]{0,17}?)(?:[\\s\\u3000]*\\([^)\\n]{1,16}\\))?[\\s\\u3000]*(?::(?!\\d\\d)[\\s\\u3000]*(?=\\S)|(?=「[^」]))");
  private static final Pattern TIMED =
      Pattern.compile(
          "[\\s\\u3000]*[\\[(<]?\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d+)?[\\])>]?[\\s\\u3000]+([^\\s\\u3000:。、!?()\\[\\]][^:。、!?()\\[\\]]{0,24}?)[\\s\\u3000]*:?[\\s\\u3000]*");
  private static final Pattern TIME_BEHIND =
      Pattern.compile(
          "[\\s\\u3000]*([^\\s\\u3000:。、!?()\\[\\]][^:。、!?()\\[\\]]{0,24}?)[\\s\\u3000]+[\\[(<]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])>]?[\\s\\u3000]*");

  /** "[00:04:20] 話者1　では次は": a time, a voice, and the words on one line. */
  private static final Pattern TIMED_INLINE =
      Pattern.compile(
          "[\\s\\u3000]*[\\[(<]?\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d+)?[\\])>]?[\\s\\u3000]+([^\\s\\u3000:。、!?()\\[\\]]{1,12})(?:\\u3000+|\\t+|[ \\u3000]*:[ \\u3000]*)(?=\\S)");

  private static final Pattern VOICE = Pattern.compile("話者|発[話言]者|speaker|voice");

  /** "司会　では否定側です。": who speaks stands before a wide blank. */
  private static final Pattern SPACED =
      Pattern.compile("[\\s\\u3000]*(司会(?:者|進行)?|進行|議長|タイムキーパー|主審)[\\u3000\\t]+(?=\\S)");

  private static final Pattern SPACED_NAME =
      Pattern.compile(
          "[\\s\\u3000]*[○◯◇◆●・■□]?([^\\s\\u3000:。、「」()!?\\d][^\\s\\u3000:。、「」()!?]{0,9})(?:\\u3000+|\\t)(?=\\S)");

  private static final Pattern CALLS =
      Pattern.compile(
          "お願い(?:いた)?します|どうぞ|\\b(?:call|invite|please|welcome|now|next|floor|thank you)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POINT =
      Pattern.compile(
          "\\b(?:point of information|poi|accepted|declined|rises)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHAIR =
      Pattern.compile(
          "[\\s\\u3000]*[\\[(<〔【]((?:the )?(?:chair|moderator|host|司会|議長|先生)[^\\])>〕】\\n]{0,30})[\\])>〕】][\\s\\u3000]*(?=\\S)",
          Pattern.CASE_INSENSITIVE);

  /** A name alone on its line. */
  static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'’\\-]+(?: (?:(?:de|van|von|la|du|bin|binti) )?\\p{Lu}[\\p{L}.'’\\-]*){1,3}");

  private static final Pattern DECOR =
      Pattern.compile("[\\s\\u3000]*[^\\p{L}\\p{N}\\s\\u3000]*[\\s\\u3000]*");
  private static final Pattern SENTENCE =
      Pattern.compile("[。!?」』”\"]$|[a-z]{2}[.,;:]$|、|\\. [A-Z].*\\.$");
  private static final Pattern NUMBERED = Pattern.compile("[\\s\\u3000]*[(\\[]?\\d{1,2}[)\\].]");
  private static final Pattern CODED = Pattern.compile("[\\s\\u3000]*[A-Z]{1,3}\\d?(?![\\p{L}'])");
  private static final Pattern LISTED =
      Pattern.compile("[\\s\\u3000]*(?:\\d{1,2}|[a-zA-Z])[.)] |.*\\d{4}.*|.*https?:.*");
  private static final int SHORT = 32;
  private static final int SHORT_LATIN = 90;
  private static final int SPOKEN = 90;
  private static final int CALL = 140;
  private static final int FEW = 3;

  private final SourceText source;
  private final String text;
  private final RoundWords words;

  RoundTurns(SourceText source, RoundWords words) {
    this.source = source;
    this.text = source.text();
    this.words = words;
  }

  private record Opening(
      TextLine line, Span words, @Nullable String name, int body, String shape) {}

  List<RoundTurn> find() {
    List<Opening> openings = kept(all());
    boolean alone = openings.stream().map(Opening::name).distinct().count() == 1;
    List<RoundTurn> turns = new ArrayList<>();
    for (int i = 0; i < openings.size(); i++) {
      Opening opening = openings.get(i);
      int end = i + 1 < openings.size() ? openings.get(i + 1).line().begin() : text.length();
      boolean chair = alone && opening.name() != null;
      int until = chair ? Math.min(end, opening.line().end()) : end;
      Span body = source.trim(Math.min(opening.body(), until), until);
      turns.add(new RoundTurn(opening.words(), opening.name(), opening.line().index(), body));
      if (chair && until < end) { // those who answer the chair are not named
        TextLine next = source.lineAt(Math.min(until + 1, end));
        Span none = new Span(next.begin(), next.begin());
        turns.add(new RoundTurn(none, null, next.index(), source.trim(next.begin(), end)));
      }
    }
    return turns;
  }

  private List<Opening> all() {
    List<Opening> all = new ArrayList<>();
    boolean timed = false;
    for (TextLine line : source.lines()) {
      Opening opening = named(line);
      opening = opening == null && !timed ? heading(line) : opening;
      opening = opening == null && !timed ? call(line, all.isEmpty()) : opening;
      if (opening != null) {
        all.add(opening);
      }
      timed = opening != null && opening.shape().equals("timed");
    }
    return all;
  }

  private @Nullable Opening named(TextLine line) {
    Matcher inline = TIMED_INLINE.matcher(text).region(line.begin(), line.end());
    if (inline.lookingAt()) {
      Span name = source.trim(inline.start(1), inline.end(1));
      return new Opening(line, name, key(name), inline.end(), "named");
    }
    Matcher timed = TIMED.matcher(text).region(line.begin(), line.end());
    if (timed.matches()) {
      Span name = source.trim(timed.start(1), timed.end(1));
      return new Opening(line, name, key(name), Math.min(text.length(), line.end() + 1), "timed");
    }
    Matcher behind = TIME_BEHIND.matcher(text).region(line.begin(), line.end());
    Span voice = behind.matches() ? source.trim(behind.start(1), behind.end(1)) : null;
    if (voice != null && VOICE.matcher(key(voice)).lookingAt()) {
      return new Opening(line, voice, key(voice), Math.min(text.length(), line.end() + 1), "timed");
    }
    Matcher spaced = SPACED.matcher(text).region(line.begin(), line.end());
    if (spaced.lookingAt()) {
      Span name = source.trim(spaced.start(1), spaced.end(1));
      return new Opening(line, name, key(name), spaced.end(), "spaced");
    }
    Matcher blank = SPACED_NAME.matcher(text).region(line.begin(), line.end());
    if (blank.lookingAt()) {
      Span name = new Span(blank.start(1), blank.end(1));
      String printed = text.substring(name.begin(), name.end());
      boolean known = words.knows(key(name)) && words.read(printed).turns().isEmpty();
      if (known || VOICE.matcher(key(name)).lookingAt()) {
        return new Opening(line, name, key(name), blank.end(), "spaced");
      }
    }
    Matcher chair = CHAIR.matcher(text).region(line.begin(), line.end());
    if (chair.lookingAt()) {
      return new Opening(line, source.trim(chair.start(1), chair.end(1)), "chair", chair.end(), "");
    }
    Matcher named = NAMED.matcher(text).region(line.begin(), line.end());
    if (!named.lookingAt()) {
      return null;
    }
    Span name = source.trim(named.start(1), named.end(1));
    boolean notName =
        TurnPatterns.ALL.notNames().matcher(text.substring(name.begin(), name.end())).matches();
    return name.length() == 0 || notName
        ? null
        : new Opening(line, name, key(name), named.end(), "named");
  }

  private String key(Span name) {
    return text.substring(name.begin(), name.end()).strip().toLowerCase(Locale.ROOT);
  }

  /** A short line that no sentence ends, before a longer one. */
  private @Nullable Opening heading(TextLine line) {
    Span whole = source.trim(line.begin(), line.end());
    if (whole.length() < 2 || line.index() + 1 >= source.lines().size()) {
      return null;
    }
    String heading = text.substring(whole.begin(), whole.end());
    boolean latin = heading.chars().allMatch(c -> c < 0x2ff || (c >= 0x2010 && c <= 0x2bff));
    boolean marked = !Character.isLetterOrDigit(heading.charAt(0));
    int longest = latin ? SHORT_LATIN : marked ? SHORT + SHORT / 2 : SHORT;
    boolean section = Sections.find(text, line.begin(), line.end()) != null;
    if (heading.length() > longest
        || section
        || POINT.matcher(heading).find()
        || heading.indexOf('\t') >= 0
        || SENTENCE.matcher(heading).find()
        || LISTED.matcher(heading).lookingAt()) {
      return null;
    }
    Matcher decor = DECOR.matcher(text).region(whole.begin(), whole.end());
    int begin = decor.lookingAt() ? decor.end() : whole.begin();
    if (begin >= whole.end()) {
      return null;
    }
    return new Opening(
        line,
        new Span(begin, whole.end()),
        null,
        Math.min(text.length(), line.end() + 1),
        shape(heading, begin - whole.begin()));
  }

  /** A line on which somebody calls a speech by its name. */
  private @Nullable Opening call(TextLine line, boolean first) {
    int length = line.end() - line.begin();
    boolean latin = line.end() > line.begin() && text.charAt(line.end() - 1) < 0x2ff;
    if (length > (latin ? CALL : CALL / 2) && !(first && latin)) {
      return null;
    }
    int from = Math.max(line.begin(), line.end() - CALL);
    String said = text.substring(from, line.end());
    boolean calls = CALLS.matcher(said).find() && !POINT.matcher(said).find();
    if (!calls || said.indexOf('\t') >= 0 || words.read(said).turns().isEmpty()) {
      return null;
    }
    int next = Math.min(text.length(), line.end() + 1);
    return new Opening(line, source.trim(from, line.end()), null, next, "call");
  }

  /** Headings of one kind look alike: the same mark, number or code in front, or none. */
  private static String shape(String heading, int decorated) {
    if (decorated > 0) {
      return "mark " + heading.charAt(0);
    }
    if (NUMBERED.matcher(heading).lookingAt()) {
      return "number";
    }
    if (CODED.matcher(heading).lookingAt()) {
      return "code";
    }
    if (NAME.matcher(heading).matches()) {
      return "name";
    }
    return Character.isDigit(heading.charAt(0)) ? "digit" : "bare";
  }

  /**
   * Names that come back; headings that speak of speeches, and all of a shape of which most do, or
   * that are the names of the speakers.
   */
  private List<Opening> kept(List<Opening> all) {
    Map<String, Integer> names = new HashMap<>();
    Map<String, int[]> shapes = new HashMap<>();
    boolean recorded = all.stream().filter(o -> o.shape().equals("timed")).count() > FEW;
    for (int i = 0; i < all.size(); i++) {
      Opening opening = all.get(i);
      if (opening.name() != null) {
        names.merge(opening.name(), 1, Integer::sum);
      } else {
        int[] counts = shapes.computeIfAbsent(opening.shape(), k -> new int[2]);
        counts[0]++;
        counts[1] += tells(opening) ? 1 : 0;
      }
    }
    Set<String> whole = new HashSet<>();
    shapes.forEach(
        (shape, counts) -> {
          if (counts[0] > FEW && 2 * counts[1] >= counts[0] && !shape.equals("bare")) {
            whole.add(shape);
          }
        });
    List<Opening> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Opening opening = all.get(i);
      boolean named =
          opening.name() != null
              && (names.getOrDefault(opening.name(), 0) > 1
                  || words.knows(opening.name())
                  || VOICE.matcher(opening.name()).lookingAt()
                  || (recorded && opening.shape().equals("timed"))
                  || answers(all, i, names));
      if (opening.name() != null ? named : whole.contains(opening.shape()) || tells(opening)) {
        kept.add(opening);
      }
    }
    return spoken(kept);
  }

  /** Who speaks once, right behind the one line of somebody who comes back. */
  private static boolean answers(List<Opening> all, int i, Map<String, Integer> names) {
    if (i == 0 || !all.get(i).shape().equals("named")) {
      return false;
    }
    Opening before = all.get(i - 1);
    return before.name() != null
        && names.getOrDefault(before.name(), 0) > 2
        && before.line().index() + 1 == all.get(i).line().index();
  }

  private boolean tells(Opening opening) {
    String heading = text.substring(opening.words().begin(), opening.words().end());
    return words.tell(heading) || (opening.shape().equals("name") && introduced(opening, heading));
  }

  /** Whether the line above calls the name. */
  private boolean introduced(Opening opening, String name) {
    int above = opening.line().index() - 1;
    return above >= 0
        && source.text(source.lines().get(above)).contains(Roster.family(name.strip()));
  }

  /** Headings before lists say nothing: somebody must speak behind them. */
  private List<Opening> spoken(List<Opening> kept) {
    List<Opening> spoken = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      Opening opening = kept.get(i);
      int end = i + 1 < kept.size() ? kept.get(i + 1).line().begin() : text.length();
      boolean anonymous = opening.shape().equals("call");
      boolean nameBehind = i + 1 < kept.size() && kept.get(i + 1).name() != null;
      int length = opening.body() < end ? source.trim(opening.body(), end).length() : 0;
      if (opening.name() != null
          || (anonymous && length > 0)
          || length >= SPOKEN
          || (nameBehind && length == 0)) {
        spoken.add(opening);
      }
    }
    return spoken;
  }
}
