package toron.structure.speech;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import toron.structure.heading.Participants;
import toron.structure.heading.TurnPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Tells on which side each speaker of a transcript stands; leaves it open where nothing says. */
final class TurnSides {
  private static final int OPENING = 400;
  private static final int CALL = 200;
  private static final int LONG = 200;
  private static final int REPORTED = 120;
  private static final int HEAD = 1500;
  private static final TurnPatterns PATTERNS = TurnPatterns.ALL;
  private static final Pattern NOTE = Pattern.compile("\\(([^)]{1,20})\\)");

  private final SourceText source;
  private final Map<String, Side> listed;
  private final FloorWords floor;
  private final Set<String> officers = new HashSet<>();

  TurnSides(SourceText source, Map<String, Side> listed) {
    this.source = source;
    this.listed = listed;
    this.floor = new FloorWords(source);
  }

  /**
   * @param motion whether the head names a motion: then two speakers alone are its two sides
   */
  List<Draft.Turn> assign(List<Draft.Turn> turns, boolean motion) {
    Map<String, Side> sides = new LinkedHashMap<>();
    Map<String, Integer> speakers = new LinkedHashMap<>();
    Map<String, Side> called = new LinkedHashMap<>();
    turns.forEach(this::officer);
    staff();
    for (int i = 0; i < turns.size(); i++) {
      Draft.Turn turn = turns.get(i);
      if (speaks(turn)) {
        speakers.merge(key(turn), 1, Integer::sum);
        Side side = side(turn);
        if (side != null) {
          sides.putIfAbsent(key(turn), side);
        }
        Side call = i == 0 ? null : called(turns.get(i - 1));
        if (call != null) {
          called.putIfAbsent(key(turn), call);
        }
      }
    }
    called.forEach(sides::putIfAbsent);
    new Introductions(source).read(turns).forEach(sides::putIfAbsent);
    List<String> names = List.copyOf(speakers.keySet());
    if (names.size() == 2) {
      pair(names, sides, motion);
    } else if (turns.stream().anyMatch(t -> t.kind() == Debate.SpeechKind.MODERATION)) {
      alternate(turns, sides);
    }
    List<Draft.Turn> debaters = turns.stream().filter(this::speaks).toList();
    Mentions mentions = new Mentions(source);
    mentions.complete(debaters, sides);
    if (!debaters.isEmpty() && movesFirst() && sides.containsValue(Side.NEGATIVE)) {
      debaters.stream()
          .filter(t -> t.body().length() >= LONG)
          .findFirst()
          .ifPresent(mover -> sides.putIfAbsent(key(mover), Side.AFFIRMATIVE));
      mentions.complete(debaters, sides);
    }
    List<Draft.Turn> assigned = new ArrayList<>();
    for (Draft.Turn turn : turns) {
      assigned.add(speaks(turn) ? turn.withSide(sides.get(key(turn))) : turn);
    }
    return assigned;
  }

  /** Whether a turn is one of a debater: questions from the hall have no side. */
  private boolean speaks(Draft.Turn turn) {
    String label = source.text().substring(turn.label().begin(), turn.label().end());
    return turn.kind() == Debate.SpeechKind.STATEMENT
        && !PATTERNS.audience().matcher(label).lookingAt()
        && !PATTERNS.officer().matcher(label).lookingAt()
        && !officers.contains(Participants.family(label));
  }

  /** In Japanese assemblies, those against a bill may speak first. */
  private boolean movesFirst() {
    return !"ja".equals(source.document().language());
  }

  /** "The Borough Engineer (Mr Gillow)" may be printed as "Mr Gillow" afterwards. */
  private void officer(Draft.Turn turn) {
    String label = source.text().substring(turn.label().begin(), turn.label().end());
    Matcher note = NOTE.matcher(label);
    if (PATTERNS.officer().matcher(label).lookingAt() && note.find()) {
      officers.add(Participants.family(note.group(1)));
    }
  }

  /** The head may list who serves the meeting: "STAFF: Ada Hale, City Engineer; …". */
  private void staff() {
    String head = source.text().substring(0, Math.min(source.text().length(), HEAD));
    Matcher staff = PATTERNS.staff().matcher(head);
    while (staff.find()) {
      for (String person : staff.group(1).split(";| and ", -1)) {
        String name = person.split(",", 2)[0].replaceFirst("\\(.*", "").strip();
        if (!name.isEmpty()) {
          officers.add(Participants.family(name));
        }
      }
    }
  }

