package toron.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Votes, ranks, points and counts, line by line, as ballots and result lists print them. */
final class Ballots {
  private static final String SIDE =
      "(肯定側?|否定側?|(?:the"
          + " )?(?:affirmative|negative|aff|neg|government|opposition|proposition|pro|con)\\b)";
  private static final Pattern VOTE =
      words("[\\s　・]*([^:。\\n\\d]{1,30}(?: ?\\d)?)[\\s　]*:[\\s　]*" + SIDE + "[\\s　.。]*");
  private static final Pattern OFFICE =
      words(
          "((?:主審|副審|審判長?|ジャッジ|審査員)(?![\\s　]*\\d+[名人])[^、。,\\n"
              + ":→⇒]{0,14}?)[\\s　]*(?:は|が|:|→|⇒|\\.{2,}|[―─—-]+|[\\s　(])[\\s"
              + "　]*[(]?(肯定側?|否定側?|[肯否](?!定))");
  private static final Pattern JUDGE =
      words("[\\s　・]*(?:主審|副審|審判長?|ジャッジ|審査員|judge|adjudicator|chair|wing).*");
  private static final Pattern TICK = Pattern.compile("[\\s　]*[○〇◯◎レ✓✔●1][\\s　]*");
  private static final Pattern NOT_JUDGES =
      words(
          ".*(?:decision|winner|result|verdict|vote|判定|結論|結果|勝者|勝敗|投票|評価|side|team|motion|肯定|否定|government|opposition).*");
  private static final Pattern ROW = Pattern.compile("[^\\t\\n]*(?:\\t[^\\t\\n]*)+");
  private static final String BENCH =
      "((?:opening|closing) (?:government|opposition)|(?:オープニング|クロージング)[・\\s"
          + "　]?(?:ガバメント|オポジション|政府|与党|野党)|(?:第[一二12]|[前後]半)[のの]?(?:政府|野党|与党|肯定|否定)|\\b(?:OG|OO|CG|CO)\\b)側?";
  private static final Pattern ORDER =
      words(
          "(?:.*順位[^A-Za-z\\n]{0,6})?[\\s　]*"
              + BENCH
              + "([\\s　]*[→⇒>、,・/][\\s　]*)"
              + BENCH
              + "\\2"
              + BENCH
              + "\\2"
              + BENCH
              + ".*");
  private static final Pattern RANK_FIRST =
      words(
          "(?<![\\d.])第?([1-4一二三四])(?:st|nd|rd|th|位|着|\\.)[\\s　]*(?:place)?[:：.はが→⇒…―─-]*[\\s"
              + "　「]*(?:the )?"
              + BENCH);
  private static final Pattern RANK_LAST =
      words(
          BENCH
              + "(?: ?\\([^)]*\\))?[^\\d\\n"
              + "。、]{0,16}?[\\s　:\\-–—\\t]([1-4一二三四])(?:st|nd|rd|th|位|着|[\\s　]*$)");
  private static final Pattern POINTS =
      words(
          "([^\\d\\t:,;、。+=/\\n"
              + "]{2,40}?)[\\s　\\t:]+(?:\\d+ ?\\+ ?\\d+ ?= ?)?(\\d{2,3}(?:\\.\\d+)?)[\\s"
              + "　]*(?:点|points?|pts)?(?=[\\s　,;、/)]|$)");
  private static final int LONG = 240;
  private static final Pattern WHOLE_SIDE = words(SIDE);
  private static final Pattern MAXIMUM = Pattern.compile("[/／][\\s　]*(\\d{1,3})|(\\d{1,3})点満点");

  private final Draft draft;
  private final SourceText source;
  private final List<TextLine> lines = new ArrayList<>();
  private final List<Debate.Vote> votes = new ArrayList<>();
  private final List<Debate.Rank> ranks = new ArrayList<>();
  private final List<Debate.Score> scores = new ArrayList<>();
  private final Map<String, String> judges = new LinkedHashMap<>();
  private @Nullable Double max;
  private @Nullable String criterion;
  private List<@Nullable Side> columns = List.of();

