package toron.structure.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;
import toron.structure.heading.Marks;
import toron.structure.heading.Participants;
import toron.structure.heading.Sections;
import toron.structure.heading.TurnPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** The lines of a transcript on which somebody begins to speak. */
final class TurnOpenings {
  private static final TurnPatterns PATTERNS = TurnPatterns.ALL;

  private static final Pattern CIRCLE =
      Pattern.compile(
          "[\\s\\u3000]*(?:[○〇◯◎◆●◇][ \\u3000]?([^\\s\\u3000:()\\n"
              + "]{1,16}\\([^()\\n"
              + "]{1,15}(?:君|議員|委員|さん|氏|様)\\))[\\s\\u3000]*:?[\\s\\u3000]*|[○〇◯]["
              + " \\u3000]?(?:((?:[^\\u3000:\\n"
              + "]{1,14}\\u3000){0,3}[^\\u3000:\\n"
              + "]{1,14}(?:君|議員|議長|委員|市長|町長|村長|部長|課長|さん|氏))\\u3000+|([^\\u3000:\\n"
              + "]{1,40})(?:\\u3000+|:\\s*)|([^\\s\\u3000:]{1,20})\\s+))");
  private static final Pattern CAPITALS =
      Pattern.compile("\\s*([A-Z][A-Z.,'\\- ]{1,40}(?: ?\\([^)]{1,30}\\))?):\\s+");

  /** "Mr. HALE. Mr. Speaker, I rise …": records of assemblies. */
  private static final Pattern RECORD =
      Pattern.compile(
          "\\s*((?:(?:Mr|Ms|Mrs|Miss|Dr|Sen|Rep)\\.|The|Senator|Representative|Delegate|Councillor|Councilor|Alderman)"
              + " [A-Z][A-Z'\\-]{2,}(?: [A-Z][A-Z'\\-]+){0,3}(?: of [A-Z][a-z]+(?:"
              + " [A-Z][a-z]+)?)?)[.:] +(?=[A-Z])");

  private static final Pattern COLON =
      Pattern.compile(
          "[\\s\\u3000]*([^\\s\\u3000:。、「」『』.!?,()・\\d][^\\s\\u3000:。、「」『』!?,()]{0,13}(?:["
              + " \\u3000][^\\s\\u3000:。、「」『』!?,()]{1,14}){0,2}(?:"
              + " ?\\([^)]{1,16}\\))?)[\\s\\u3000]*:[\\s\\u3000]*(?=\\S)");
  private static final Pattern BRACKET =
      Pattern.compile("[\\s\\u3000]*【([^】]{1,20})】[\\s\\u3000]*(?=\\S)");
  private static final Pattern SYMBOL =
      Pattern.compile(
          "[\\s\\u3000]*[○〇◯◎◆●◇■□▼▽▲△☆★・*▶►>-] ?([^\\s\\u3000:。、「」()]{1,16}(?:[ \\u3000]?\\([^)\\n]{1,24}\\))?)(?:[\\s\\u3000]*:[\\s\\u3000]*|\\u3000+|\\t|(?=「))(?=\\S)");
  private static final String BENCH = "(?:(?:肯定|否定|賛成|反対)[側派者]?|司会者?|進行|議長)[・/|]";

  /** "賛成・早瀬　…", "司会／乾：…": where somebody stands, before the name. */
  private static final Pattern BENCHED =
      Pattern.compile(
          "[\\s\\u3000]*("
              + BENCH
              + "[^\\s\\u3000:。、「」()・/]{1,12}?)(?:さん|氏)?(?:[\\s\\u3000]*:[\\s\\u3000]*|\\u3000+)(?=\\S)");

