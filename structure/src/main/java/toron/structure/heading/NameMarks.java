package toron.structure.heading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Format;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Speeches headed by the names of people whose sides, and perhaps speeches, a roster gives. */
public final class NameMarks {
  private static final double DUTY = 0.9;
  private static final double SIDE = 0.5;
  private static final double CLAIM = 0.6;
  private static final Pattern DECOR = Pattern.compile(Marks.DECORATION);
  private static final Pattern AFTER =
      Pattern.compile(
          "([^\\s\\u3000:。、「」()!?]{0,8}(?:[ \\u3000][^\\s\\u3000:。、「」()!?]{1,4}(?=[】\\]>)(]|$))?)(?:[\\s\\u3000]*(?:\\(([^)]{1,24})\\)|((?:→|⇒|->)[^\\s:。]{1,14})))?[】\\]〉》」』>]*(?:[\\s\\u3000]*:[\\s\\u3000]*|\\u3000+|\\t|$)");
  private static final Pattern HONORIFIC = Pattern.compile("^(?:さん|君|くん|氏|選手|先生|様|ちゃん)?(?:の)?");
  private static final Pattern QUESTIONS = Pattern.compile("質問|質疑|尋問|cross|question");

  private static final double TASK = 0.7;
  private static final double WEAK = 0.4;

  private static final Map<String, Side> BENCHES =
      Map.of(
          "affirmative", Side.AFFIRMATIVE,
          "negative", Side.NEGATIVE,
          "government", Side.AFFIRMATIVE,
          "proposition", Side.AFFIRMATIVE,
          "opposition", Side.NEGATIVE);

  private final SourceText source;
  private final Map<String, List<Roster.Person>> people = new LinkedHashMap<>();
  private final NamedHeading headings;

  public NameMarks(SourceText source) {
    this.source = source;
    for (Roster.Person person : Roster.of(source)) {
      people.computeIfAbsent(person.family(), key -> new ArrayList<>()).add(person);
      String whole = person.name();
      if (!whole.equals(person.family())) {
        people.computeIfAbsent(whole, key -> new ArrayList<>()).add(person);
      }
    }
    Map<String, Side> benches = new LinkedHashMap<>(Roster.teams(source));
    people.keySet().forEach(benches::remove);
    BENCHES.forEach(benches::putIfAbsent);
    this.headings = new NamedHeading(source.text(), latin(), benches);
  }

  /** Names that may be read letter by letter: a transcript prints given or family names alone. */
  private Map<String, List<Roster.Person>> latin() {
    Map<String, List<Roster.Person>> latin = new LinkedHashMap<>();
    people.forEach(
        (name, called) -> {
          if (name.length() > 1 && name.charAt(0) < 0x2ff) {
            latin.computeIfAbsent(name, key -> new ArrayList<>()).addAll(called);
            String given = name.split(" ", 2)[0];
            if (given.length() > 2 && !given.equals(name) && !given.endsWith(".")) {
              latin.computeIfAbsent(given, key -> new ArrayList<>()).addAll(called);
            }
          }
        });
    return latin;
  }

  /** The labels found, and headings of names on other lines. */
  public List<Mark> with(List<Mark> labels) {
    Map<Integer, Mark> byLine = new LinkedHashMap<>();
    labels.forEach(mark -> byLine.put(mark.line(), mark));
    List<Mark> all = new ArrayList<>();
    for (TextLine line : source.lines()) {
      Mark mark = byLine.get(line.index());
      if (mark == null && !people.isEmpty()) {
        mark = read(line);
      }
      if (mark == null || mark.turns().stream().noneMatch(t -> t.weight() >= WEAK)) {
        Mark heading = people.isEmpty() ? null : heading(line);
        mark = heading == null ? mark : heading;
      }
      if (mark != null) {
        all.add(mark);
      }
    }
    return all;
  }

  private @Nullable Mark read(TextLine line) {
    String text = source.text();
    Matcher decor = DECOR.matcher(text).region(line.begin(), line.end());
    int start = decor.lookingAt() ? decor.end() : line.begin();
    Mark longest = null;
    for (Map.Entry<String, List<Roster.Person>> entry : people.entrySet()) {
      int end = start + entry.getKey().length();
      boolean cut = end < line.end() && latin(text.charAt(end)) && latin(text.charAt(end - 1));
      if (!cut && text.startsWith(entry.getKey(), start) && end <= line.end()) {
        Mark mark = read(line, new Span(start, end), entry.getValue());
        boolean longer = longest == null || (mark != null && mark.body() > longest.body());
        longest = longer ? mark : longest;
      }
    }
    return longest;
  }

  private static boolean latin(char c) {
    return c < 0x2ff && Character.isLetter(c);
  }

