package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** A vote of the house as a table: before and after by for and against, either way round. */
final class PollGrid {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d+(?:\\.\\d+)?)[\\s　]*(%|パーセント|票|名|人|votes?)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern BEFORE =
      Pattern.compile(
          ".*(?:前|before|pre\\b|pre-|first vote|opening vote).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern AFTER =
      Pattern.compile(
          ".*(?:後|after|post\\b|post-|final vote|closing vote).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern POLL =
      Pattern.compile(
          "%|パーセント|票|挙手|賛成|反対|\\bfor\\b|against|ayes|noes|votes?", Pattern.CASE_INSENSITIVE);

  private final ResultText even;

  PollGrid(ResultText even) {
    this.even = even;
  }

  private record Head(@Nullable Side side, @Nullable String when) {
    static final Head NONE = new Head(null, null);
  }

  /** Whether a table counts votes rather than points, and is not one of judges' votes. */
  static boolean polls(Grid grid) {
    List<String> cells = grid.rows().stream().flatMap(List::stream).toList();
    boolean judged =
        cells.stream().anyMatch(c -> DecisionWords.ALL.office(c))
            || DecisionWords.ALL.judgeWord(grid.rows().get(0).get(0));
    boolean dated =
        cells.stream().anyMatch(c -> BEFORE.matcher(c).matches())
            && cells.stream().anyMatch(c -> AFTER.matcher(c).matches());
    String all = String.join("\t", cells);
    boolean points = DecisionWords.ALL.points().matcher(all).find();
    return !judged
        && all.matches("(?s).*\\d.*")
        && (dated || (POLL.matcher(all).find() && !points));
  }

  List<Debate.Tally> read(Grid grid) {
    List<Debate.Tally> found = new ArrayList<>();
    List<Head> columns = List.of();
    for (List<String> row : grid.rows()) {
      boolean values = row.stream().skip(1).anyMatch(c -> NUMBER.matcher(c).matches());
      if (!values) {
        columns = row.stream().map(this::head).toList();
        continue;
      }
      Head first = head(row.get(0));
      for (int i = 1; i < row.size(); i++) {
        Head column = i < columns.size() ? columns.get(i) : Head.NONE;
        Side side = first.side() == null ? column.side() : first.side();
        String when = first.when() == null ? column.when() : first.when();
        Matcher number = NUMBER.matcher(row.get(i));
        if (side != null && number.matches()) {
          String unit = Polls.percent(number.group(2)) || percent(grid) ? "percent" : "votes";
          found.add(new Debate.Tally(side, when, Double.parseDouble(number.group(1)), unit));
        }
      }
    }
    return found;
  }

  private static boolean percent(Grid grid) {
    return grid.rows().stream().flatMap(List::stream).anyMatch(c -> c.contains("%"));
  }

  private Head head(String cell) {
    String signs = Polls.signs(even.of(cell)).strip();
    Matcher side = Pattern.compile("[\uE001\uE002]").matcher(signs);
    String when =
        BEFORE.matcher(cell).matches() ? "before" : AFTER.matcher(cell).matches() ? "after" : null;
    return new Head(
        side.find() && signs.length() <= 8 ? ResultText.side(side.group()) : null, when);
  }
}
