package toron.structure.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.argument.Unit;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.text.Resources;
import toron.structure.text.SourceText;

/** Whom a response calls by office or by name: "the DPM said", "Ms. Halvorsen told us". */
final class Addresses {
  private static final int OPENING = 100;
  private static final int SHORTEST = 2;
  private static final Map<String, Pattern> ROLES = roles();
  private static final String SAYS =
      "(?:'s\\b| (?:says?|said|tells|told|talks|talked|explains|explained|points|claims|claimed|argues|argued|mentions|mentioned|makes|gives|gave|wants|thinks|is right|may claim)\\b)";
  private static final String TO =
      "\\b(?:heard from|response to|refutation to|reply to|answer to) ";
  private static final Pattern TITLES =
      Pattern.compile(
          "^(?:mr|mrs|ms|dr|prof|professor|the|hon|member|senator|speaker|judge|chair)$",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;
  private final List<Draft.Turn> turns;
  private final List<@Nullable Pattern> patterns = new ArrayList<>();

  Addresses(SourceText source, List<Draft.Turn> turns) {
    this.source = source;
    this.turns = turns;
    turns.forEach(turn -> patterns.add(pattern(turn)));
  }

  private static @Nullable Pattern pattern(Draft.Turn turn) {
    List<String> ways = new ArrayList<>();
    String role = turn.role();
    if (role != null && role.length() > SHORTEST - 1) {
      Pattern known = ROLES.get(role);
      ways.add(known == null ? "\\b" + Pattern.quote(role) + "\\b" : known.pattern());
    }
    String name = turn.name();
    for (String part : name == null ? new String[0] : name.split("[\\s.,・　]+", -1)) {
      boolean latin = part.codePoints().allMatch(c -> c < 0x250);
      boolean enough = part.length() >= (latin ? SHORTEST + 1 : SHORTEST);
      if (enough && !TITLES.matcher(part).matches()) {
        ways.add(latin ? capital(part) : Pattern.quote(part));
      }
    }
    return ways.isEmpty()
        ? null
        : Pattern.compile(String.join("|", ways), Pattern.CASE_INSENSITIVE);
  }

  /** A name and not the word that it may also be: capitals count. */
  private static String capital(String name) {
    String rest = name.substring(1);
    String first = name.substring(0, 1).toUpperCase(Locale.ROOT);
    String lower = Pattern.quote(first + rest.toLowerCase(Locale.ROOT));
    return "(?-i:\\b(?:" + lower + "|" + Pattern.quote(name.toUpperCase(Locale.ROOT)) + ")\\b)";
  }

  /** Whether a text, whose names may lack capitals, says what someone said. */
  static boolean names(String text, String name) {
    if (name.isBlank()) {
      return false;
    }
    String who = Pattern.quote(name.strip());
    return Pattern.compile("\\b" + who + SAYS + "|" + TO + who + "\\b", Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .find();
  }

  /** The speeches of the other side, before its own, that a response calls in its first words. */
  List<Integer> called(Unit unit) {
    int end = Math.min(unit.span().end(), unit.span().begin() + OPENING);
    String opening = source.text().substring(unit.span().begin(), end);
    List<Integer> called = new ArrayList<>();
    for (int i = 0; i < unit.turn(); i++) {
      Pattern pattern = patterns.get(i);
      Side there = turns.get(i).side();
      boolean other = unit.side() != null && there != null && unit.side().opposes(there);
      if (other && pattern != null && pattern.matcher(opening).find()) {
        called.add(i);
      }
    }
    return called;
  }

  private static Map<String, Pattern> roles() {
    Map<?, ?> read =
        Config.parse(
            "addresses.yaml", Resources.read(Addresses.class, "addresses.yaml"), Map.class);
    Map<String, Pattern> roles = new LinkedHashMap<>();
    read.forEach((role, way) -> roles.put(role.toString(), Pattern.compile(way.toString())));
    return roles;
  }
}
