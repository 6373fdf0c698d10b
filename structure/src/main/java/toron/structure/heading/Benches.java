package toron.structure.heading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.text.Span;

/** The benches of a debate as the document calls them. */
public final class Benches {
  private static final String GOVERNMENT = "[・\\s\\u3000の]?(?:ガバメント|政府|与党|肯定)側?)";
  private static final String OPPOSITION = "[・\\s\\u3000の]?(?:オポジション|野党|否定)側?)";
  private static final Map<Side, Pattern> NAMES = names();

  private Benches() {}

  private static Map<Side, Pattern> names() {
    String first = "|(?:オープニング|第[一1]|前半|先攻)";
    String second = "|(?:クロージング|第[二2]|後半|後攻)";
    Map<Side, Pattern> names = new EnumMap<>(Side.class);
    names.put(
        Side.OPENING_GOVERNMENT, Pattern.compile("(?:og|opening government" + first + GOVERNMENT));
    names.put(
        Side.OPENING_OPPOSITION, Pattern.compile("(?:oo|opening opposition" + first + OPPOSITION));
    names.put(
        Side.CLOSING_GOVERNMENT, Pattern.compile("(?:cg|closing government" + second + GOVERNMENT));
    names.put(
        Side.CLOSING_OPPOSITION, Pattern.compile("(?:co|closing opposition" + second + OPPOSITION));
    return names;
  }

  /** The bench that a word names, or null. */
  public static @Nullable Side side(String word, boolean fourTeams) {
    String w = word.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
    if (fourTeams) {
      for (Map.Entry<Side, Pattern> bench : NAMES.entrySet()) {
        if (bench.getValue().matcher(w).matches()) {
          return bench.getKey();
        }
      }
      return null;
    }
    if (w.matches("(?:肯|賛成|政府|与党|提案|ガバメント).*|aff.*|gov.*|prop.*|pro")) {
      return Side.AFFIRMATIVE;
    }
    return w.matches("(?:否|反対|野党|オポジション).*|neg.*|opp.*|con") ? Side.NEGATIVE : null;
  }

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:the )?(?:肯定|否定|賛成|反対|政府|与党|野党|提案|肯|否|ガバメント|オポジション|affirmative|negative|aff|neg|government|opposition|gov(?:'t)?|opp|proposition|prop|pro|con)\\.?(?:側|派|チーム|の(?:側|立場))?(?: (?:side|team|bench))?");

  /** The bench that some words name and say no more, or null. */
  public static @Nullable Side whole(String words, boolean fourTeams) {
    String even = words.toLowerCase(Locale.ROOT).strip();
    return fourTeams || WHOLE.matcher(even).matches()
        ? side(even.replaceFirst("側$", ""), fourTeams)
        : null;
  }

  /** One entry a side that speaks, with label and team where the head prints them. */
  public static List<Debate.Bench> read(Draft draft) {
    Map<Side, Debate.Bench> benches = Teams.read(draft);
    List<Debate.Bench> all = new ArrayList<>();
    for (Side side : Side.values()) {
      if (draft.turns().stream().anyMatch(t -> t.side() == side)) {
        all.add(benches.getOrDefault(side, new Debate.Bench(side, label(draft, side), null)));
      }
    }
    return all;
  }

  private static final Pattern LABEL =
      Pattern.compile(
          "肯定側|否定側|賛成側|反対側|(?:opening |closing"
              + " )?(?:government|opposition)|affirmative|negative|proposition",
          Pattern.CASE_INSENSITIVE);

  private static @Nullable String label(Draft draft, Side side) {
    for (Draft.Turn turn : draft.turns()) {
      Matcher matcher =
          LABEL.matcher(draft.source().text()).region(turn.label().begin(), turn.label().end());
      if (turn.side() == side && matcher.find()) {
        String word = matcher.group();
        if (draft.fourTeams() || side(word, false) == side) {
          return draft.source().verbatim(new Span(matcher.start(), matcher.end()));
        }
      }
    }
    return null;
  }
}
