package toron.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Speeches headed by the names of people whose sides, and perhaps speeches, a roster gives. */
final class NameMarks {
  private static final double DUTY = 0.9;
  private static final double SIDE = 0.5;
  private static final double CLAIM = 0.6;
  private static final Pattern DECOR = Pattern.compile(Marks.DECORATION);
  private static final Pattern AFTER =
      Pattern.compile(
          "([^\\s\\u3000:。、「」()!?]{0,8}(?:[ \\u3000][^\\s\\u3000:。、「」()!?]{1,4}(?=[】\\]>)(]|$))?)(?:[\\s\\u3000]*(?:\\(([^)]{1,24})\\)|((?:→|⇒|->)[^\\s:。]{1,14})))?[】\\]〉》」』>]*(?:[\\s\\u3000]*:[\\s\\u3000]*|\\u3000+|\\t|$)");
  private static final Pattern HONORIFIC = Pattern.compile("^(?:さん|君|くん|氏|選手|先生|様|ちゃん)?(?:の)?");
  private static final Pattern QUESTIONS = Pattern.compile("質問|質疑|尋問|cross|question");

  private final SourceText source;
  private final Map<String, List<Roster.Person>> people = new LinkedHashMap<>();

  NameMarks(SourceText source) {
    this.source = source;
    for (Roster.Person person : Roster.of(source)) {
      people.computeIfAbsent(person.family(), key -> new ArrayList<>()).add(person);
      String whole = person.name();
      if (!whole.equals(person.family())) {
        people.computeIfAbsent(whole, key -> new ArrayList<>()).add(person);
      }
    }
  }

  /** The labels found, and headings of names on other lines. */
  List<Mark> with(List<Mark> labels) {
    Map<Integer, Mark> byLine = new LinkedHashMap<>();
    labels.forEach(mark -> byLine.put(mark.line(), mark));
    List<Mark> all = new ArrayList<>();
    for (TextLine line : source.lines()) {
      Mark mark = byLine.get(line.index());
      if (mark == null && !people.isEmpty()) {
        mark = read(line);
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
      if (text.startsWith(entry.getKey(), start) && end <= line.end()) {
        Mark mark = read(line, new Span(start, end), entry.getValue());
        boolean longer = longest == null || (mark != null && mark.body() > longest.body());
        longest = longer ? mark : longest;
      }
    }
    return longest;
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