  private static final Pattern ON_BENCH = Pattern.compile(BENCH);
  private static final Pattern SIDE_NOTE =
      Pattern.compile(
          "[\\s\\u3000]*\\((?:"
              + TurnPatterns.ALL.affirmative().pattern()
              + "|"
              + TurnPatterns.ALL.negative().pattern()
              + ")(?:側|派)?\\)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME_LINE = Pattern.compile("\\s*([A-Z][A-Z.'\\- ]{1,30})\\s*");

  /** "Hale — against", "最後に　早瀬": a panelist's name over the words. */
  private static final Pattern PANELIST =
      Pattern.compile(
          "[\\s\\u3000■□◆◇●○▼▽★☆]*(?:(?:最後に|おわりに|終わりに|まとめ|結び|締め)[\\s\\u3000:]+)?([^\\s\\u3000:、。「」()]{1,12}(?:[ \\u3000][^\\s\\u3000:、。「」()]{1,14}){0,2}?)(?:さん|氏)?[\\s\\u3000]*(?:(\\((?:肯定|否定|賛成|反対|for|against)側?\\))|[—–―\\-]+[\\s\\u3000]*(?:肯定|否定|賛成|反対|for|against)[^\\n]{0,24})?[\\s\\u3000]*");

  /** "For: Ada Orr, teacher": a side and a name over the words. */
  private static final Pattern SIDED =
      Pattern.compile(
          Marks.DECORATION
              + "(?i:(?:(?:speaking|arguing) )?(?:for|against)(?: the (?:motion|proposition|statement|resolution))?|yes|no|pro|con) ?[:–—|-]+ ?((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?|Rev|Cllr)\\.? )?\\p{Lu}[\\p{L}.'’\\-]+(?: (?:(?:de|van|von|la|du|al) )?\\p{Lu}[\\p{L}.'’\\-]*){1,3})(?:[,(–—-][^\\n]{0,80})?");

  /** "Councillor Pell (Elm), moving the motion, said …": minutes in reported speech. */
  private static final Pattern REPORTED =
      Pattern.compile(
          "\\s*(?:\\d{1,4}[.:]\\d{1,2}\\.? +)?("
              + PATTERNS.reporter().pattern()
              + "(?: ?[(\\[][^)\\]\\n]{1,40}[)\\]]){0,2})(?:, [^.:\"“\\n]{2,80}?,)? (?:[a-z]+ly,? )?(?=(?:"
              + PATTERNS.reports().pattern()
              + ")\\b)");

  /** "FOR: Hale, Orr (2)": how many voted so. */
  private static final Pattern COUNT = Pattern.compile("\\(\\d{1,3}\\)[\\s.]*$");

  /** "(2.04 p.m.)": when somebody began to speak. */
  private static final Pattern TIME =
      Pattern.compile("(?: ?[(\\[]\\d{1,2}[.:]\\d{2} ?(?:[ap]\\.?m\\.?)?[)\\]])+$");

  /** "60.1 Cllr Hale: …": minutes number their turns. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}\\.\\d{1,2}\\.? +");

  private static final int REPORTS = 4;
  private static final int REPORT = 60;
  private static final int SPOKEN = 120;

  private final SourceText source;
  private final String text;

  TurnOpenings(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * Where a turn opens.
   *
   * @param body where its words begin
   * @param sure whether nothing but a name can stand so
   */
  record Opening(TextLine line, Span name, int body, boolean sure) {}

  List<Opening> find(Map<String, Side> listed) {
    return sure(all(listed), listed);
  }

  private List<Opening> all(Map<String, Side> listed) {
    List<Opening> found = new ArrayList<>(reported());
    if (found.size() >= REPORTS) {
      return found;
    }
    found.clear();
    for (TextLine line : source.lines()) {
      Opening opening = opening(line, listed);
      if (opening != null) {
        found.add(opening);
      }
    }
    return found;
  }

  private List<Opening> reported() {
    List<Opening> found = new ArrayList<>();
    for (TextLine line : source.lines()) {
      Matcher matcher = REPORTED.matcher(text).region(line.begin(), line.end());
      if (matcher.lookingAt() && line.end() - line.begin() >= REPORT) {
        Span name = new Span(matcher.start(1), matcher.end(1));
        found.add(new Opening(line, name, matcher.end(), true));
      }
    }
    return found;
  }

  private @Nullable Opening opening(TextLine line, Map<String, Side> listed) {
    Matcher circle = CIRCLE.matcher(text).region(line.begin(), line.end());
    if (circle.lookingAt()) {
      int group = 1;
      while (circle.group(group) == null) {
        group++;
      }
      return named(line, new Span(circle.start(group), circle.end(group)), circle.end(), true);
    }
    Matcher sided = SIDED.matcher(text).region(line.begin(), line.end());
    if (sided.matches() && spoken(line)) {
      return new Opening(line, new Span(sided.start(1), sided.end(1)), line.end() + 1, true);
    }
    for (Pattern pattern :
        List.of(CAPITALS, RECORD, PATTERNS.titled(), BENCHED, COLON, SYMBOL, BRACKET)) {
      Matcher number = NUMBER.matcher(text).region(line.begin(), line.end());
      int begin = number.lookingAt() ? number.end() : line.begin();
      Matcher matcher = pattern.matcher(text).region(begin, line.end());
      if (matcher.lookingAt()) {
        boolean sure =
            !pattern.equals(COLON) && !pattern.equals(BRACKET) && !pattern.equals(SYMBOL);
        return named(line, new Span(matcher.start(1), matcher.end(1)), matcher.end(), sure);
      }
    }
    Matcher alone = NAME_LINE.matcher(text).region(line.begin(), line.end());
    if (alone.matches() && line.end() + 1 < text.length()) {
      Span name = source.trim(alone.start(1), alone.end(1));
      boolean known = Participants.side(listed, text.substring(name.begin(), name.end())) != null;
      return named(line, name, line.end() + 1, known);
    }
    Matcher panelist = PANELIST.matcher(text).region(line.begin(), line.end());
    if (panelist.matches() && line.end() + 1 < text.length()) {
      boolean noted = panelist.group(2) != null;
      Span name = source.trim(panelist.start(1), noted ? panelist.end(2) : panelist.end(1));
      boolean known =
          noted || Participants.side(listed, text.substring(name.begin(), name.end())) != null;
      return known ? named(line, name, line.end() + 1, true) : null;
    }
    return null;
  }

  /** Whether a paragraph of speech stands below a line. */
  private boolean spoken(TextLine line) {
    int below = line.index() + 1;
    return below < source.lines().size()
        && source.text(source.lines().get(below)).length() >= SPOKEN;
  }

  private @Nullable Opening named(TextLine line, Span name, int body, boolean sure) {
    Span trimmed = source.trim(name.begin(), name.end());
    String words = text.substring(trimmed.begin(), trimmed.end());
    boolean header =
        PATTERNS.notNames().matcher(words).matches()
            || Sections.find(text, line.begin(), line.end()) != null
            || (listing(line) && !endsSentence(line));
    return header || words.isEmpty() ? null : new Opening(line, trimmed, body, sure);
  }

  private boolean listing(TextLine line) {
    return PATTERNS.listAffirmative().matcher(text).region(line.begin(), line.end()).lookingAt()
        || PATTERNS.listNegative().matcher(text).region(line.begin(), line.end()).lookingAt();
  }

  private boolean endsSentence(TextLine line) {
    String words = COUNT.matcher(source.text(line)).replaceFirst("").strip();
    return !words.isEmpty() && "。.!?！？」)".indexOf(words.charAt(words.length() - 1)) >= 0;
  }

  /** A word before a colon is a name where it comes back, or where the text lists it. */
  private List<Opening> sure(List<Opening> all, Map<String, Side> listed) {
    int proceedings = proceedings();
    List<Opening> openings =
        all.stream()
            .filter(o -> o.line().index() > proceedings)
            .filter(o -> !introduced(o))
            .toList();
    Map<String, Integer> counts = new HashMap<>();
    openings.forEach(o -> counts.merge(key(o.name()), 1, Integer::sum));
    List<Opening> kept =
        openings.stream()
            .filter(
                o -> {
                  String words = text.substring(o.name().begin(), o.name().end());
                  return o.sure()
                      || SIDE_NOTE.matcher(words).find()
                      || Participants.side(listed, words) != null
                      || counts.getOrDefault(key(o.name()), 0) >= 2
                      || PATTERNS.chair().matcher(words).matches()
                      || standalone(o);
                })
            .toList();
    boolean divided = kept.stream().filter(o -> !standalone(o)).count() >= 2;
    return divided
        ? kept.stream().filter(o -> !standalone(o) || panelist(o, listed)).toList()
        : kept;
  }

  private boolean panelist(Opening opening, Map<String, Side> listed) {
    String words = text.substring(opening.name().begin(), opening.name().end());
    return opening.sure()
        && (SIDE_NOTE.matcher(words).find() || Participants.side(listed, words) != null)
        && PANELIST.matcher(source.text(opening.line())).matches();
  }

  /** The line "P R O C E E D I N G S" of court reporters, behind which the turns begin, or -1. */
  private int proceedings() {
    for (TextLine line : source.lines()) {
      if (source.text(line).replace(" ", "").equalsIgnoreCase("proceedings")) {
        return line.index();
      }
    }
    return -1;
  }

  /** "Moderator: Piers Alderton" names a person and is no turn. */
  private boolean introduced(Opening opening) {
    String rest =
        text.substring(Math.min(opening.body(), opening.line().end()), opening.line().end());
    String words = text.substring(opening.name().begin(), opening.name().end());
    return !standalone(opening)
        && rest.length() <= 30
        && !rest.matches(".*[。.!?！？][\\s\\u3000]*")
        && (PATTERNS.chair().matcher(words).matches() || PATTERNS.judge().matcher(words).matches());
  }

  /** A name alone on its line, in capitals, before a paragraph. */
  private static boolean standalone(Opening opening) {
    return opening.body() > opening.line().end();
  }

  private String key(Span name) {
    Span bare = bare(name);
    return text.substring(bare.begin(), bare.end()).toLowerCase(Locale.ROOT);
  }

  /** A name without the side before it, or the side or the time in brackets behind it. */
  Span bare(Span name) {
    Matcher bench = ON_BENCH.matcher(text).region(name.begin(), name.end());
    if (bench.lookingAt() && bench.end() < name.end()) {
      return new Span(bench.end(), name.end());
    }
    Matcher time = TIME.matcher(text).region(name.begin(), name.end());
    int end = time.find() && time.start() > name.begin() ? time.start() : name.end();
    Matcher note = SIDE_NOTE.matcher(text).region(name.begin(), end);
    return new Span(name.begin(), note.find() && note.start() > name.begin() ? note.start() : end);
  }
}
