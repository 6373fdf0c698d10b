package toron.structure.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.heading.Participants;
import toron.structure.heading.Sections;
import toron.structure.heading.TurnPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Debates written as "speaker: turn": court reporters' transcripts, minutes of assemblies, panels.
 * A transcript is a debate only where both sides can be told.
 */
final class TurnFinder {
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

  /** "Councillor Pell, moving the motion, said …": minutes in reported speech. */
  private static final Pattern REPORTED =
      Pattern.compile(
          "\\s*((?:Councill?ors?|Cllrs?\\.?|Ald(?:erman|erwoman)|Members?|Commissioner|Trustee|The|Mr|Mrs|Ms|Miss|Dr|Rev)\\.?(?: (?:(?:Mr|Mrs|Ms|Miss|Dr)\\.? )?[A-Z][\\w.''’\\-]*){1,4})(?:, [^.:]{2,60},)? (?:[a-z]+ly )?(?=(?:said|supported|opposed|moved|second|spoke|asked|declared|felt|thought|wished|replied|added|argued|noted|observed|urged|agreed|disagreed|reminded|pointed|stated|explained|considered|believed|did not|could not|would|rose|answered|welcomed|doubted|questioned)\\b)");

  private static final Pattern WELCOME =
      Pattern.compile(
          "\\b(?:welcome|good (?:evening|morning|afternoon)|tonight)\\b|ようこそ|こんばんは|こんにちは|司会",
          Pattern.CASE_INSENSITIVE);

  /** "60.1 Cllr Hale: …": minutes number their turns. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}\\.\\d{1,2}\\.? +");

  private static final int REPORTS = 4;
  private static final int REPORT = 60;
  private static final int LONG = 200;
  private static final TurnPatterns PATTERNS = TurnPatterns.ALL;

  private final SourceText source;
  private final HeadReader head;
  private final String text;

  TurnFinder(SourceText source, HeadReader head) {
    this.source = source;
    this.head = head;
    this.text = source.text();
  }

  private record Opening(TextLine line, Span name, int body, boolean sure) {}

  List<Draft> find() {
    Map<String, Side> listed = new Participants(source).find();
    List<Opening> openings = sure(openings(listed), listed);
    if (openings.size() < 2) {
      return List.of();
    }
    List<Draft.Turn> turns = turns(openings);
    Span headSpan = new Span(0, openings.get(0).line().begin());
    turns = hosted(NameForms.unify(turns));
    turns = new TurnSides(source, listed).assign(turns, hasMotion(headSpan));
    Format format = Format.ofTranscript(source);
    if (format != null && format.transcript() == Format.Transcript.OPENINGS) {
      turns = withKinds(turns);
    }
    Set<Side> sides = new LinkedHashSet<>();
    turns.forEach(
        t -> {
          if (t.side() != null) {
            sides.add(t.side());
          }
        });
    if (sides.size() < 2) {
      return List.of();
    }
    int last = openings.get(openings.size() - 1).body();
    Ending.Found ending = new Ending(source, head).find(last, text.length(), false);
    Bodies bodies = new Bodies(source);
    Draft.Turn final_ = turns.get(turns.size() - 1);
    List<Draft.Turn> all = new ArrayList<>(turns.subList(0, turns.size() - 1));
    all.add(
        new Draft.Turn(
            final_.role(),
            final_.side(),
            final_.kind(),
            final_.label(),
            final_.name(),
            bodies.body(final_.body().begin(), ending.speech())));
    return List.of(
        new Draft(
            source,
            format == null ? "unknown" : format.id(),
            List.of(),
            source.trim(0, ending.end()),
            headSpan,
            all,
            decision(all, ending),
            List.of(),
            listed.isEmpty() ? 0.6 : 0.8));
  }

  /** Where nobody is called chair: who greets the hall first and gives the floor to the others. */
  private List<Draft.Turn> hosted(List<Draft.Turn> turns) {
    Draft.Turn first = turns.get(0);
    String host = first.name();
    boolean chaired = turns.stream().anyMatch(t -> t.kind() == Debate.SpeechKind.MODERATION);
    if (chaired || host == null || !WELCOME.matcher(words(first)).find()) {
      return turns;
    }
    List<Draft.Turn> theirs = turns.stream().filter(t -> host.equals(t.name())).toList();
    long brief = theirs.stream().filter(t -> t.body().length() < LONG).count();
    return theirs.size() < 3 || 2 * brief < theirs.size()
        ? turns
        : turns.stream()
            .map(t -> host.equals(t.name()) ? t.withKind(Debate.SpeechKind.MODERATION) : t)
            .toList();
  }

