package toron.structure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.SourceText.TextLine;

/** Lists such as "Arguing for the motion: A, B": who is on which side. */
final class Participants {
  private static final int FIRST_LINES = 60;

  private final SourceText source;

  Participants(SourceText source) {
    this.source = source;
  }

  /** Lower-case name to side. */
  Map<String, Side> find() {
    Map<String, Side> sides = new LinkedHashMap<>();
    for (TextLine line : source.lines()) {
      if (line.index() >= FIRST_LINES) {
        break;
      }
      read(line, TurnPatterns.ALL.listAffirmative(), Side.AFFIRMATIVE, sides);
      read(line, TurnPatterns.ALL.listNegative(), Side.NEGATIVE, sides);
    }
    return sides;
  }

  private void read(TextLine line, Pattern list, Side side, Map<String, Side> sides) {
    Matcher matcher = list.matcher(source.text()).region(line.begin(), line.end());
    if (!matcher.lookingAt() || line.end() - line.begin() > 120) {
      return;
    }
    for (String part : matcher.group(2).split("[,、;/・]| and | & ")) {
      String name = part.replaceAll("[(（].*$", "").strip();
      if (!name.isEmpty() && name.length() <= 40) {
        sides.putIfAbsent(name.toLowerCase(Locale.ROOT), side);
      }
    }
  }
}
