package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * Counts of votes that no judge is named for: majorities, polls of the house before and after,
 * members who rose. It reads even lines.
 */
final class Tallies {
  private static final Pattern MAJORITY =
      Pattern.compile(
          "(?<![\\d:./])(\\d{1,3})[\\s　]*票?[\\s　]*(?:対|-|–|—|―|ー|−|(?:votes?|judges?)? ?to)[\\s　]*(\\d{1,3})(?![\\d:.%]\\d|%|点|分|名|人|ページ|という)",
          Pattern.CASE_INSENSITIVE);
  static final Pattern OF_ALL =
      Pattern.compile(
          "(\\d+)(?:票|名|人)(?:のうち|中)の?[、]?(\\d+)(?:票|名|人)|(\\d+) of (?:the )?(\\d+) (?:judges|votes|ballots|adjudicators)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PAIR =
      Pattern.compile(
          "([\uE001\uE002])[\\s　]*(\\d{1,3})[\\s　]*(?:対|-|–|—|―|ー)[\\s　]*(\\d{1,3})[\\s　]*([\uE001\uE002])");
  private static final Pattern DECIDES =
      Pattern.compile(
          "勝|判定|評決|結果|優勝|decision|split|majority|vote|票|panel|judges", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCALE =
      Pattern.compile("each|scale|range|points?|満点|点数|各|page|頁", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOUSE =
      Pattern.compile(
          "\\b(?:class|house|audience|members|room) (?:then )?(?:voted|divided)|挙手|聴衆|会場",
          Pattern.CASE_INSENSITIVE);
  private static final int JUDGES = 15;
  private static final int LINE = 120;

  private final @Nullable Side winner;
  private final List<Debate.Tally> tally = new ArrayList<>();

  /**
   * @param winner whose votes the larger number is, or null where that is not known
   */
  Tallies(@Nullable Side winner) {
    this.winner = winner;
  }

  /**
   * Counts in the judges' part.
   *
   * @param earlier what the chair says before: a vote of the house at the start
   * @param polled whether the format has such a vote, so that it need not be called so
   */
  List<Debate.Tally> read(List<String> lines, List<String> earlier, boolean polled) {
    Polls polls = new Polls(null);
    lines.forEach(polls::line);
    polls.lists(lines);
    polls.counts().forEach(this::add);
    if (tally.stream().noneMatch(t -> "before".equals(t.when()))) {
      before(earlier, polled);
    }
    for (String line : lines) {
      for (String sentence : Polls.SENTENCE.split(line)) {
        if (tally.isEmpty()) {
          majority(sentence);
        }
      }
    }
    return List.copyOf(tally);
  }

  /** A vote of the house before the debate, where the one at the end was found. */
  private void before(List<String> earlier, boolean polled) {
    if (tally.size() != 2 || earlier.isEmpty()) {
      return;
    }
    Polls polls = new Polls(polled ? "before" : null);
    earlier.forEach(polls::line);
    List<Debate.Tally> first =
        polls.counts().stream().filter(t -> "before".equals(t.when())).toList();
    if (first.size() == 2 && first.get(0).unit().equals(tally.get(0).unit())) {
      List<Debate.Tally> last = List.copyOf(tally);
      tally.clear();
      tally.addAll(first);
      last.forEach(t -> add(new Debate.Tally(t.side(), "after", t.value(), t.unit())));
    }
  }

  void grid(Grid grid, ResultText even) {
    new PollGrid(even).read(grid).forEach(this::add);
  }

  private void add(Debate.Tally count) {
    boolean known =
        tally.stream()
            .anyMatch(t -> t.side() == count.side() && Objects.equals(t.when(), count.when()));
    if (!known) {
      tally.add(count);
    }
  }

  /** "2-1", "三対〇", "五票のうち四票": the larger number is the winner's. */
  private void majority(String line) {
    Matcher all = OF_ALL.matcher(line);
    Matcher pair = PAIR.matcher(line);
    Matcher majority = MAJORITY.matcher(line);
    if (pair.find()) {
      votes(ResultText.side(pair.group(1)), Integer.parseInt(pair.group(2)));
      votes(ResultText.side(pair.group(4)), Integer.parseInt(pair.group(3)));
    } else if (winner != null && all.find()) {
      boolean japanese = all.group(1) != null;
      int whole = Integer.parseInt(all.group(japanese ? 1 : 4));
      int part = Integer.parseInt(all.group(japanese ? 2 : 3));
      if (part <= whole) {
        votes(winner, part);
        if (part == whole) {
          votes(Verdict.other(winner), 0);
        }
      }
    } else if (winner != null && !SCALE.matcher(line).find() && decides(line)) {
      while (tally.isEmpty() && majority.find()) {
        boolean house = HOUSE.matcher(line).find();
        split(Integer.parseInt(majority.group(1)), Integer.parseInt(majority.group(2)), house);
      }
    }
  }

  private static boolean decides(String line) {
    boolean alone = line.strip().matches("[(（【]?\\d+[\\s　]*\\D{1,3}[\\s　]*\\d+[)）】]?");
    boolean side = line.length() <= SHORT && line.matches(".*" + ResultText.SIDE + ".*");
    return alone || side || (line.length() <= LINE && DECIDES.matcher(line).find());
  }

  private static final int SHORT = 60;

  private void split(int first, int second, boolean house) {
    boolean panel =
        house
            ? first != second && first + second > JUDGES
            : first + second <= JUDGES && (first + second) % 2 == 1;
    panel |= first + second <= JUDGES && (first + second) % 2 == 1;
    if (panel && winner != null) {
      votes(winner, Math.max(first, second));
      votes(Verdict.other(winner), Math.min(first, second));
    }
  }

  private void votes(Side side, int count) {
    add(new Debate.Tally(side, null, count, "votes"));
  }
}
