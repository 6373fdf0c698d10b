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
      "(肯定側?|否定側?|(?:the )?(?:affirmative|negative|aff|neg|government|opposition|proposition|pro|con)\\b)";
  private static final Pattern VOTE =
      words("[\\s　・]*([^:。\\n\\d]{1,30}(?: ?\\d)?)[\\s　]*:[\\s　]*" + SIDE + "[\\s　.。]*");
  private static final Pattern NOT_JUDGES =
      words(
          ".*(?:decision|winner|result|verdict|vote|判定|結論|結果|勝者|勝敗|投票|評価|side|team|motion|肯定|否定|government|opposition).*");
  private static final Pattern ROW = Pattern.compile("[^\\t\\n]*(?:\\t[^\\t\\n]*)+");
  private static final Pattern RANK_FIRST =
      words(
          "[\\s　・]*([1-4])(?:st|nd|rd|th|位|\\.)[\\s　]*[:：.]?[\\s　]*([A-Za-z ]+?)[\\s　]*(?:\\(.*|$)");
  private static final Pattern RANK_LAST =
      words(
          "[\\s　・]*([A-Za-z ]+?)(?: ?\\([^)]*\\))?[\\s　]*[:\\-–—\\t][\\s　]*([1-4])(?:st|nd|rd|th|位)?[\\s　]*");
  private static final Pattern POINTS =
      words("[\\s　・]*([^\\d\\t:\\n]{2,40}?)[\\s　\\t:]+(\\d{2}(?:\\.\\d+)?)[\\s　]*(?:点|points?)?");
  private static final Pattern COUNT = words("(\\d+)(?: votes?)? for (?:the )?" + SIDE);
  private static final Pattern SHARE =
      words(
          "\\b(before|after)\\b|(\\d+(?:\\.\\d+)?) ?(?:%|per cent|percent)(?: of you)?(?: (?:were|are|was|is))? (for|against)");
  private static final Pattern STANDING = words("起立[\\s　]*([十百二三四五六七八九一\\d]+)名");
  private static final Pattern MAXIMUM = Pattern.compile("[/／][\\s　]*(\\d{1,3})|(\\d{1,3})点満点");

  private final Draft draft;
  private final SourceText source;
  private final List<TextLine> lines = new ArrayList<>();
  private final List<Debate.Vote> votes = new ArrayList<>();
  private final List<Debate.Rank> ranks = new ArrayList<>();
  private final List<Debate.Score> scores = new ArrayList<>();
  private final List<Debate.Tally> tally = new ArrayList<>();
  private final Map<String, String> judges = new LinkedHashMap<>();
  private @Nullable Double max;
  private @Nullable String criterion;
  private List<@Nullable Side> columns = List.of();

  Ballots(Draft draft, Span where) {
    this.draft = draft;
    this.source = draft.source();
    for (TextLine line : source.lines()) {
      if (line.begin() >= where.begin() && line.begin() < where.end()) {
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

  List<Debate.Tally> tally() {
    return tally;
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
    share(text);
    if (text.length() > 80) {
      return;
    }
    if (!rank(text) && !vote(text) && !points(text)) {
      count(text);
    }
  }

  private boolean vote(String text) {
    Matcher matcher = VOTE.matcher(text);
    if (draft.fourTeams() || !matcher.matches() || NOT_JUDGES.matcher(matcher.group(1)).matches()) {
      return false;
    }
    Side side = Benches.side(matcher.group(2), false);
    if (side == null) {
      return false;
    }
    votes.add(new Debate.Vote(judge(matcher.group(1).strip()), side));
    return true;
  }

  private String judge(String name) {
    return judges.computeIfAbsent(name, key -> "J" + (judges.size() + 1));
  }

  private boolean rank(String text) {
    if (!draft.fourTeams()) {
      return false;
    }
    Matcher first = RANK_FIRST.matcher(text);
    Matcher last = RANK_LAST.matcher(text);
    boolean ahead = first.matches();
    if (!ahead && !last.matches()) {
      return false;
    }
    Side side = Benches.side(ahead ? first.group(2).strip() : last.group(1).strip(), true);
    int rank = Integer.parseInt(ahead ? first.group(1) : last.group(2));
    if (side == null || ranks.stream().anyMatch(r -> r.side() == side)) {
      return false;
    }
    ranks.add(new Debate.Rank(side, rank));
    return true;
  }

  /**
   * "Prime Minister 78", "PM 78", "Priya Kestrel 28.6": points of the speech of that role or name.
   */
  private boolean points(String text) {
    Matcher matcher = POINTS.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    int speech = speech(matcher.group(1).strip());
    if (speech < 0) {
      return false;
    }
    double value = Double.parseDouble(matcher.group(2));
    scores.add(new Debate.Score(draft.turns().get(speech).side(), speech, null, null, value, null));
    return true;
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
              || label.strip().toLowerCase(Locale.ROOT).equals(wanted)
              || (name != null && name.toLowerCase(Locale.ROOT).startsWith(wanted));
      if (same && turn.kind() != Debate.SpeechKind.CROSS_EXAMINATION) {
        return i;
      }
    }
    return -1;
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
    if (allSides && cells[0].strip().matches("(?i)判定|投票|vote|decision")) {
      for (int i = 0; i < sides.size(); i++) {
        Side side = sides.get(i);
        if (side != null) {
          votes.add(new Debate.Vote("J" + (i + 1), side));
        }
      }
      return true;
    }
    if (allSides) {
      columns = sides;
      return true;
    }
    return numbers(cells);
  }

  private boolean numbers(String[] cells) {
    String name = cells[0].strip();
    int speech = speech(name);
    boolean bySide = columns.size() == cells.length - 1 && !name.matches("(?i)(?:合計|計|total).*");
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

  /** "Before the debate, 38 per cent of you were for the motion, 35 per cent against". */
  private void share(String text) {
    Matcher matcher = SHARE.matcher(text);
    String when = null;
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        when = matcher.group(1).toLowerCase(Locale.ROOT).startsWith("before") ? "before" : "after";
      } else if (when != null) {
        Side side =
            matcher.group(3).toLowerCase(Locale.ROOT).startsWith("for")
                ? Side.AFFIRMATIVE
                : Side.NEGATIVE;
        tally.add(new Debate.Tally(side, when, Double.parseDouble(matcher.group(2)), "percent"));
      }
    }
  }

  private void count(String text) {
    Matcher matcher = COUNT.matcher(text);
    while (matcher.find()) {
      Side side = Benches.side(matcher.group(2), false);
      if (side != null && !draft.fourTeams()) {
        tally.add(new Debate.Tally(side, null, Double.parseDouble(matcher.group(1)), "votes"));
      }
    }
    Matcher standing = STANDING.matcher(text);
    if (standing.find()) {
      tally.add(
          new Debate.Tally(Side.AFFIRMATIVE, null, Numbers.japanese(standing.group(1)), "votes"));
    }
  }
}