  /** Of two speakers, the one who is not for the motion is against it; the mover speaks first. */
  private static void pair(List<String> names, Map<String, Side> sides, boolean motion) {
    Side first = sides.get(names.get(0));
    Side second = sides.get(names.get(1));
    if (first == null && second != null) {
      sides.put(names.get(0), other(second));
    } else if (second == null && first != null) {
      sides.put(names.get(1), other(first));
    } else if (first == null && motion) {
      sides.put(names.get(0), Side.AFFIRMATIVE);
      sides.put(names.get(1), Side.NEGATIVE);
    }
  }

  /**
   * Under a chair, where the long speeches of all whose side is known alternate, the first for the
   * motion, so do the others; at least half must be known.
   */
  private void alternate(List<Draft.Turn> turns, Map<String, Side> sides) {
    List<String> order =
        turns.stream()
            .filter(t -> speaks(t) && t.body().length() >= LONG)
            .map(this::key)
            .distinct()
            .toList();
    long known = order.stream().filter(sides::containsKey).count();
    if (known < 2 || 2 * known < order.size()) {
      return;
    }
    Map<String, Side> due = new LinkedHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      due.put(order.get(i), i % 2 == 0 ? Side.AFFIRMATIVE : Side.NEGATIVE);
    }
    if (order.stream().allMatch(n -> !sides.containsKey(n) || sides.get(n) == due.get(n))) {
      due.forEach(sides::putIfAbsent);
    }
  }

  /** For whom the chair calls the next speaker: "Ms Rowe to speak against the motion." */
  private @Nullable Side called(Draft.Turn chair) {
    if (chair.kind() != Debate.SpeechKind.MODERATION) {
      return null;
    }
    Span body = chair.body();
    int from = Math.max(body.begin(), body.end() - CALL);
    String call = floor.onMotion(source.text().substring(from, body.end()));
    return floor.amends(call) ? Side.NEGATIVE : calledFor(call);
  }

  private static @Nullable Side calledFor(String call) {
    boolean supports = PATTERNS.calledFor().matcher(call).find();
    boolean opposes = PATTERNS.calledAgainst().matcher(call).find();
    if (supports == opposes) {
      return null;
    }
    return supports ? Side.AFFIRMATIVE : Side.NEGATIVE;
  }

  private static Side other(Side side) {
    return side == Side.AFFIRMATIVE ? Side.NEGATIVE : Side.AFFIRMATIVE;
  }

  private @Nullable Side side(Draft.Turn turn) {
    String name = source.text().substring(turn.label().begin(), turn.label().end());
    Side side = Participants.side(listed, name);
    if (side == null) {
      side = named(name);
    }
    if (side == null) {
      side = reported(turn);
    }
    return side == null ? said(turn.body()) : side;
  }

  /** "Miss Orr, opening the case for the Ayes, said …", "Mr Hale opposed the motion.". */
  private @Nullable Side reported(Draft.Turn turn) {
    int begin = turn.label().end();
    Span body = turn.body();
    if (source.text().substring(begin, body.begin()).indexOf(':') >= 0) {
      return null;
    }
    String words = source.text().substring(begin, Math.min(body.end(), body.begin() + REPORTED));
    int stop = words.indexOf(". ");
    String first = stop < 0 ? words : words.substring(0, stop + 1);
    boolean supports = PATTERNS.reportsFor().matcher(first).find();
    boolean opposes = PATTERNS.reportsAgainst().matcher(first).find();
    return supports == opposes ? null : supports ? Side.AFFIRMATIVE : Side.NEGATIVE;
  }

  private static @Nullable Side named(String name) {
    Matcher note = NOTE.matcher(name);
    String bare = note.find() ? note.group(1) : name;
    for (String words : List.of(name, bare)) {
      if (PATTERNS.affirmative().matcher(words).lookingAt()) {
        return Side.AFFIRMATIVE;
      }
      if (PATTERNS.negative().matcher(words).lookingAt()) {
        return Side.NEGATIVE;
      }
    }
    return null;
  }

  /** "Proud to oppose": at the beginning or the end of a speech. */
  private @Nullable Side said(Span body) {
    String text = floor.onMotion(source.text().substring(body.begin(), body.end()));
    String edges =
        text.length() <= 2 * OPENING
            ? text
            : text.substring(0, OPENING) + "\n" + text.substring(text.length() - OPENING);
    boolean supports = PATTERNS.support().matcher(edges).find();
    boolean opposes = PATTERNS.oppose().matcher(edges).find();
    if (supports == opposes) {
      return null;
    }
    return supports ? Side.AFFIRMATIVE : Side.NEGATIVE;
  }

  private String key(Draft.Turn turn) {
    String name = turn.name();
    String label = source.text().substring(turn.label().begin(), turn.label().end());
    return (name == null ? label : name).toLowerCase(Locale.ROOT);
  }
}
