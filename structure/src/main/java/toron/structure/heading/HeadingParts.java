package toron.structure.heading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.debate.Side;
import toron.structure.text.Resources;
import toron.structure.text.Span;

/**
 * Headings whose parts stand in another order than a format's labels, are shortened, or stand among
 * names: "立論① 肯定側（若竹高校）", "Constructive – Pro – Hale". They are put together as a label again.
 */
final class HeadingParts {
  private static final double WEIGHT = 0.9;
  private static final double NAMED = 0.8;
  private static final double SIDELESS = 0.7;
  private static final int NAMES = 2;
  private static final Pattern TIME =
      Pattern.compile("\\d{1,2}(?:[.:]\\d{1,2})? ?(?:分間?|秒|min(?:ute)?s?\\.?|m\\b)?");
  private static final Pattern HIRAGANA = Pattern.compile("[ぁ-ん]");
  private static final Pattern HONORIFIC = Pattern.compile("(?:さん|くん|君|氏|選手|先生|様|委員|議員)$");
  private static final Parts PARTS = load();

  private final Map<String, Side> teams;

  /**
   * @param teams names that a heading may print for a side
   */
  HeadingParts(Map<String, Side> teams) {
    this.teams = teams;
  }

  private record Part(List<String> is, Pattern words) {}

  private record Parts(
      List<Part> sides,
      List<Part> ordinals,
      List<Part> stages,
      Pattern joints,
      Pattern arrow,
      Pattern of) {}

  /** What was read of a heading so far. */
  private static final class Reading {
    private final List<Part> sides = new ArrayList<>();
    private @Nullable Part ordinal;
    private @Nullable Part stage;
    private @Nullable Span name;
    private int names;
    private int of = -1;
  }

  /**
   * The turns that a heading may open.
   *
   * @param name within the heading, or null
   */
  public record Found(List<Mark.FormatTurn> turns, @Nullable Span name) {}

  /** Reads a heading as a whole, or null. */
  @Nullable Found read(String heading) {
    Reading reading = new Reading();
    int at = 0;
    while (at < heading.length()) {
      int end = part(heading, at, reading);
      if (end == at) {
        end = name(heading, at, reading);
      }
      if (end < 0) {
        return null;
      }
      at = end;
    }
    Part stage = reading.stage;
    if (stage == null || reading.names > NAMES) {
      return null;
    }
    if (reading.sides.isEmpty()) {
      List<Mark.FormatTurn> open = LabelBook.of(stage.is().get(0));
      return reading.names == 0 || open.isEmpty()
          ? null
          : new Found(open.stream().map(t -> t.times(SIDELESS)).toList(), reading.name);
    }
    List<Mark.FormatTurn> turns = turns(reading);
    double weight = reading.names == 0 ? WEIGHT : NAMED;
    return turns.isEmpty()
        ? null
        : new Found(turns.stream().map(t -> t.times(weight)).toList(), reading.name);
  }

  /** The end of the part that begins here, or the same place. */
  private int part(String heading, int at, Reading reading) {
    int team = team(heading, at, reading);
    if (team > at) {
      return team;
    }
    Part side = longest(PARTS.sides(), heading, at);
    Part stage = longest(PARTS.stages(), heading, at);
    Part ordinal = longest(PARTS.ordinals(), heading, at);
    int joint = end(PARTS.joints(), heading, at);
    if (side != null) {
      reading.sides.add(side);
      return end(side.words(), heading, at);
    }
    if (stage != null && (reading.stage == null || weak(reading.stage))) {
      reading.stage = stage;
      return end(stage.words(), heading, at);
    }
    if (stage != null && weak(stage)) {
      return end(stage.words(), heading, at);
    }
    if (end(PARTS.of(), heading, at) > at) {
      reading.of = reading.of < 0 ? reading.sides.size() : reading.of;
      return end(PARTS.of(), heading, at);
    }
    int time = end(TIME, heading, at);
    if (ordinal != null && reading.ordinal == null && time <= end(ordinal.words(), heading, at)) {
      reading.ordinal = ordinal;
      return end(ordinal.words(), heading, at);
    }
    return Math.max(time, Math.max(joint, end(PARTS.arrow(), heading, at)));
  }

  private static boolean weak(Part stage) {
    return stage.is().get(1).equals("speaker");
  }

  private int team(String heading, int at, Reading reading) {
    for (Map.Entry<String, Side> team : teams.entrySet()) {
      if (heading.startsWith(team.getKey(), at)) {
        if (reading.sides.isEmpty()) {
          int side = team.getValue().proposes() ? 0 : 1;
          reading.sides.add(PARTS.sides().get(side));
        }
        return at + team.getKey().length();
      }
    }
    return at;
  }

