package toron.structure.speech;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.debate.Side;
import toron.structure.heading.LabelBook;
import toron.structure.heading.Mark;
import toron.structure.heading.Participants;
import toron.structure.heading.Roster;
import toron.structure.text.Resources;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;

/**
 * What a few words say of the speech that they open or call: a label of a format in full, or only a
 * side, a stage, that it is the last.
 */
final class RoundWords {
  private static final Words WORDS = load();
  private static final Pattern ALIAS =
      Pattern.compile(
          "(肯定|賛成|政府|与党|否定|反対|野党)側?[(＝=:は]{1,2}([^\\s\\u3000()＝=:、。「」]{1,8})[)\\s\\u3000、。]");
  private static final Pattern LATIN_CODE = Pattern.compile("[A-Z0-9]{2,4}");
  private static final Pattern NAME =
      Pattern.compile("[\\p{IsHan}\\p{IsKatakana}ー々ヶ・ぁ-ん]{1,7}|[\\p{L}][\\p{L}.'’\\- ]{1,24}");

  /** "A1", "N2": a side and which of its speeches. */
  private static final Pattern SIDE_CODE = Pattern.compile("([ANGOP])([1-3])(?![\\p{L}\\d])");

  private static final Pattern ASKS = Pattern.compile("[\\s\\u3000(〔\\[]*Q(?![\\p{L}])");
  private static final Pattern ASKER = Pattern.compile("\\(([^()→>]{1,12})[→>]");
  private static final int HEAD = 60;

  private final SourceText source;
  private final Map<String, Side> sides = new HashMap<>();
  private final Map<String, List<Mark.FormatTurn>> duties = new LinkedHashMap<>();
  private final Map<String, Side> aliases = new LinkedHashMap<>();

  RoundWords(SourceText source) {
    this.source = source;
    new Participants(source)
        .find()
        .forEach(
            (name, side) -> {
              if (NAME.matcher(Participants.family(name)).matches()) {
                sides.put(Participants.family(name), side);
              }
            });
    aliases();
    table();
  }

  /**
   * What was read.
   *
   * @param turns of all formats that labels in full name
   * @param side for the motion, against it, or null
   * @param order 1, 2, or 0
   */
  record Told(
      List<Mark.FormatTurn> turns,
      @Nullable Boolean side,
      boolean cross,
      boolean constructive,
      boolean rebuttal,
      int order) {
    static final Told NOTHING = new Told(List.of(), null, false, false, false, 0);

    boolean something() {
      return !turns.isEmpty() || side != null || cross || constructive || rebuttal;
    }

    boolean stage() {
      return cross || constructive || rebuttal;
    }
  }

  Told read(String words) {
    if (words.isBlank()) {
      return Told.NOTHING;
    }
    List<Mark.FormatTurn> turns = new ArrayList<>();
    int full = 0;
    for (int at = 0; at < words.length(); at++) {
      LabelBook.Label label = starts(words, at) ? LabelBook.at(words, at, words.length()) : null;
      if (label != null && whole(words, label)) {
        boolean longer = label.end() - label.begin() > full;
        if (longer) {
          full = label.end() - label.begin();
          turns.clear();
          turns.addAll(label.turns());
        }
        at = label.end() - 1;
      }
    }
    boolean supports = WORDS.affirmative().matcher(words).find();
    boolean opposes = WORDS.negative().matcher(words).find();
    Boolean side = supports == opposes ? alias(words) : Boolean.valueOf(supports);
    boolean second = WORDS.second().matcher(words).find();
    int order = second ? 2 : WORDS.first().matcher(words).find() ? 1 : 0;
    boolean cross = WORDS.cross().matcher(words).find() || ASKS.matcher(words).lookingAt();
    boolean opens = WORDS.constructive().matcher(words).find();
    Matcher code = SIDE_CODE.matcher(words);
    if (code.lookingAt()) {
      side = "AGP".contains(code.group(1));
      order = code.group(2).charAt(0) - '0';
      opens = true;
    }
    Matcher asker = ASKER.matcher(words);
    if (cross && asker.find()) {
      side = side(asker.group(1).strip());
    }
    return new Told(turns, side, cross, opens, WORDS.rebuttal().matcher(words).find(), order);
  }