  Ballots(Draft draft, Span where) {
    this.draft = draft;
    this.source = draft.source();
    for (TextLine line : source.lines()) {
      if (line.end() > where.begin() && line.begin() < where.end()) {
        lines.add(line);
      }
    }
    lines.forEach(this::read);
  }

  List<Debate.Vote> votes() {
    return votes;
  }

  List<Debate.Rank> ranks() {
    return ranks;
  }

  List<Debate.Score> scores() {
    return scores;
  }

  /** Counts of votes; the larger number is the winner's. */
  List<Debate.Tally> tally(@Nullable Side winner) {
    return draft.fourTeams()
        ? List.of()
        : new Tallies(winner, !votes.isEmpty()).read(lines.stream().map(source::text).toList());
  }

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  private void read(TextLine line) {
    String text = source.text(line);
    Matcher full = MAXIMUM.matcher(text);
    if (full.find() && text.length() <= 40) {
      max = Double.valueOf(full.group(1) == null ? full.group(2) : full.group(1));
      criterion = text.replaceFirst("[\\t(（/／].*", "").strip();
    }
    if (ROW.matcher(text).matches() && row(text)) {
      return;
    }
    if (text.length() > 80) {
      if (!draft.fourTeams() && text.length() <= LONG) {
        judges(text);
      }
      return;
    }
    if (!rank(text) && !vote(text)) {
      points(text);
    }
  }

  private boolean vote(String text) {
    Matcher matcher = VOTE.matcher(text);
    if (!draft.fourTeams() && !matcher.matches()) {
      return judges(text);
    }
    if (draft.fourTeams() || NOT_JUDGES.matcher(matcher.group(1)).matches()) {
      return false;
    }
    Side side = Benches.side(matcher.group(2), false);
    if (side == null) {
      return false;
    }
    votes.add(new Debate.Vote(judge(matcher.group(1).strip()), side));
    return true;
  }

  /** "主審 大泉 肯定側", "副審の加茂は否定側": judges by their office. */
  private boolean judges(String text) {
    Matcher matcher = OFFICE.matcher(text);
    boolean found = false;
    while (matcher.find()) {
      Side side = Benches.side(matcher.group(2), false);
      if (side != null) {
        votes.add(new Debate.Vote(judge(matcher.group(1).strip()), side));
        found = true;
      }
    }
    return found;
  }

  private String judge(String name) {
    return judges.computeIfAbsent(name, key -> "J" + (judges.size() + 1));
  }

  private boolean rank(String text) {
    if (!draft.fourTeams()) {
      return false;
    }
    Matcher order = ORDER.matcher(text);
    if (order.matches() && (text.contains("順位") || order.group(2).strip().matches("[→⇒>]"))) {
      return ranks(order);
    }
    boolean found = ranks(RANK_FIRST.matcher(text), 2, 1);
    return found || ranks(RANK_LAST.matcher(text), 1, 2);
  }

  /** "CO → OG → OO → CG": the first is the best. */
  private boolean ranks(Matcher order) {
    List<Debate.Rank> ordered = new ArrayList<>();
    for (int group : new int[] {1, 3, 4, 5}) {
      Side side = Benches.side(order.group(group), true);
      if (side != null) {
        ordered.add(new Debate.Rank(side, ordered.size() + 1));
      }
    }
    boolean all = ordered.stream().map(Debate.Rank::side).distinct().count() == 4;
    if (all && ranks.isEmpty()) {
      ranks.addAll(ordered);
    }
    return all;
  }

  private boolean ranks(Matcher matcher, int bench, int place) {
    boolean found = false;
    while (matcher.find()) {
      Side side = Benches.side(matcher.group(bench), true);
      Integer rank = Numbers.of(matcher.group(place));
      if (side != null && rank != null && ranks.stream().noneMatch(r -> r.side() == side)) {
        ranks.add(new Debate.Rank(side, rank));
        found = true;
      }
    }
    return found;
  }