  /** The end of a name that begins here, or -1 where it cannot be one. */
  private static int name(String heading, int at, Reading reading) {
    int end = at;
    while (end < heading.length() && !boundary(heading, at, end)) {
      end++;
    }
    String words = heading.substring(at, end);
    String bare = HONORIFIC.matcher(words).replaceFirst("");
    boolean apart = at == 0 || !Character.isLetterOrDigit(heading.charAt(at - 1));
    boolean prose = HIRAGANA.matcher(bare).find() && (!apart || bare.length() > 6);
    int longest = heading.charAt(at) < 0x2ff ? 16 : 10;
    if (prose
        || words.length() > longest
        || (heading.charAt(at) < 0x2ff && !Character.isUpperCase(heading.charAt(at)))) {
      return -1;
    }
    Span before = reading.name;
    reading.names += before != null && at - before.end() <= 1 ? 0 : 1;
    reading.name =
        before != null && at - before.end() <= 1
            ? new Span(before.begin(), end)
            : new Span(at, end);
    return end;
  }

  private static boolean boundary(String heading, int at, int end) {
    if (end == at) {
      return false;
    }
    char c = heading.charAt(end);
    boolean latin = c < 0x2ff;
    boolean word = latin && Character.isLetter(heading.charAt(end - 1));
    boolean blank = "\u3000 ()[]:：、,/・".indexOf(c) >= 0;
    boolean part =
        end(PARTS.joints(), heading, end) > end
            || longest(PARTS.sides(), heading, end) != null
            || longest(PARTS.stages(), heading, end) != null;
    return blank || (part && !word);
  }

  private static List<Mark.FormatTurn> turns(Reading reading) {
    List<Mark.FormatTurn> turns = new ArrayList<>();
    Part stage = reading.stage;
    if (stage == null) {
      return turns;
    }
    Part side = reading.sides.get(0);
    if (reading.of == 0) { // the cross-examination of one side is the other's
      side =
          reading.sides.size() > 1
              ? reading.sides.get(1)
              : PARTS.sides().get(PARTS.sides().indexOf(side) ^ 1);
    }
    Part ordinal = reading.ordinal;
    if (ordinal != null) {
      turns.addAll(together(side, ordinal.is().get(0), ordinal.is().get(1) + " ", stage));
    }
    return turns.isEmpty() ? together(side, "", "", stage) : turns;
  }

  private static List<Mark.FormatTurn> together(
      Part side, String first, String second, Part stage) {
    List<Mark.FormatTurn> turns =
        new ArrayList<>(LabelBook.of(side.is().get(0) + first + stage.is().get(0)));
    for (Mark.FormatTurn turn : LabelBook.of(second + side.is().get(1) + " " + stage.is().get(1))) {
      if (turns.stream().noneMatch(turn::same)) {
        turns.add(turn);
      }
    }
    return turns;
  }

  private static @Nullable Part longest(List<Part> parts, String heading, int at) {
    Part found = null;
    int end = at;
    for (Part part : parts) {
      int there = end(part.words(), heading, at);
      if (there > end) {
        found = part;
        end = there;
      }
    }
    return found;
  }

  private static int end(Pattern pattern, String heading, int at) {
    Matcher matcher = pattern.matcher(heading).region(at, heading.length());
    matcher.useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return at;
    }
    int end = matcher.end();
    boolean cut =
        end < heading.length()
            && end > at
            && latin(heading.charAt(end - 1))
            && latin(heading.charAt(end));
    return cut ? at : end;
  }

  private static boolean latin(char c) {
    return c < 0x2ff && Character.isLetter(c);
  }

  private record File(
      @JsonProperty(required = true) List<FilePart> sides,
      @JsonProperty(required = true) List<FilePart> ordinals,
      @JsonProperty(required = true) List<FilePart> stages,
      @JsonProperty(required = true) String joints,
      @JsonProperty(required = true) String arrow,
      @JsonProperty(required = true) String of) {}

  private record FilePart(
      @JsonProperty(required = true) List<String> is,
      @JsonProperty(required = true) String words) {}

  private static Parts load() {
    String resource = "parts.yaml";
    File f = Config.parse(resource, Resources.read(HeadingParts.class, resource), File.class);
    return new Parts(
        parts(f.sides()),
        parts(f.ordinals()),
        parts(f.stages()),
        compile(f.joints()),
        compile(f.arrow()),
        compile(f.of()));
  }

  private static List<Part> parts(List<FilePart> parts) {
    return parts.stream().map(p -> new Part(p.is(), compile(p.words()))).toList();
  }

  private static Pattern compile(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }
}
