package toron.structure.heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Reads headings of names, times, codes and stages in any order: "1:02 p.m. Ms Hale questions", "P1
 * · HALE · 7′52″", "OG1 (Hale)", "Imani, summary". It knows the names that a roster gives.
 */
final class NamedHeading {
  private static final Pattern TIME =
      Pattern.compile(
          "[\\[(]?\\d{1,2}[:.′'’]\\d{2}(?:[:.′]\\d{2})?[″\"”]*(?: ?[ap]\\.?m\\b\\.?)?[\\])]?|\\d{1,2}(?:\\.\\d)? ?(?:min(?:ute)?s?\\b\\.?|[′'])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN = Pattern.compile("[\\s·•,:/\\-–—|()\\[\\]=~*#+&.>→]+");
  private static final Pattern CLOSED = Pattern.compile("[:)\\]–—]");
  private static final Pattern NOTE = Pattern.compile("\\([^()\\n]{1,40}\\)");
  private static final Pattern TITLE =
      Pattern.compile(
          "(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|cllr)\\.? (?=\\p{L})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\. ?");

  /** "1A case Hale": the first speaker of a side. */
  private static final Pattern NUMBERED =
      Pattern.compile("(?:[1-3] ?[ANPOan]|[ANPO] ?[1-3]|(?i:1st|2nd|3rd)|[1-3])(?![\\p{L}\\d.:])");

  private static final int HEAD = 90;

  private final String text;
  private final Map<String, List<Roster.Person>> people;
  private final Map<String, Side> teams;

  NamedHeading(String text, Map<String, List<Roster.Person>> people, Map<String, Side> teams) {
    this.text = text;
    this.people = people;
    this.teams = teams;
  }

  /** What a heading may do in a debate. */
  enum Task {
    /** It says nothing. */
    ANY,
    QUESTIONS,
    /** A second or later speech of the speaker. */
    REBUTTAL,
    SUMMARY,
    LAST
  }

  /**
   * A heading.
   *
   * @param people those who may be meant by each name
   * @param code a label of a format in front of the names, or null
   * @param inline whether the speech begins on the same line
   * @param rich whether more than one name and its punctuation show that it is a heading
   */
  public record Found(
      Span label,
      int body,
      boolean inline,
      @Nullable Span name,
      List<List<Roster.Person>> people,
      List<Side> sides,
      LabelBook.@Nullable Label code,
      Task task,
      boolean rich) {}

  private static final class Reading {
    private final List<List<Roster.Person>> people = new ArrayList<>();
    private final List<Side> sides = new ArrayList<>();
    private Task task = Task.ANY;
    private @Nullable Span name;
    private boolean rich;
    private boolean closed;
    private int labelEnd;
  }

  /** Reads the heading that begins here, or null. */
  @Nullable Found read(TextLine line, int start) {
    Reading reading = new Reading();
    int limit = Math.min(line.end(), start + HEAD);
    int begin = skip(TIME, start, limit);
    reading.rich = begin > start;
    begin = begin > start ? skip(BETWEEN, begin, limit) : begin;
    LabelBook.Label code = LabelBook.at(text, begin, limit);
    int at = begin;
    if (code != null && ends(code.end())) {
      at = code.end();
      reading.labelEnd = at;
    } else {
      code = null;
    }
    at = parts(at, line, reading);
    if (reading.people.isEmpty() && (reading.sides.isEmpty() || !reading.rich)) {
      return null;
    }
    boolean alone = at >= line.end();
    boolean firm = reading.closed || (code != null && !reading.people.isEmpty());
    if (!alone && !firm) {
      return null;
    }
    Span label = new Span(begin, reading.labelEnd);
    int body = alone ? Math.min(line.end() + 1, text.length()) : at;
    boolean rich = reading.rich || code != null || reading.people.size() > 1;
    return new Found(
        label, body, !alone, reading.name, reading.people, reading.sides, code, reading.task, rich);
  }

  /** Reads parts up to the words that are none, and returns where these begin. */
  private int parts(int from, TextLine line, Reading reading) {
    int at = from;
    boolean noted = false;
    while (at < line.end()) {
      int next = skip(BETWEEN, at, line.end());
      String between = text.substring(at, next);
      boolean some = !reading.people.isEmpty() || !reading.sides.isEmpty();
      reading.closed = some && (noted || CLOSED.matcher(between).find());
      boolean over = noted && !reading.people.isEmpty() && skip(TIME, next, line.end()) == next;
      boolean ended = reading.closed && (over || between.indexOf(':') >= 0);
      if (ended || next >= line.end()) {
        return next;
      }
      Matcher note = NOTE.matcher(text).region(Math.max(from, next - 1), line.end());
      noted = some && note.lookingAt();
      int end = noted ? note.end() : part(next, line.end(), reading);
      if (noted) {
        note(note.start() + 1, note.end() - 1, reading);
      }
      if (end == next) {
        return next;
      }
      at = end;
    }
    return at;
  }

  /** What stands in brackets need not be known. */
  private void note(int begin, int end, Reading reading) {
    reading.rich = true;
    reading.labelEnd = end + 1;
    Task task = StageWords.task(text.substring(begin, end));
    reading.task = task == null || task == Task.ANY ? reading.task : task;
    int from = skip(TITLE, begin, end);
    if (reading.people.isEmpty()) {
      name(from, end, reading);
    }
  }

  private int part(int at, int limit, Reading reading) {
    int time = skip(TIME, at, limit);
    if (time > at) {
      reading.rich = true;
      return time;
    }
    int numbered = skip(NUMBERED, at, limit);
    if (numbered > at) {
      return numbered;
    }
    int from = skip(TITLE, at, limit);
    int name = name(from, limit, reading);
    if (name > from) {
      reading.labelEnd = name;
      return name;
    }
    for (Map.Entry<String, Side> team : teams.entrySet()) {
      int end = at + team.getKey().length();
      if (end <= limit && text.regionMatches(true, at, team.getKey(), 0, end - at) && ends(end)) {
        reading.sides.add(team.getValue());
        reading.labelEnd = end;
        return end;
      }
    }
    int word = word(at, limit);
    for (int end : word == at ? new int[0] : new int[] {two(word, limit), word}) {
      Task task = StageWords.task(text.substring(at, end));
      if (task != null) {
        reading.task = task == Task.ANY ? reading.task : task;
        reading.labelEnd = end;
        return end;
      }
    }
    return at;
  }

  private int word(int at, int limit) {
    int end = at;
    while (end < limit && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The end of the second word. */
  private int two(int word, int limit) {
    boolean joined = word < limit && " -".indexOf(text.charAt(word)) >= 0;
    return joined ? word(word + 1, limit) : word;
  }

  private int name(int at, int limit, Reading reading) {
    int end = at;
    List<Roster.Person> called = List.of();
    for (Map.Entry<String, List<Roster.Person>> entry : people.entrySet()) {
      String name = entry.getKey();
      for (int begin : new int[] {at, skip(INITIAL, at, limit)}) {
        int stop = begin + name.length();
        if (stop > end
            && stop <= limit
            && text.regionMatches(true, begin, name, 0, name.length())
            && Character.isUpperCase(text.charAt(begin))
            && ends(stop)) {
          end = stop;
          called = entry.getValue();
        }
      }
    }
    if (end > at) {
      reading.people.add(called);
      reading.name = reading.name == null ? new Span(at, end) : reading.name;
    }
    return end;
  }

  private boolean ends(int at) {
    return at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }

  private int skip(Pattern pattern, int at, int limit) {
    if (at >= limit) {
      return at;
    }
    Matcher matcher = pattern.matcher(text).region(at, limit);
    return matcher.lookingAt() ? matcher.end() : at;
  }

  /** Words for what a speech does. */
  static final class StageWords {
    private static final Pattern QUESTIONS =
        Pattern.compile(
            "questions?|questioning|asks|cross[- ]?(?:ex(?:amination|amines)?|fire)?|c-?x|x-?f(?:ire)?|cf|grand");
    private static final Pattern REBUTTAL = Pattern.compile("reb(?:uttal)?|rebuts|again|answers");
    private static final Pattern LAST =
        Pattern.compile(
            "(?:in )?reply|replies|(?:sums|summing) up|(?:in )?closing|closes|final focus|ff|last word");
    private static final Pattern OTHER =
        Pattern.compile(
            "constructive|opening|opens|proposes|opposes|seconds|(?:opens|replies|seconds|speaks) for|speech|case|continued|first|to|for|and");

    private StageWords() {}

    static @Nullable Task task(String words) {
      String w = words.toLowerCase(Locale.ROOT);
      if (QUESTIONS.matcher(w).matches()) {
        return Task.QUESTIONS;
      }
      if (REBUTTAL.matcher(w).matches()) {
        return Task.REBUTTAL;
      }
      if (w.matches("summ(?:ary|arizes|arises)?")) {
        return Task.SUMMARY;
      }
      if (LAST.matcher(w).matches()) {
        return Task.LAST;
      }
      return OTHER.matcher(w).matches() ? Task.ANY : null;
    }
  }
}
