package toron.structure.heading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Which team speaks on which bench, as the head of a debate prints it: on a line each, both on one
 * line, or the other way round.
 */
public final class Teams {
  private static final String TWO =
      "(?:肯定|否定|賛成|反対|政府|与党|野党|提案)側?|\\b(?:the )?(?:affirmative|negative|aff|neg|government|opposition|gov|opp|proposition|pro|con)\\b\\.?";
  private static final String FOUR =
      "(?:(?:opening|closing) (?:government|opposition)|\\b(?:OG|OO|CG|CO)\\b)(?: ?\\((?:OG|OO|CG|CO)\\))?|(?:オープニング|クロージング)[・\\s　]?(?:ガバメント|オポジション)側?|(?:第[一二12]|[前後]半|[先後]攻)(?:政府|野党|与党|肯定|否定)側?";
  private static final String BEHIND =
      "[】\\])]?(?:チーム(?=[\\s　]*[:は])|サイド| (?:team|side)(?= *:))?(?:[\\s　]*[:=→][\\s　]*|[\\s　]+|は、?|(?=\\d{1,2}組|[^\\s　:。、]{1,12}(?:高校|高|中|大学|中学校?|学園|学院|チーム|クラブ|組|班)(?:[\\s　/]|$)))(?=\\S)";
  private static final String STOP =
      "[\\t/|;、。\\n(（【＊]|\u3000| {2,}| v(?:s|ersus)?\\.? |,(?= )|\\. |$";
  private static final Pattern NAMED_TWO = named(TWO);
  private static final Pattern NAMED_FOUR = named(FOUR);
  private static final Pattern BEFORE_TWO = before(TWO);
  private static final Pattern BEFORE_FOUR = before(FOUR);
  private static final Pattern NO_TEAM =
      Pattern.compile(
          ".*(?:です|ます|した|である|べき|立論|質疑|反駁|反論|討論|スピーチ|尋問|case|position|prime minister|leader|deputy|member|speaker|constructive|rebuttal|cross|speech|whip|reply|summary|focus|\\b(?:is|are|was|were|will|would|should|shall|must|has|have|had|that)\\b|[:→]).*|(?:the|a|an|and|or|of|in|to|側|が|の|を|に|で|と|も|は)(?:[\\s　].*)?|(?:first|second|third|1st|2nd|3rd|[\\d:.-]+|第.|one|two)\\b.*|.*(?:motion|論題)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHOOL =
      Pattern.compile(
          "高校|中学|大学|学院|学園|高専|\\b(?:HS|High|School|Academy|University|College|Institute|St\\.)(?=\\W|$)");
  private static final int LONGEST = 40;

  private static final Set<String> PEOPLE = Set.of("oxford", "assembly");

  private final Draft draft;
  private final SourceText source;
  private final Map<String, Side> members = new LinkedHashMap<>();
  private final Map<Side, Debate.Bench> found = new EnumMap<>(Side.class);

  private Teams(Draft draft) {
    this.draft = draft;
    this.source = draft.source();
  }

  static Map<Side, Debate.Bench> read(Draft draft) {
    return of(draft).found;
  }

  /** Who is listed behind the name of a team: "青葉高校（佐原、橘）". */
  public static Map<String, Side> members(Draft draft) {
    return of(draft).members;
  }

  private static Teams of(Draft draft) {
    Teams teams = new Teams(draft);
    if (PEOPLE.contains(draft.format())) {
      return teams; // people, not teams
    }
    for (TextLine line : draft.source().lines()) {
      if (line.begin() >= draft.head().begin() && line.begin() < draft.head().end()) {
        teams.line(line);
      }
    }
    return teams;
  }

  private static Pattern named(String bench) {
    return Pattern.compile(
        "(?:^|(?<=[\\s　■●○◆・【\\[(/、。,;:|」\\d試合]))(" + bench + ")" + BEHIND,
        Pattern.CASE_INSENSITIVE);
  }

  /** "Bexford Academy KR is Pro", "汐見台中学校が肯定側", "若竹高校（否定側）". */
  private static Pattern before(String bench) {
    return Pattern.compile(
        "(?:^|(?<=[、。,;:/|\\s　(]))((?-i:[A-Z][\\w'.&-]*(?: (?:[A-Z][\\w'.&-]*|of|and|the))*(?= )|[\\p{IsHan}\\p{IsKatakana}\\p{IsHiragana}ー々A-Z\\d]{2,20}?))(?: (?:is|are|takes?|took)(?: (?:up )?the)? |(?-i: won the [a-z]+ and (?:took|chose) )|が|は|[\\s　]?\\()("
            + bench
            + ")(?:[)）]|(?=[、。,.;\\s　にとで]|$))",
        Pattern.CASE_INSENSITIVE);
  }

  private void line(TextLine line) {
    String text = source.text(line);
    boolean sentence = text.strip().endsWith("。") && text.length() > 3 * LONGEST;
    if (sentence) {
      return;
    }
    List<Debate.Bench> here = new ArrayList<>();
    Matcher named =
        (draft.fourTeams() ? NAMED_FOUR : NAMED_TWO)
            .matcher(source.text())
            .region(line.begin(), line.end());
    while (named.find()) {
      Span team = team(named.end(), line.end());
      members(named.group(1), named.end(), line.end());
      here.add(bench(named.start(1), named.end(1), team));
    }
    for (Debate.Bench bench : here) {
      if (bench.team() != null) {
        found.putIfAbsent(bench.side(), bench);
      }
    }
    Matcher before =
        (draft.fourTeams() ? BEFORE_FOUR : BEFORE_TWO)
            .matcher(source.text())
            .region(line.begin(), line.end());
    while (before.find()) {
      Span team = source.trim(before.start(1), before.end(1));
      Debate.Bench bench = bench(before.start(2), before.end(2), accepted(team));
      if (bench.team() != null && Benches.whole(bench.team(), draft.fourTeams()) == null) {
        found.putIfAbsent(bench.side(), bench);
      }
    }
  }

  private Debate.Bench bench(int begin, int end, @Nullable Span team) {
    String word = source.text().substring(begin, end);
    Side side =
        Benches.side(word.replaceFirst(" ?\\(.*", "").replaceFirst("側$", ""), draft.fourTeams());
    return new Debate.Bench(
        side == null ? Side.AFFIRMATIVE : side,
        source.verbatim(source.trim(begin, end)),
        team == null || side == null ? null : source.verbatim(team));
  }

  /**
   * The words behind the name of a bench, up to what ends a name; a speaker's school in brackets.
   */
  private @Nullable Span team(int begin, int limit) {
    Matcher stop = Pattern.compile(STOP).matcher(source.text()).region(begin, limit);
    int end = stop.find() ? stop.start() : limit;
    Span outside = source.trim(begin, end);
    String words = source.text().substring(outside.begin(), outside.end());
    if (end < limit && "(（".indexOf(source.text().charAt(end)) >= 0) {
      int close = source.text().indexOf(')', end);
      Span inside = close > end && close < limit ? source.trim(end + 1, close) : null;
      if (inside != null && (speaks(words) || (school(inside) && !school(outside)))) {
        return accepted(inside);
      }
    }
    return speaks(words) ? null : accepted(withoutDot(outside));
  }

  private void members(String bench, int begin, int limit) {
    int open = source.text().indexOf('(', begin);
    int close = source.text().indexOf(')', begin);
    Matcher next = (draft.fourTeams() ? NAMED_FOUR : NAMED_TWO).matcher(source.text());
    boolean own = open >= 0 && close > open && close < limit;
    if (!own || (next.region(begin, limit).find() && next.start() < open)) {
      return;
    }
    Side side =
        Benches.side(bench.replaceFirst(" ?\\(.*", "").replaceFirst("側$", ""), draft.fourTeams());
    String[] names = source.text().substring(open + 1, close).split("[、,・/;]| and | & ");
    for (String name : names) {
      if (side != null && names.length > 1 && name.strip().length() >= 2) {
        members.putIfAbsent(name.strip(), side);
      }
    }
  }

  private boolean school(Span words) {
    return SCHOOL.matcher(source.text().substring(words.begin(), words.end())).find();
  }

  private Span withoutDot(Span words) {
    boolean dot = words.length() > 1 && source.text().charAt(words.end() - 1) == '.';
    return dot ? new Span(words.begin(), words.end() - 1) : words;
  }

  private boolean speaks(String words) {
    String even = words.strip().toLowerCase(Locale.ROOT);
    return draft.turns().stream()
        .anyMatch(t -> t.name() != null && t.name().toLowerCase(Locale.ROOT).strip().equals(even));
  }

  private @Nullable Span accepted(Span team) {
    String words = source.text().substring(team.begin(), team.end());
    boolean name =
        team.length() >= 2
            && team.length() <= LONGEST
            && !NO_TEAM.matcher(words).matches()
            && Benches.whole(words, false) == null;
    return name ? team : null;
  }
}