  /** Whether words speak of a speech: a label, a stage, a known name. */
  boolean tell(String words) {
    Told told = read(words);
    return (told.order() > 0 && told.side() != null)
        || !told.turns().isEmpty()
        || told.stage()
        || known(words)
        || alias(words) != null;
  }

  /** Whether a list gives the speaker a side or a speech. */
  boolean knows(String name) {
    return side(name) != null || duties.containsKey(name);
  }

  @Nullable Boolean side(String name) {
    Side side = sides.get(Participants.family(name));
    return side == null ? null : Boolean.valueOf(side.proposes());
  }

  List<Mark.FormatTurn> duties(String name) {
    return duties.getOrDefault(name, List.of());
  }

  private boolean known(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return sides.keySet().stream().anyMatch(name -> name.length() > 1 && lower.contains(name));
  }

  private @Nullable Boolean alias(String words) {
    Boolean side = null;
    for (Map.Entry<String, Side> alias : aliases.entrySet()) {
      if (words.contains(alias.getKey())) {
        boolean proposes = alias.getValue().proposes();
        if (side != null && side != proposes) {
          return null;
        }
        side = proposes;
      }
    }
    return side;
  }

  /** "賛成（赤札）": what a document calls the sides. */
  private void aliases() {
    Roster.teams(source).forEach((team, side) -> aliases.put(team, side));
    for (TextLine line : source.lines().subList(0, Math.min(HEAD, source.lines().size()))) {
      Matcher matcher = ALIAS.matcher(source.text(line));
      while (matcher.find()) {
        boolean supports = WORDS.affirmative().matcher(matcher.group(1)).find();
        aliases.putIfAbsent(matcher.group(2), supports ? Side.AFFIRMATIVE : Side.NEGATIVE);
      }
    }
  }

  /** Rows of a programme: one cell names a speech, another who gives it. */
  private void table() {
    for (TextLine line : source.lines().subList(0, Math.min(HEAD, source.lines().size()))) {
      String row = source.text(line);
      if (row.indexOf('\t') < 0) {
        continue;
      }
      String[] cells = row.split("\t", -1);
      for (int c = 0; c < cells.length; c++) {
        Told told = read(cells[c]);
        if (told.turns().isEmpty()) {
          continue;
        }
        for (int d = 0; d < cells.length; d++) {
          String name = cells[d].strip().toLowerCase(Locale.ROOT);
          if (d != c && !name.isEmpty() && name.length() <= 20 && !name.matches("[\\d:.\\s分]+")) {
            duties.computeIfAbsent(name, k -> new ArrayList<>()).addAll(told.turns());
          }
        }
      }
    }
  }

  private static boolean starts(String words, int at) {
    return at == 0 || !latin(words.charAt(at)) || !latin(words.charAt(at - 1));
  }

  private static boolean whole(String words, LabelBook.Label label) {
    String found = words.substring(label.begin(), label.end());
    boolean ends =
        label.end() >= words.length()
            || !latin(words.charAt(label.end()))
            || !latin(words.charAt(label.end() - 1));
    boolean code = found.length() <= 4 && latin(found.charAt(0));
    return ends && found.length() >= 2 && (!code || LATIN_CODE.matcher(found).matches());
  }

  private static boolean latin(char c) {
    return c < 0x2ff && Character.isLetterOrDigit(c);
  }

  private record Words(
      Pattern affirmative,
      Pattern negative,
      Pattern cross,
      Pattern constructive,
      Pattern rebuttal,
      Pattern first,
      Pattern second) {}

  private record File(
      @JsonProperty(required = true) String affirmative,
      @JsonProperty(required = true) String negative,
      @JsonProperty(required = true) String cross,
      @JsonProperty(required = true) String constructive,
      @JsonProperty(required = true) String rebuttal,
      @JsonProperty(required = true) String first,
      @JsonProperty(required = true) String second) {}

  private static Words load() {
    String resource = "rounds.yaml";
    File f = Config.parse(resource, Resources.read(RoundWords.class, resource), File.class);
    return new Words(
        compile(f.affirmative()),
        compile(f.negative()),
        compile(f.cross()),
        compile(f.constructive()),
        compile(f.rebuttal()),
        compile(f.first()),
        compile(f.second()));
  }

  private static Pattern compile(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }
}
