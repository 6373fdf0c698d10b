package toron.structure.heading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;

/** Who stands on which side and speaks when, by the tables, lists and sentences of a head. */
public final class Roster {
  private static final int FIRST_LINES = 80;
  private static final int LINE = 300;
  private static final Pattern BENCH =
      Pattern.compile(
          "(?<![\\p{L}])((?:第[一二12]|前半|後半|オープニング|クロージング)?・?(?:肯定|否定|賛成|反対|政府|与党|野党|提案|ガバメント|オポジション)(?:側|派|チーム)?"
              + "|(?:for|against)(?: the)? (?:motion|proposition|opposition)|(?:opening |closing )?(?:government|opposition|proposition)|affirmative|negative|(?:gov|opp|prop|aff|neg|pro|con)\\b)"
              + "(?=[\\s\\u3000:はがに(・.【】\\])]|$)\\.?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PARTS =
      Pattern.compile("[、,;/・。]|と(?=[^\\s\\u3000]{1,8}\\()| and | & ");
  private static final Pattern NOTE = Pattern.compile("\\(([^()]{1,30})\\)");
  private static final Pattern HONORIFIC = Pattern.compile("(?:さん|君|くん|氏|選手|議員|先生|委員|ちゃん|様)$");
  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|hon)\\.? )+",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;
  private final List<Person> people = new ArrayList<>();
  private final Map<String, Side> teams = new LinkedHashMap<>();

  /**
   * Somebody who is listed.
   *
   * @param bench as printed
   * @param duty the speech or office that the list gives, or null
   */
  record Person(String name, String family, Side side, String bench, @Nullable String duty) {
    Person called(String shorter) {
      return new Person(name, shorter, side, bench, duty);
    }
  }

  private Roster(SourceText source) {
    this.source = source;
  }

  static List<Person> of(SourceText source) {
    Roster roster = new Roster(source);
    roster.read();
    return new Surnames(source).of(roster.people);
  }

  /** Names of teams, as far as the head gives one to each side. */
  public static Map<String, Side> teams(SourceText source) {
    Roster roster = new Roster(source);
    roster.read();
    Map<String, Side> teams = roster.teams;
    for (Person person : roster.people) {
      String name = person.name();
      if (name.length() >= 2 && person.duty() == null && name.equals(person.family())) {
        Side before = teams.putIfAbsent(name, person.side());
        if (before != null && before != person.side()) {
          return Map.of();
        }
      }
    }
    return teams;
  }

  /** Lower-case names and their sides. */
  static Map<String, Side> sides(List<Person> people) {
    Map<String, Side> sides = new LinkedHashMap<>();
    for (Person person : people) {
      sides.putIfAbsent(person.name().toLowerCase(Locale.ROOT), person.side());
    }
    for (Person person : people) {
      sides.putIfAbsent(person.family().toLowerCase(Locale.ROOT), person.side());
    }
    return sides;
  }

  private void read() {
    List<TextLine> lines = source.lines();
    int end = Math.min(FIRST_LINES, lines.size());
    for (int i = 0; i < end; ) {
      int next = i;
      while (next < end && source.text(lines.get(next)).indexOf('\t') >= 0) {
        next++;
      }
      if (next > i) {
        table(lines.subList(i, next));
        i = next;
      } else {
        String line = source.text(lines.get(i));
        if (!line.isBlank() && latin(line)) {
          latinLine(line);
        } else {
          sentence(line);
        }
        i++;
      }
    }
  }

  private static boolean latin(String line) {
    return line.chars().allMatch(c -> c < 0x2ff || (c >= 0x2010 && c <= 0x2200));
  }

  /** In Latin script, names are told by their capitals; the lists end where speeches are long. */
  private void latinLine(String line) {
    boolean both = people.stream().map(p -> p.side().proposes()).distinct().count() > 1;
    if (line.length() > (both ? LINE : 2 * LINE)) {
      return;
    }
    for (RosterLines.Listed listed : RosterLines.read(line)) {
      Side side = side(listed.bench());
      if (side != null && listed.team()) {
        teams.putIfAbsent(listed.words().split(" [A-Z]{1,3}$", 2)[0], side);
      } else if (side != null) {
        people.addAll(person(listed.words(), side, listed.bench(), null));
      }
    }
  }

  private void table(List<TextLine> rows) {
    List<String[]> cells = rows.stream().map(r -> source.text(r).split("\t", -1)).toList();
    String[] top = cells.get(0);
    boolean columns =
        java.util.stream.IntStream.range(0, top.length).filter(c -> bench(top[c]) != null).count()
            >= 2;
    for (int r = columns ? 1 : 0; r < cells.size(); r++) {
      String[] row = cells.get(r);
      String bench = columns ? null : bench(row[0]);
      for (int c = 0; c < row.length; c++) {
        String duty = c == 0 ? null : row[0].strip();
        if (columns && c < top.length && bench(top[c]) != null) {
          add(row[c], bench(top[c]), duty);
        } else if (bench != null && c > 0) {
          String head = r > 0 && c < top.length && bench(top[0]) == null ? top[c].strip() : null;
          names(row[c], bench, head);
        } else if (c > 0 && !LabelBook.of(row[c - 1].strip()).isEmpty()) {
          Side side = LabelBook.of(row[c - 1].strip()).get(0).turn().side();
          people.addAll(person(row[c], side, "", row[c - 1].strip()));
        }
      }
    }
  }

  /** The bench that a cell begins with, or null. */
  private static @Nullable String bench(String cell) {
    Matcher matcher = BENCH.matcher(cell.strip());
    if (matcher.lookingAt()) {
      return matcher.group(1);
    }
    Matcher note = NOTE.matcher(cell.strip());
    return note.find() && matcher.reset(note.group(1)).lookingAt() ? matcher.group(1) : null;
  }

  /** "政府は早瀬（総理）と千早（議員）、野党は乾（党首）": each bench with what follows it. */
  private void sentence(String line) {
    if (line.length() > LINE) {
      return;
    }
    Matcher matcher = BENCH.matcher(line);
    String bench = null;
    int from = 0;
    while (matcher.find()) {
      if (bench != null) {
        names(line.substring(from, matcher.start()), bench, null);
      }
      bench = matcher.group(1);
      from = matcher.end();
    }
    if (bench != null) {
      names(line.substring(from), bench, null);
    }
  }

  private void names(String list, String bench, @Nullable String duty) {
    String flat =
        list.split(
                "(?<!\\b(?:Mr|Ms|Mrs|Mx|Dr|Prof|Rev|Hon|St|Jr|Sr|MR|MS|MRS|DR|PROF))\\. (?=\\p{Lu})|。",
                2)[0]
            .replaceFirst("^[ ]*\\([^()]*\\)[ ]*:", "")
            .replaceFirst("^[\\s\\u3000:はがに・】\\])]+", "");
    Matcher team = Pattern.compile("^[^()]{2,30}\\(([^()]*[、,/][^()]*)\\)").matcher(flat);
    if (team.lookingAt()) {
      flat = team.group(1);
    }
    for (String part : PARTS.split(flat)) {
      int close = part.indexOf(')');
      boolean closes = close >= 0 && part.lastIndexOf('(', close) < 0; // the list stood in brackets
      add(closes ? part.substring(0, close) : part, bench, duty);
      if (closes) {
        return;
      }
    }
  }

  private void add(String part, @Nullable String bench, @Nullable String duty) {
    Side side = bench == null ? null : side(bench);
    if (bench != null && side != null) {
      people.addAll(person(part, side, bench, duty));
    }
  }

  private static List<Person> person(
      String part, @Nullable Side side, String bench, @Nullable String duty) {
    Matcher note = NOTE.matcher(part);
    String task = duty;
    String words = part;
    if (note.find()) {
      task = task == null && opens(bench, note.group(1)) ? note.group(1).strip() : task;
      words = part.substring(0, note.start());
    }
    String name = words.strip().replaceAll("^[\\s\\u3000]+|[\\s\\u3000]+$", "");
    String[] tokens = name.split("[\\s\\u3000]+");
    if (tokens.length > 1 && tokens[0].matches("[A-Z]{1,3} ?-?[1-4]|[A-Z]{2}")) {
      task = task == null ? tokens[0] : task;
      name = String.join(" ", List.of(tokens).subList(1, tokens.length));
    }
    for (int i = 0; i + 1 < tokens.length && i < 3 && name.charAt(0) > 0x2ff; i++) {
      if (opens(bench, tokens[i]) || tokens[i].matches("第?[一二三1-3]")) {
        task = task == null ? tokens[i] : task;
        name = String.join("\u3000", List.of(tokens).subList(i + 1, tokens.length));
      }
    }
    String called = TITLE.matcher(HONORIFIC.matcher(name).replaceFirst("")).replaceFirst("");
    if (side == null || called.isEmpty() || called.length() > 40) {
      return List.of();
    }
    return List.of(new Person(called, family(called), side, bench, task));
  }

  private static boolean opens(String bench, String words) {
    String task = words.strip();
    return !LabelBook.of(task).isEmpty() || !LabelBook.of(join(bench, task)).isEmpty();
  }

  /** Two words of a label, apart where their script asks for it. */
  static String join(String first, String second) {
    boolean latin = !first.isEmpty() && first.charAt(first.length() - 1) < 0x2ff;
    return latin ? first + " " + second : first + second;
  }

  /** Japanese names begin with it, others end with it. */
  public static String family(String name) {
    String[] tokens = name.split("[\\s\\u3000]+");
    return name.charAt(0) > 0x2ff ? tokens[0] : tokens[tokens.length - 1];
  }

  static @Nullable Side side(String bench) {
    String w = bench.toLowerCase(Locale.ROOT).replaceAll("[\\s\\u3000・.]+", " ").strip();
    Side four = Benches.side(w.replaceFirst("(?:側|派|チーム)$", ""), true);
    if (four != null) {
      return four;
    }
    if (w.startsWith("for")) {
      return w.endsWith("opposition") ? Side.NEGATIVE : Side.AFFIRMATIVE;
    }
    return w.startsWith("against") ? Side.NEGATIVE : Benches.side(w, false);
  }
}
