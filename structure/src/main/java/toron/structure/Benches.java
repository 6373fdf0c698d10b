package toron.structure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** The benches of a debate as the document calls them. */
final class Benches {
  private static final Pattern TWO =
      Pattern.compile(
          "(?:(?:第\\d試合)?[\\s　■●○・【\\[(]*)((?:肯定側?|否定側?|賛成側?|反対側?|政府側?|与党側?|野党側?|(?:the"
              + " )?(?:affirmative|negative|government|opposition|proposition|pro|con)\\b))(?:[】\\])]|チーム|"
              + " team| side)?(?:[\\s　]*:[\\s　]*|[\\s　]+)(\\S.{0,60})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FOUR =
      Pattern.compile(
          "[\\s　■●○・【\\[(]*((?:opening|closing) (?:government|opposition)|OG|OO|CG|CO)\\b(?:"
              + " ?\\((?:OG|OO|CG|CO)\\))?[】\\])]?(?:[\\s　]*[:\\-–—][\\s　]*|[\\s　]+)(\\S.{0,60})",
          Pattern.CASE_INSENSITIVE);

  private static final String GOVERNMENT = "[・\\s\\u3000の]?(?:ガバメント|政府|与党|肯定)側?)";
  private static final String OPPOSITION = "[・\\s\\u3000の]?(?:オポジション|野党|否定)側?)";
  private static final Map<Side, Pattern> NAMES = names();

  private Benches() {}

  private static Map<Side, Pattern> names() {
    String first = "|(?:オープニング|第[一1]|前半)";
    String second = "|(?:クロージング|第[二2]|後半)";
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
  static @Nullable Side side(String word, boolean fourTeams) {
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

  /** One entry a side that speaks, with label and team where the head prints them. */
  static List<Debate.Bench> read(Draft draft) {
    SourceText source = draft.source();
    Map<Side, Debate.Bench> benches = new LinkedHashMap<>();
    Pattern pattern = draft.fourTeams() ? FOUR : TWO;
    for (TextLine line : source.lines()) {
      if (line.begin() < draft.head().begin() || line.begin() >= draft.head().end()) {
        continue;
      }
      Matcher matcher = pattern.matcher(source.text()).region(line.begin(), line.end());
      if (matcher.lookingAt()) {
        Side side = side(matcher.group(1), draft.fourTeams());
        Span team = source.trim(matcher.start(2), matcher.end(2));
        if (side != null && !source.text(line).strip().endsWith("。")) {
          String label = source.verbatim(new Span(matcher.start(1), matcher.end(1)));
          benches.putIfAbsent(side, new Debate.Bench(side, label, source.verbatim(team)));
        }
      }
    }
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
