package toron.structure.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.heading.Participants;
import toron.structure.heading.TurnPatterns;
import toron.structure.speech.TurnOpenings.Opening;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Debates written as "speaker: turn": court reporters' transcripts, minutes of assemblies, panels.
 * A transcript is a debate only where both sides can be told.
 */
final class TurnFinder {
  private static final Pattern WELCOME =
      Pattern.compile(
          "\\b(?:welcome|good (?:evening|morning|afternoon)|tonight)\\b|ようこそ|こんばんは|こんにちは|司会",
          Pattern.CASE_INSENSITIVE);

  private static final int LONG = 200;
  private static final int CLOSING = 40;
  private static final int INTERJECTION = 80;
  private static final TurnPatterns PATTERNS = TurnPatterns.ALL;

  private final SourceText source;
  private final HeadReader head;
  private final String text;
  private final TurnOpenings starts;
  private final Set<String> chairs = new HashSet<>();

  TurnFinder(SourceText source, HeadReader head) {
    this.source = source;
    this.head = head;
    this.text = source.text();
    this.starts = new TurnOpenings(source);
  }

  List<Draft> find() {
    Map<String, Side> listed = new Participants(source).find();
    List<Opening> openings = starts.find(listed);
    if (openings.size() < 2) {
      return List.of();
    }
    List<Draft.Turn> turns = turns(openings);
    Span headSpan = new Span(0, openings.get(0).line().begin());
    turns = hosted(uninterrupted(NameForms.unify(turns)));
    turns = new TurnSides(source, listed).assign(turns, hasMotion(headSpan));
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
    Format format = Format.ofTurns(source);
    if (format != null && format.transcript() == Format.Transcript.OPENINGS) {
      turns = withKinds(turns);
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

  /**
   * Who interjects a few words and is printed again as the next speaker did not speak in between:
   * the speaker who was interrupted went on.
   */
  private List<Draft.Turn> uninterrupted(List<Draft.Turn> turns) {
    List<Draft.Turn> kept = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      Draft.Turn turn = turns.get(i);
      Span body = turn.body();
      int first = Math.min(body.end(), source.lineAt(body.begin()).end());
      boolean broke =
          !kept.isEmpty()
              && i + 1 < turns.size()
              && turn.kind() == Debate.SpeechKind.STATEMENT
              && turn.name() != null
              && turn.name().equals(turns.get(i + 1).name())
              && first < body.end()
              && first - body.begin() < INTERJECTION;
      if (broke) {
        Draft.Turn before = kept.remove(kept.size() - 1);
        kept.add(before.withBody(new Span(before.body().begin(), body.end())));
      } else {
        kept.add(turn);
      }
    }
    return kept;
  }

  private boolean asks(Draft.Turn turn) {
    String words = words(turn).strip();
    return words.endsWith("か。") || words.endsWith("?");
  }

  private String words(Draft.Turn turn) {
    return text.substring(turn.body().begin(), turn.body().end());
  }

  /**
   * Openings are each speaker's first long turn; closings the last, where there was talk between.
   */
  private List<Draft.Turn> withKinds(List<Draft.Turn> turns) {
    Map<String, Integer> first = new HashMap<>();
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < turns.size(); i++) {
      String name = turns.get(i).name();
      int length = turns.get(i).body().length();
      if (turns.get(i).side() != null && name != null && length >= LONG) {
        first.putIfAbsent(name, i);
      }
      boolean closes = text.charAt(turns.get(i).body().begin()) > 0x2ff && !asks(turns.get(i));
      if (first.containsKey(name) && length >= (closes ? CLOSING : LONG)) {
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

  /** "ROZ HALE, HOST", who is HALE afterwards. */
  private static boolean titled(String name) {
    int comma = name.indexOf(',');
    return comma > 0 && PATTERNS.chair().matcher(name.substring(comma + 1).strip()).matches();
  }

  private List<Draft.Turn> turns(List<Opening> openings) {
    List<Draft.Turn> turns = new ArrayList<>();
    for (Opening opening : openings) {
      String words = text.substring(opening.name().begin(), opening.name().end());
      if (titled(words)) {
        chairs.add(Participants.family(words.substring(0, words.indexOf(','))));
      }
    }
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
              source.verbatim(starts.bare(opening.name())),
              bodies.spoken(opening.body(), Math.max(opening.body(), end))));
    }
    return turns;
  }

  private Debate.SpeechKind kind(String name) {
    if (titled(name)
        || chairs.contains(Participants.family(name))
        || PATTERNS.chair().matcher(name).lookingAt()
        || Participants.moderates(source, name)) {
      return Debate.SpeechKind.MODERATION;
    }
    return PATTERNS.judge().matcher(name).lookingAt()
        ? Debate.SpeechKind.ADJUDICATION
        : Debate.SpeechKind.STATEMENT;
  }
}
