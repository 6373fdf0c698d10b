package toron.structure.speech;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.heading.Participants;
import toron.structure.heading.TurnPatterns;
import toron.structure.text.SourceText;

/**
 * Who argues names the other side far more often than the own: so those whose side nothing says
 * stand against those whom they name, and who name them, most.
 */
final class Mentions {
  private static final int LONG = 200;

  private final SourceText source;

  Mentions(SourceText source) {
    this.source = source;
  }

  /** Adds the sides of speakers with a speech of their own who are not yet in the map. */
  void complete(List<Draft.Turn> turns, Map<String, Side> sides) {
    if (sides.values().stream().distinct().count() < 2) {
      return;
    }
    Map<String, StringBuilder> said = new LinkedHashMap<>();
    Set<String> argue = new LinkedHashSet<>();
    for (Draft.Turn turn : turns) {
      String name = turn.name();
      if (name != null) {
        String body = source.text().substring(turn.body().begin(), turn.body().end());
        said.computeIfAbsent(key(name), k -> new StringBuilder()).append(body).append('\n');
        if (body.length() >= (body.endsWith("?") ? 2 * LONG : LONG)) {
          argue.add(key(name));
        }
      }
    }
    List<String> open = new ArrayList<>(argue);
    open.removeAll(sides.keySet());
    for (int found = open.size(); found > 0 && !open.isEmpty(); ) {
      Map<String, Side> more = new LinkedHashMap<>();
      for (String name : open) {
        int lean = lean(name, said, sides) + interrupted(name, turns, sides);
        if (lean != 0) {
          more.put(name, lean > 0 ? Side.NEGATIVE : Side.AFFIRMATIVE);
        }
      }
      sides.putAll(more);
      open.removeAll(more.keySet());
      found = more.size();
    }
  }

  /** How much more somebody has to do with those for the motion than with those against it. */
  private static int lean(String name, Map<String, StringBuilder> said, Map<String, Side> sides) {
    int lean = 0;
    for (Map.Entry<String, Side> other : sides.entrySet()) {
      StringBuilder theirs = said.get(other.getKey());
      if (theirs != null) {
        CharSequence own = said.getOrDefault(name, theirs);
        int times = names(own, other.getKey()) + names(theirs, name);
        lean += other.getValue().proposes() ? times : -times;
      }
    }
    return lean;
  }

  /** Whom somebody breaks in upon, to be answered at once. */
  private static int interrupted(String name, List<Draft.Turn> turns, Map<String, Side> sides) {
    int lean = 0;
    for (int i = 1; i + 1 < turns.size(); i++) {
      String before = turns.get(i - 1).name();
      String here = turns.get(i).name();
      Side side = before == null ? null : sides.get(key(before));
      if (side != null
          && before != null
          && here != null
          && key(here).equals(name)
          && before.equals(turns.get(i + 1).name())) {
        lean += side.proposes() ? 2 : -2;
      }
    }
    return lean;
  }

  /** How often a name is said, less where its bearer is a friend or is agreed with. */
  private static int names(CharSequence words, String name) {
    String family = Participants.family(name);
    if (family.length() < 2) {
      return 0;
    }
    String whole = Pattern.quote(family) + (family.charAt(0) < 0x2ff ? "(?!\\p{L})" : "");
    String agreed = TurnPatterns.ALL.agreed().pattern();
    String friend = TurnPatterns.ALL.friends().pattern();
    Matcher matcher =
        Pattern.compile(
                "(" + friend + ")?(?<![\\p{L}])" + whole + "(" + agreed + ")?",
                Pattern.CASE_INSENSITIVE)
            .matcher(words);
    int times = 0;
    while (matcher.find()) {
      times += matcher.group(1) == null && matcher.group(2) == null ? 1 : -2;
    }
    return times;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
