package toron.structure.heading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines in Latin script that list who is on which bench: "Pro: Oak Hill (Hale and Orr). Con: …".
 */
final class RosterLines {
  private static final String BENCHES =
      "(?:opening |closing )?(?:government|opposition|proposition)|proposing|opposing|affirmative|negative|gov|opp|prop|aff|neg|pro|con";
  private static final Pattern BENCH =
      Pattern.compile(
          "(?<![\\p{L}’'-])(?:(?:speaking |arguing |debating )?(for|against)(?: (?:it|the motion|the resolution|the proposition))?(?=:)|(?:the |team )?("
              + BENCHES
              + ")\\.?(?: side| team| bench)?(?= ?[:=,(–—]))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTED =
      Pattern.compile(
          "((?:speaker \\d|\\p{Lu}[\\p{L}.'’\\-]*(?: \\p{Lu}[\\p{L}.'’\\-]*){0,3})) \\(("
              + BENCHES
              + ")\\.?\\)(?:, (\\p{Lu}[\\p{L}.'’\\-]+(?: \\p{Lu}[\\p{L}.'’\\-]+){0,3}))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STOP =
      Pattern.compile(
          "(?<!\\b\\p{Lu})(?<!\\b(?:Mr|Ms|Dr|St|Jr|Sr|Mx|Mrs|Prof|Rev|Hon))\\. (?=\\p{Lu}|(?:pro|con|aff|neg|prop|opp|gov)\\b)|\\| ");
  private static final Pattern TEAM =
      Pattern.compile("[\\s:=,–—]*(?:\\(([^()]{2,40})\\) ?[:=–—]|([^:(]{2,40}?):(?= ))");
  private static final Pattern MEMBERS =
      Pattern.compile("[\\s:=,–—]*([^:(,;]{2,40}?) ?\\(([^()]*(?:,|/| and | & )[^()]*)\\)");
  private static final Pattern BETWEEN = Pattern.compile("[,;/]| and | & ");
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'’\\-]*(?: (?:(?:de|van|von|la|du|bin|binti) )?\\p{Lu}[\\p{L}.'’\\-]*){0,3}");
  private static final Pattern MORE = Pattern.compile(" (?:of|from|who|for|at|as) .*$");
  private static final Pattern VERDICT =
      Pattern.compile(
          "\\b(?:result|decision|ballots?|votes?|voted|won|wins|judge \\d|rfd|winner)\\b",
          Pattern.CASE_INSENSITIVE);

  private RosterLines() {}

  /** One that a line lists. {@code team} where it is the name of a team. */
  record Listed(String words, String bench, boolean team) {}

  static List<Listed> read(String line) {
    List<Listed> found = new ArrayList<>();
    if (line.indexOf('(') < 0 && !BENCH.matcher(line).find()) {
      return found;
    }
    for (String sentence : STOP.split(line)) {
      if (!VERDICT.matcher(sentence).find()) {
        read(sentence, found);
      }
    }
    return found;
  }

  private static void read(String line, List<Listed> found) {
    int before = found.size();
    Matcher noted = NOTED.matcher(line);
    while (noted.find()) {
      found.add(new Listed(noted.group(1), noted.group(2), false));
      if (noted.group(3) != null) {
        add(noted.group(3), noted.group(2), false, found);
      }
    }
    if (found.size() > before) {
      return;
    }
    Matcher matcher = BENCH.matcher(line);
    String bench = null;
    int from = 0;
    while (matcher.find()) {
      members(bench, line.substring(from, matcher.start()), found);
      String side = matcher.group(1);
      bench = side == null ? matcher.group(2) : side;
      from = matcher.end();
    }
    members(bench, line.substring(from), found);
  }

  private static void members(@Nullable String bench, String words, List<Listed> found) {
    if (bench == null) {
      return;
    }
    String list = words;
    Matcher members = MEMBERS.matcher(list);
    Matcher team = TEAM.matcher(list);
    if (members.lookingAt()) {
      add(members.group(1), bench, true, found);
      list = members.group(2);
    } else if (team.lookingAt()) {
      add(team.group(1) == null ? team.group(2) : team.group(1), bench, true, found);
      list = list.substring(team.end());
    }
    for (String part : BETWEEN.split(list)) {
      add(part, bench, false, found);
    }
  }

  private static void add(String part, String bench, boolean team, List<Listed> found) {
    String bare = part.replaceAll("\\([^()]*\\)?", " ").strip();
    String words =
        MORE.matcher(bare.replaceAll("^[:=,–—\\s]+|[.)\\s]+$", "")).replaceFirst("").strip();
    boolean stage = NamedHeading.StageWords.task(words) != null;
    if (words.length() > 1 && !stage && NAME.matcher(words).matches()) {
      found.add(new Listed(words, bench, team));
    }
  }
}
