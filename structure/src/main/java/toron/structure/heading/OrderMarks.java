package toron.structure.heading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.debate.Side;
import toron.structure.format.Format;
import toron.structure.text.Resources;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Speeches headed by people's names alone, of whom nothing says the side: who comes back when tells
 * the format, and the format tells the sides.
 */
final class OrderMarks {
  private static final Pattern HEADING =
      Pattern.compile(
          "[\\s\\u3000]*([^\\p{L}\\p{N}\\s\\u3000“”\"'‘’(]{0,4})[\\s\\u3000]*(?:(\\d{1,2})[.):]?[\\s\\u3000]+)?(\\p{Lu}[\\p{L}.'’ \\-]{1,40}?)(?: \\d)?(?: ?\\(([^()\\n]{1,40})\\))?(?: ?[,:–—/-]+ ?([\\p{L}\\d ,+&/]{1,30}))?[^\\p{L}\\p{N}.!?…)”\"’]{0,6}");
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'’\\-]*(?: (?:(?:de|van|von|la|du|al|bin|binti) )?\\p{Lu}[\\p{L}.'’\\-]*){0,3}");
  private static final int LONGEST = 80;
  private static final int SPOKEN = 150;
  private static final int LEAST = 6;

  private static final int HEAD = 1500;
  private static final Orders ORDERS = load();

  private record File(
      @JsonProperty(required = true) List<FileOrder> orders,
      @JsonProperty(required = true) String cross,
      @JsonProperty(required = true) String motion,
      @JsonProperty(required = true) String negativeFirst) {}

  private record FileOrder(
      @JsonProperty(required = true) String people,
      @JsonProperty(required = true) String teams,
      @JsonProperty(required = true) List<String> formats) {}

  private record Order(Pattern people, Pattern teams, List<Format> formats) {}

  private record Orders(List<Order> all, Pattern cross, Pattern motion, Pattern negativeFirst) {}

  private static Orders load() {
    String name = "orders.yaml";
    File file = Config.parse(name, Resources.read(OrderMarks.class, name), File.class);
    return new Orders(
        file.orders().stream().map(OrderMarks::order).toList(),
        anyCase(file.cross()),
        anyCase(file.motion()),
        anyCase(file.negativeFirst()));
  }

  private static Order order(FileOrder order) {
    List<Format> formats =
        Format.ALL.stream().filter(f -> order.formats().contains(f.id())).toList();
    return new Order(Pattern.compile(order.people()), Pattern.compile(order.teams()), formats);
  }

  private static Pattern anyCase(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  private final SourceText source;

  OrderMarks(SourceText source) {
    this.source = source;
  }

  /**
   * A heading.
   *
   * @param name who speaks, or null before a cross-examination
   * @param team what stands in brackets behind the name, or null
   */
  private record Heading(TextLine line, Span label, @Nullable Span name, @Nullable String team) {}

  /** All speeches of a format, or none. */
  List<Mark> find() {
    if (!ORDERS.motion().matcher(source.text()).find()) {
      return List.of();
    }
    Map<String, List<Heading>> alike = new LinkedHashMap<>();
    for (TextLine line : source.lines()) {
      read(line, alike);
    }
    for (List<Heading> headings : alike.values()) {
      List<Heading> spoken = spoken(headings);
      List<Mark> marks = spoken.size() < LEAST ? List.of() : ordered(spoken);
      if (!marks.isEmpty()) {
        return marks;
      }
    }
    return List.of();
  }

  /** Headings of the same kind belong together: with the same signs in front, numbered or not. */
  private void read(TextLine line, Map<String, List<Heading>> alike) {
    if (line.end() - line.begin() > LONGEST || line.end() == line.begin()) {
      return;
    }
    Matcher heading = HEADING.matcher(source.text()).region(line.begin(), line.end());
    if (!heading.matches()) {
      return;
    }
    boolean plain = heading.group(1).isEmpty() && heading.group(2) == null;
    Span label = label(heading.start(3), line.end());
    Span name = name(source.trim(heading.start(3), heading.end(3)));
    String words = text(label);
    boolean cross = ORDERS.cross().matcher(words).lookingAt();
    boolean person = name != null && !(plain && text(name).indexOf(' ') < 0);
    if (cross || person) {
      String key = heading.group(1) + (heading.group(2) == null ? "" : "#");
      alike
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(new Heading(line, label, cross ? null : name, heading.group(4)));
    }
  }

  /** Without the signs that close a heading. */
  private Span label(int begin, int end) {
    int last = end;
    while (last > begin && !Character.isLetterOrDigit(source.text().charAt(last - 1))) {
      last--;
    }
    return new Span(begin, last < end && source.text().charAt(last) == ')' ? last + 1 : last);
  }

  /** The name without what the speech is called behind it: "Hale FF", or null. */
  private @Nullable Span name(Span words) {
    int end = words.end();
    while (end > words.begin()) {
      String rest = text(new Span(words.begin(), end));
      int blank = rest.lastIndexOf(' ');
      String last = rest.substring(blank + 1);
      if (blank < 0 || NamedHeading.StageWords.task(last) == null) {
        break;
      }
      end = words.begin() + blank;
    }
    Span name = new Span(words.begin(), end);
    String printed = text(name);
    boolean named =
        NAME.matcher(printed).matches()
            && NamedHeading.StageWords.task(printed) == null
            && Benches.whole(printed, false) == null
            && LabelBook.of(printed).isEmpty();
    return named ? name : null;
  }

  /** Only those behind which somebody speaks. */
  private List<Heading> spoken(List<Heading> headings) {
    List<Heading> spoken = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get(i);
      int end =
          i + 1 < headings.size() ? headings.get(i + 1).line().begin() : source.text().length();
      int from = Math.min(heading.line().end(), end);
      if (heading.name() == null || source.trim(from, end).length() >= SPOKEN) {
        spoken.add(heading);
      }
    }
    return spoken;
  }

  private List<Mark> ordered(List<Heading> headings) {
    for (Order order : ORDERS.all()) {
      Format format = format(order.formats(), headings.get(0).line().begin());
      int size = format.turns().size();
      for (int from = 0; from + size <= headings.size(); from++) {
        List<Heading> some = headings.subList(from, from + size);
        if (order.people().matcher(people(some)).matches() && told(some, order, format)) {
          boolean all = headings.size() == size;
          boolean several = some.stream().noneMatch(h -> h.name() == null) && distinct(some);
          return !several || all || teams(some) != null ? marks(some, format) : List.of();
        }
      }
    }
    return List.of();
  }

  /** Eight different people may be anybody; their teams, or the text, must tell. */
  private boolean told(List<Heading> headings, Order order, Format format) {
    String teams = teams(headings);
    return teams == null
        ? !distinct(headings) || format.hintsIn(source) > 0
        : order.teams().matcher(teams).matches();
  }

  private boolean distinct(List<Heading> headings) {
    return people(headings).chars().distinct().count() == headings.size();
  }

  /** The format that the text hints at most; who begins is what the head says. */
  private Format format(List<Format> formats, int first) {
    int from = Math.max(0, first - HEAD);
    Matcher opposes = ORDERS.negativeFirst().matcher(source.text()).region(from, first);
    boolean negative = opposes.find();
    Format best = formats.get(0);
    for (Format format : formats) {
      boolean begins = (format.turns().get(0).side() == Side.NEGATIVE) == negative;
      boolean before = (best.turns().get(0).side() == Side.NEGATIVE) == negative;
      boolean hinted = format.hintsIn(source) > best.hintsIn(source);
      best = begins && (!before || hinted) ? format : best;
    }
    return best;
  }

  /** A letter for each heading, the same for the same person. */
  private String people(List<Heading> headings) {
    List<String> known = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    for (Heading heading : headings) {
      Span name = heading.name();
      letters.append(name == null ? 'X' : letter(text(name), known));
    }
    return letters.toString();
  }

  /** A letter for the team of each heading, or null where one has none. */
  private static @Nullable String teams(List<Heading> headings) {
    List<String> known = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    for (Heading heading : headings) {
      String team = heading.team();
      if (heading.name() != null && team == null) {
        return null;
      }
      letters.append(team == null ? 'X' : letter(team, known));
    }
    return letters.toString();
  }

  /** Whole names, given names and family names may stand for the same person. */
  private static char letter(String name, List<String> known) {
    String words = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < known.size(); i++) {
      String other = known.get(i);
      boolean part =
          other.equals(words)
              || other.startsWith(words + " ")
              || other.endsWith(" " + words)
              || words.startsWith(other + " ")
              || words.endsWith(" " + other);
      if (part) {
        return (char) ('A' + i);
      }
    }
    known.add(words);
    return (char) ('A' + known.size() - 1);
  }

  private List<Mark> marks(List<Heading> headings, Format format) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get(i);
      int body = Math.min(heading.line().end() + 1, source.text().length());
      List<Mark.FormatTurn> turns = List.of(new Mark.FormatTurn(format, format.turns().get(i), 1));
      marks.add(
          new Mark(heading.line().index(), heading.label(), body, false, heading.name(), turns));
    }
    return marks;
  }

  private String text(Span span) {
    return source.text().substring(span.begin(), span.end());
  }
}