  private @Nullable Mark read(TextLine line, Span name, List<Roster.Person> called) {
    Matcher after = AFTER.matcher(source.text()).region(name.end(), line.end());
    if (!after.lookingAt()) {
      return null;
    }
    String title = HONORIFIC.matcher(after.group(1).strip()).replaceFirst("");
    boolean alone = after.end() == line.end();
    List<Mark.FormatTurn> turns =
        turns(called, title, after.group(3) == null ? after.group(2) : "質疑", alone);
    int body = alone ? Math.min(line.end() + 1, source.text().length()) : after.end();
    Span label = source.trim(name.begin(), after.end());
    return turns.isEmpty() ? null : new Mark(line.index(), label, body, !alone, name, turns, CLAIM);
  }

  /** A heading in which names stand among codes, times and stages. */
  private @Nullable Mark heading(TextLine line) {
    Matcher decor = DECOR.matcher(source.text()).region(line.begin(), line.end());
    int start = decor.lookingAt() ? decor.end() : line.begin();
    NamedHeading.Found found = headings.read(line, line.begin());
    found = found == null ? headings.read(line, start) : found;
    if (found == null) {
      return null;
    }
    List<Mark.FormatTurn> turns = turns(found);
    boolean inline = found.inline();
    LabelBook.Label code = found.code();
    if (inline && code != null && turns.stream().allMatch(t -> t.turn().side() == null)) {
      Span label = new Span(code.begin(), code.end()); // the names begin the talk
      return new Mark(line.index(), label, code.end(), true, null, turns, CLAIM);
    }
    return turns.isEmpty()
        ? null
        : new Mark(line.index(), found.label(), found.body(), inline, found.name(), turns, CLAIM);
  }

  private static List<Mark.FormatTurn> turns(NamedHeading.Found found) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    if (found.people().isEmpty()) {
      sides.add(found.sides().get(0));
    } else {
      found.people().get(0).forEach(p -> sides.add(p.side()));
    }
    LabelBook.Label code = found.code();
    List<Mark.FormatTurn> turns = new ArrayList<>();
    if (code != null) {
      turns.addAll(code.turns());
      turns.removeIf(t -> t.turn().side() != null && !sides.contains(t.turn().side()));
      return turns;
    }
    boolean both = found.people().size() > 1;
    for (Format format : Format.ALL) {
      if (found.inline() && format.transcript() != null) {
        continue; // turns of talk, not headings
      }
      for (Format.Turn turn : format.turns()) {
        double weight = fits(found.task(), turn, sides, both);
        if (weight > 0) {
          turns.add(new Mark.FormatTurn(format, turn, weight));
        }
      }
    }
    return turns;
  }

  /** How well a turn of a format fits what a heading says, or 0. */
  private static double fits(
      NamedHeading.Task task, Format.Turn turn, Set<Side> sides, boolean both) {
    boolean questions = turn.kind() == Debate.SpeechKind.CROSS_EXAMINATION;
    Side side = turn.side();
    if (task == NamedHeading.Task.QUESTIONS) {
      return questions && (side == null ? both : sides.contains(side)) ? TASK : 0;
    }
    if (questions || side == null || !sides.contains(side)) {
      return 0;
    }
    boolean later = turn.kind() != Debate.SpeechKind.CONSTRUCTIVE;
    return switch (task) {
      case REBUTTAL, SUMMARY, LAST -> later ? TASK : 0;
      case ANY, QUESTIONS -> SIDE;
    };
  }

  private static List<Mark.FormatTurn> turns(
      List<Roster.Person> called, String title, @Nullable String note, boolean alone) {
    List<Mark.FormatTurn> named = new ArrayList<>();
    List<Mark.FormatTurn> due = new ArrayList<>();
    List<Mark.FormatTurn> side = new ArrayList<>();
    for (Roster.Person person : called) {
      String bench = person.bench();
      if (note != null) {
        String task = QUESTIONS.matcher(note).find() ? "質疑" : note;
        named.addAll(LabelBook.of(Roster.join(bench, task)));
        named.addAll(LabelBook.of(Roster.join(title, task)));
        named.addAll(LabelBook.of(task));
      }
      if (!title.isEmpty()) {
        due.addAll(LabelBook.of(title));
        due.addAll(LabelBook.of(Roster.join(bench, title)));
      }
      String duty = person.duty();
      if (duty != null) {
        due.addAll(LabelBook.of(Roster.join(bench, duty)));
        due.addAll(LabelBook.of(duty));
      }
      if (alone) {
        side.addAll(ofSide(person.side()));
      }
    }
    named.removeIf(turn -> called.stream().noneMatch(p -> p.side() == turn.turn().side()));
    due.removeIf(turn -> called.stream().noneMatch(p -> p.side() == turn.turn().side()));
    if (!named.isEmpty()) {
      return named;
    }
    return due.isEmpty() ? side : due.stream().map(t -> t.times(DUTY)).toList();
  }

  private static List<Mark.FormatTurn> ofSide(Side side) {
    List<Mark.FormatTurn> turns = new ArrayList<>();
    for (Format format : Format.ALL) {
      for (Format.Turn turn : format.turns()) {
        if (turn.side() == side) {
          turns.add(new Mark.FormatTurn(format, turn, SIDE));
        }
      }
    }
    return turns;
  }
}