  /** "Prime Minister 78", "PM 78, LO 77", "肯定側 21点 否定側 19点": points of a speech or a side. */
  private void points(String text) {
    Matcher matcher = POINTS.matcher(text);
    while (matcher.find()) {
      String words = matcher.group(1).strip();
      double value = Double.parseDouble(matcher.group(2));
      Side bench = WHOLE_SIDE.matcher(words).matches() ? Benches.side(words, false) : null;
      int speech = bench == null ? speech(words) : -1;
      if (bench != null) {
        scores.add(new Debate.Score(bench, null, "J1", criterion, value, max));
      } else if (speech >= 0) {
        Side side = draft.turns().get(speech).side();
        scores.add(new Debate.Score(side, speech, null, null, value, null));
      }
    }
  }

  /** The first speech whose role, label or speaker is as written, or -1. */
  private int speech(String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    for (int i = 0; i < draft.turns().size(); i++) {
      Draft.Turn turn = draft.turns().get(i);
      String label = source.text().substring(turn.label().begin(), turn.label().end());
      String name = turn.name();
      boolean same =
          wanted.equalsIgnoreCase(turn.role())
              || called(turn, wanted)
              || label.strip().toLowerCase(Locale.ROOT).equals(wanted)
              || (name != null && name.toLowerCase(Locale.ROOT).startsWith(wanted));
      if (same && turn.kind() != Debate.SpeechKind.CROSS_EXAMINATION) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the format calls the speech so. */
  private boolean called(Draft.Turn turn, String words) {
    return turn.role() != null
        && draft.order().stream()
            .filter(t -> turn.role().equals(t.role()))
            .anyMatch(t -> t.label().matcher(words).matches());
  }

  /** A row of a table: judges' votes, points of a speech by judge, points by side. */
  private boolean row(String text) {
    String[] cells = text.split("\\t", -1);
    List<@Nullable Side> sides = new ArrayList<>();
    for (int i = 1; i < cells.length; i++) {
      Matcher side = Pattern.compile(SIDE + "|(?<=[(（])" + SIDE).matcher(cells[i]);
      sides.add(side.find() ? Benches.side(side.group(), false) : null);
    }
    boolean allSides = sides.stream().allMatch(s -> s != null);
    if (allSides && cells[0].strip().matches("(?i)判定|投票先?|勝敗|勝者|票|vote|decision")) {
      for (int i = 0; i < sides.size(); i++) {
        Side side = sides.get(i);
        if (side != null) {
          votes.add(new Debate.Vote("J" + (i + 1), side));
        }
      }
      return true;
    }
    if (JUDGE.matcher(cells[0]).matches() && !draft.fourTeams()) {
      return judged(cells, sides);
    }
    if (allSides) {
      columns = sides;
      return true;
    }
    return numbers(cells);
  }

  /** "主審 佐藤 | 否定側", or a tick in the column of a side. */
  private boolean judged(String[] cells, List<@Nullable Side> sides) {
    Side chosen = null;
    int ticks = 0;
    int named = 0;
    for (int i = 0; i < sides.size(); i++) {
      Side side = sides.get(i);
      if (side != null && cells[i + 1].strip().length() <= 6) {
        chosen = side;
        named++;
      } else if (i < columns.size() && TICK.matcher(cells[i + 1]).matches()) {
        chosen = columns.get(i);
        ticks++;
      }
    }
    if (chosen == null || named + ticks != 1) {
      return false;
    }
    votes.add(new Debate.Vote(judge(cells[0].strip()), chosen));
    return true;
  }

  private boolean numbers(String[] cells) {
    String name = cells[0].strip();
    int speech = speech(name);
    boolean bySide = columns.size() == cells.length - 1;
    if (speech < 0 && !bySide) {
      return false;
    }
    for (int i = 1; i < cells.length; i++) {
      String cell = cells[i].strip();
      if (cell.matches("\\d{1,3}(?:\\.\\d+)?")) {
        double value = Double.parseDouble(cell);
        scores.add(
            speech >= 0
                ? new Debate.Score(
                    draft.turns().get(speech).side(), speech, "J" + i, criterion, value, max)
                : new Debate.Score(columns.get(i - 1), null, "J1", criterion, value, max));
      }
    }
    return true;
  }
}
