package toron.structure.heading;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;

/** Lists such as "Arguing for the motion: A, B": who is on which side. */
public final class Participants {
  private static final int FIRST_LINES = 60;

  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|judge|hon|the hon|cllrs?|councill?ors?|senators?|rep|representatives?|delegates?|members?|messrs)\\.? )+");
  private static final Pattern NOTE = Pattern.compile("(?:[\\s\\u3000]*[(\\[][^)\\]]*[)\\]])+$");
  private static final Pattern MODERATOR =
      Pattern.compile(
          "(?:.*[.;/] )?\\s*(?:moderator|moderated by|chair(?:man|woman|person|ed by)?|host|presenter|presented by|presiding|司会者?|議長|進行)[\\s\\u3000]*[:\\u3000][\\s\\u3000]*([^.]{1,40})\\.?(?: .*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NEXT =
      Pattern.compile(
          "(?<=[.;)])\\s+(?=(?:ayes?|yeas?|noes|nays?|no|absent|abst\\w+|excused|voting|against|opposed)[ :(])",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;

  public Participants(SourceText source) {
    this.source = source;
  }

  /** Lower-case name to side. */
  public Map<String, Side> find() {
    Map<String, Side> sides = Roster.sides(Roster.of(source));
    for (TextLine line : source.lines()) {
      if (line.index() < FIRST_LINES) {
        read(line, TurnPatterns.ALL.listAffirmative(), Side.AFFIRMATIVE, sides);
        read(line, TurnPatterns.ALL.listNegative(), Side.NEGATIVE, sides);
      }
    }
    // a division may list who voted how
    for (TextLine line : source.lines()) {
      if (line.index() >= source.lines().size() - FIRST_LINES) {
        read(line, TurnPatterns.ALL.ayes(), Side.AFFIRMATIVE, sides);
        read(line, TurnPatterns.ALL.noes(), Side.NEGATIVE, sides);
      }
    }
    return sides;
  }

  /** The family name without title, in lower case: what transcripts call people by. */
  public static String family(String name) {
    String plain = NOTE.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    String bare = TITLE.matcher(plain).replaceFirst("");
    if (!bare.isEmpty() && bare.charAt(0) > 0x2ff) {
      return bare.split("[\\s\\u3000]+", 2)[0];
    }
    int space = bare.lastIndexOf(' ');
    return space < 0 ? bare : bare.substring(space + 1);
  }

  /** The side of a listed person whom a transcript calls by family name, or null. */
  public static @Nullable Side side(Map<String, Side> listed, String name) {
    Side side = listed.get(name.toLowerCase(Locale.ROOT));
    if (side != null) {
      return side;
    }
    for (Map.Entry<String, Side> entry : listed.entrySet()) {
      if (family(entry.getKey()).equals(family(name))) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** Whether the head lists a person as moderator. */
  public static boolean moderates(SourceText source, String name) {
    for (TextLine line : source.lines()) {
      if (line.index() >= FIRST_LINES) {
        return false;
      }
      Matcher matcher = MODERATOR.matcher(source.text(line));
      if (matcher.matches()
          && family(matcher.group(1).replaceAll("\\(.*$", "")).equals(family(name))) {
        return true;
      }
    }
    return false;
  }

  /** One line may list both sides: "AYES: Hale, Orr (2). NOES: Lamb (1)." */
  private void read(TextLine line, Pattern list, Side side, Map<String, Side> sides) {
    Matcher next = NEXT.matcher(source.text()).region(line.begin(), line.end());
    int begin = line.begin();
    while (next.find()) {
      read(begin, next.start(), list, side, sides);
      begin = next.end();
    }
    read(begin, line.end(), list, side, sides);
  }

  private void read(int begin, int end, Pattern list, Side side, Map<String, Side> sides) {
    Matcher matcher = list.matcher(source.text()).region(begin, end);
    if (end - begin > 120 || !matcher.lookingAt()) {
      return;
    }
    for (String part : matcher.group(2).split("[,、;/・]| and | & |(?<=[)）])[\\s\\u3000]+")) {
      String name = part.replaceAll("[(（].*$", "").strip();
      if (!name.isEmpty() && name.length() <= 40 && Character.isLetter(name.charAt(0))) {
        sides.putIfAbsent(name.toLowerCase(Locale.ROOT), side);
      }
    }
  }
}