  private String words(Draft.Turn turn) {
    return text.substring(turn.body().begin(), turn.body().end());
  }

  /**
   * Openings are each speaker's first long turn; closings the last, where there was talk between.
   */
  private static List<Draft.Turn> withKinds(List<Draft.Turn> turns) {
    Map<String, Integer> first = new HashMap<>();
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < turns.size(); i++) {
      String name = turns.get(i).name();
      if (turns.get(i).side() != null && name != null && turns.get(i).body().length() >= LONG) {
        first.putIfAbsent(name, i);
        last.put(name, i);
      }
    }
    int openings = first.values().stream().mapToInt(i -> i).max().orElse(0);
    List<Draft.Turn> kinds = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      Draft.Turn turn = turns.get(i);
      if (first.containsValue(i)) {
        kinds.add(turn.withKind(Debate.SpeechKind.CONSTRUCTIVE));
      } else if (last.containsValue(i) && i > openings + first.size()) {
        kinds.add(turn.withKind(Debate.SpeechKind.REPLY));
      } else {
        kinds.add(turn);
      }
    }
    return kinds;
  }

  /**
   * Where nobody judges, who leads announces the result behind the last word of a side: in the last
   * turn, or before going on to another matter.
   */
  private @Nullable Span decision(List<Draft.Turn> turns, Ending.Found ending) {
    int last = turns.size() - 1;
    while (last > 0 && turns.get(last).side() == null) {
      last--;
    }
    Span behind = turns.get(last).body();
    Ending.Found sooner = new Ending(source, head).find(behind.begin(), ending.end(), false);
    Span found = ending.decision();
    if (sooner.decision() != null && sooner.speech() >= behind.end()) {
      found = sooner.decision();
    }
    boolean leads = last < turns.size() - 1;
    return found == null && leads ? turns.get(turns.size() - 1).body() : found;
  }

  private boolean hasMotion(Span headSpan) {
    return source.lines().stream().anyMatch(l -> l.begin() < headSpan.end() && head.announces(l));
  }

  private List<Opening> openings(Map<String, Side> listed) {
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
        found.add(new Opening(line, name, matcher.end(1), true));
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
    for (Pattern pattern : List.of(CAPITALS, RECORD, PATTERNS.titled(), COLON, SYMBOL, BRACKET)) {
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
    return line.end() > line.begin() && "。.!?！？」)".indexOf(text.charAt(line.end() - 1)) >= 0;
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

  private List<Draft.Turn> turns(List<Opening> openings) {
    List<Draft.Turn> turns = new ArrayList<>();
    Bodies bodies = new Bodies(source);
    for (int i = 0; i < openings.size(); i++) {
      Opening opening = openings.get(i);
      int end = i + 1 < openings.size() ? openings.get(i + 1).line().begin() : text.length();
      String words = text.substring(opening.name().begin(), opening.name().end());
      turns.add(
          new Draft.Turn(
              null,
              null,
              kind(words),
              opening.name(),
              source.verbatim(bare(opening.name())),
              bodies.spoken(opening.body(), Math.max(opening.body(), end))));
    }
    return turns;
  }

  private Debate.SpeechKind kind(String name) {
    if (PATTERNS.chair().matcher(name).lookingAt() || Participants.moderates(source, name)) {
      return Debate.SpeechKind.MODERATION;
    }
    return PATTERNS.judge().matcher(name).lookingAt()
        ? Debate.SpeechKind.ADJUDICATION
        : Debate.SpeechKind.STATEMENT;
  }

  private String key(Span name) {
    Span bare = bare(name);
    return text.substring(bare.begin(), bare.end()).toLowerCase(Locale.ROOT);
  }

  /** A name without the side that stands in brackets behind it at times. */
  private Span bare(Span name) {
    Matcher note = SIDE_NOTE.matcher(text).region(name.begin(), name.end());
    return note.find() && note.start() > name.begin() ? new Span(name.begin(), note.start()) : name;
  }
}
