package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * Reads a table of results. Rows and columns may be speeches, sides, judges or criteria, whichever
 * way round; a cell may carry its own label.
 */
final class GridReader {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)(?:点|pts?| points?)?(?: ?/ ?(\\d{1,3}))?");
  private static final Pattern TICK = Pattern.compile("[○〇◯◎●レ✓✔☑1]");
  private static final Pattern PLACE =
      Pattern.compile("([1-4])(?:位|着|st|nd|rd|th)?", Pattern.CASE_INSENSITIVE);

  /** One of several people: Speaker 1, 副審２. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:スピーカー|話者|弁士|審判員?|審査員|ジャッジ|主審|副審|評価者|speaker|judge|adjudicator)[\\s　#]?[1-9]",
          Pattern.CASE_INSENSITIVE);

  static final Pattern PLACED =
      Pattern.compile(
          "([1-4])(?:位|着|st|nd|rd|th)(?:[\\s　:(]*(\\d{2,3}(?:\\.\\d+)?)点?\\)?)?",
          Pattern.CASE_INSENSITIVE);

  private final Names names;
  private final Points points;
  private final Ranks ranks;
  private final Judges judges;
  private final GridHeads heads;
  private final GridShape shape;
  private final List<Debate.Vote> votes;
  private List<GridHead> columns = List.of();
  private List<String> titles = List.of();
  private int rows;
  private String corner = "";

  GridReader(Names names, Points points, Ranks ranks, Judges judges, List<Debate.Vote> votes) {
    this.names = names;
    this.points = points;
    this.ranks = ranks;
    this.judges = judges;
    this.heads = new GridHeads(names, judges);
    this.shape = new GridShape(names);
    this.votes = votes;
  }

  /** Whether anything was read. */
  boolean read(Grid printed) {
    int before = size();
    Grid grid = shape.plain(printed);
    columns = List.of();
    corner = "";
    rows = 0;
    for (int i = 0; i < grid.rows().size(); i++) {
      below = grid.rows().subList(i + 1, grid.rows().size());
      row(grid.rows().get(i));
    }
    return size() > before;
  }

  private List<List<String>> below = List.of();

  private int size() {
    return votes.size() + points.scores().size() + ranks.ranks().size();
  }

  private void row(List<String> cells) {
    boolean values =
        cells.stream()
            .skip(1)
            .anyMatch(c -> number(c) || (!columns.isEmpty() && PLACED.matcher(c).matches()));
    boolean first = columns.isEmpty() && !below.isEmpty() && GridColumns.ordinals(cells);
    if ((first || (!values && !number(cells.get(0)))) && heads(cells)) {
      return;
    }
    if (cells.stream().allMatch(c -> labelled(c) && !names(c))) {
      cells.forEach(points::read);
    } else if (!pairs(cells)) {
      rows++;
      for (int i = 0; i < cells.size(); i++) {
        cell(cells.get(i), rowHeads(cells, i), column(i), i, cells.get(0));
      }
      place(cells);
    }
  }

  private GridHead column(int index) {
    return index < columns.size() ? columns.get(index) : new GridHead.Other("");
  }

  /**
   * What the cells of a row that hold no value say of it, the most exact of each kind; of several
   * speakers the nearest before a cell.
   */
  private List<GridHead> rowHeads(List<String> cells, int index) {
    List<GridHead> found = new ArrayList<>();
    int near = -1;
    for (int i = 0; i < cells.size(); i++) {
      boolean label =
          i > 0 && i < index && !number(cells.get(i)) && labels(cells.get(i), column(i));
      Names.Ref ref = label ? names.of(cells.get(i)) : null;
      near = ref != null && ref.speech() >= 0 ? i : near;
    }
    for (int i = 0; i < cells.size(); i++) {
      Names.Ref ref = i > 0 && near >= 0 ? names.of(cells.get(i)) : null;
      boolean other = ref != null && ref.speech() >= 0 && i != near;
      boolean label = !other && (i == 0 || labels(cells.get(i), column(i)));
      if (!cells.get(i).isEmpty() && !number(cells.get(i)) && label) {
        found.add(
            column(i) instanceof GridHead.Judge && i == 0 && !whole(cells.get(i))
                ? judge(cells.get(i))
                : whole(cells.get(i))
                    ? new GridHead.Other(cells.get(i))
                    : heads.of(cells.get(i), i, false, corner, rows));
      }
    }
    return found;
  }

  /** Whether a row holds what the judges found together. */
  private static boolean whole(String cell) {
    return DecisionWords.ALL.together().matcher(cell).matches() || DecisionWords.ALL.total(cell);
  }

  private GridHead judge(String cell) {
    return new GridHead.Judge(cell);
  }

  /** Whether a cell behind the first is a label of its row, and not what a judge voted. */
  private boolean labels(String cell, GridHead column) {
    boolean voted = column instanceof GridHead.Votes || column instanceof GridHead.Judge;
    return !voted && !columns.isEmpty() && names.of(cell) != null;
  }

  static boolean number(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  /** A row without values names the columns, unless it holds what judges voted. */
  private boolean heads(List<String> cells) {
    GridHead first = heads.of(cells.get(0), 0, true, corner, rows);
    boolean sides = cells.stream().skip(1).anyMatch(c -> names.side(c) != null);
    boolean all = cells.stream().skip(1).allMatch(c -> c.isEmpty() || names.side(c) != null);
    boolean ticks = cells.stream().skip(1).anyMatch(c -> TICK.matcher(c).matches());
    boolean holdsVotes =
        ticks
            || (first instanceof GridHead.Votes && sides && all)
            || (first instanceof GridHead.Judge
                && sides
                && !DecisionWords.ALL.judgeWord(cells.get(0)))
            || (sides
                && !columns.isEmpty()
                && columns.stream().anyMatch(c -> c instanceof GridHead.Votes));
    boolean labelled = cells.stream().skip(1).anyMatch(c -> labelled(c) && !names(c));
    if (holdsVotes || labelled) {
      return false;
    }
    corner = cells.get(0);
    titles = List.copyOf(cells);
    columns = new GridColumns(names, heads).of(cells, below, rows);
    return true;
  }

  private static boolean labelled(String cell) {
    return !COUNTED.matcher(cell).matches()
        && cell.matches(".*[^\\d\\s].*\\d{1,3}(?:\\.\\d+)?(?:点|/ ?\\d+)?");
  }

  /** Whether a cell with a number in it is itself a name: 2AC, 否定側第1反駁. */
  private boolean names(String cell) {
    return names.of(cell) != null;
  }

  /** "首相 | 76 | 野党党首 | 77": every other cell a name. */
  private boolean pairs(List<String> cells) {
    List<Debate.Score> found = new ArrayList<>();
    for (int i = 0; i + 1 < cells.size(); i += 2) {
      if (number(cells.get(i)) || !number(cells.get(i + 1))) {
        return false;
      }
      Names.Ref ref = names.of(cells.get(i));
      if (ref == null) {
        ref = closing(cells.get(i), i);
      }
      if (ref == null) {
        return false;
      }
      found.add(
          score(new GridValue(names, judges, List.of(new GridHead.Whom(ref))), cells.get(i + 1)));
    }
    if (found.size() < 2 || cells.size() % 2 == 1) {
      return false;
    }
    found.forEach(points::add);
    above = found.stream().map(Debate.Score::side).toList();
    return true;
  }

  private List<@Nullable Side> above = List.of();

  /** まとめ under the speeches of a side is that side's last. */
  private Names.@Nullable Ref closing(String words, int column) {
    Side side = column / 2 < above.size() ? above.get(column / 2) : null;
    boolean closes = words.matches("(?i).*(?:まとめ|総括|リプライ|反駁|結び|締め|reply|rebuttal|summary).*");
    int speech = side == null || !closes ? -1 : names.stages().closing(side);
    return speech < 0 ? null : new Names.Ref(side, speech);
  }

  private void cell(String cell, List<GridHead> row, GridHead column, int index, String first) {
    GridHead by = column;
    Side side = names.side(cell);
    boolean judged = row.stream().anyMatch(h -> h instanceof GridHead.Judge);
    if (side == null
        && TICK.matcher(cell).matches()
        && judged
        && column instanceof GridHead.Whom whom) {
      side = whom.ref().side();
      by = new GridHead.Votes();
    }
    Matcher number = NUMBER.matcher(cell);
    Matcher placed = PLACED.matcher(cell);
    if (placed.matches() && column instanceof GridHead.Whom team) {
      Side whose = team.ref().side();
      if (!judged && whose != null) {
        ranks.add(whose, placed.group(1).charAt(0) - '0');
      }
      if (placed.group(2) != null) {
        value(placed.group(2), row, column, index, first);
      }
    } else if (side != null) {
      vote(side, row, by, index);
    } else if (number.matches() && !(column instanceof GridHead.Places)) {
      value(cell, row, column, index, first);
    } else if (index > 0 && labelled(cell) && !names(cell)) {
      points.read(bench(row) + cell);
    }
  }

  /** The word of a row's side, so that a label without one belongs to it. */
  private static String bench(List<GridHead> row) {
    for (GridHead head : row) {
      if (head instanceof GridHead.Whom whom && whom.ref().speech() < 0) {
        return whom.ref().side() == Side.AFFIRMATIVE
            ? "肯定側 "
            : whom.ref().side() == Side.NEGATIVE ? "否定側 " : "";
      }
    }
    return "";
  }

  private void vote(Side side, List<GridHead> row, GridHead column, int index) {
    for (GridHead head : row) {
      boolean voted =
          column instanceof GridHead.Votes
              || (index > 0 && column instanceof GridHead.Other other && other.words().isEmpty());
      if (head instanceof GridHead.Judge judge && voted) {
        votes.add(new Debate.Vote(judges.id(judge.name()), side));
        return;
      }
      if (head instanceof GridHead.Votes && index > 0) {
        String name = column instanceof GridHead.Judge judge ? judge.name() : "#" + index;
        boolean named = column instanceof GridHead.Other other && !other.words().isEmpty();
        votes.add(
            new Debate.Vote(judges.id(named ? ((GridHead.Other) column).words() : name), side));
        return;
      }
    }
  }

  private void value(String cell, List<GridHead> row, GridHead column, int index, String first) {
    List<GridHead> all = new ArrayList<>(row);
    all.add(column);
    GridValue value = new GridValue(names, judges, all);
    value.stage(row, column, index < titles.size() ? titles.get(index) : "", first);
    if (value.whom() != null) {
      value.remainder(row, column, columns.isEmpty() && index > 1 ? "#" + index : "");
      points.add(score(value, cell));
    }
  }

  private Debate.Score score(GridValue value, String cell) {
    Matcher number = NUMBER.matcher(cell);
    Names.Ref whom = value.whom();
    if (!number.matches() || whom == null) {
      throw new IllegalArgumentException("not points: " + cell);
    }
    String criterion = value.criterion();
    Double printed = number.group(2) == null ? value.max() : Double.valueOf(number.group(2));
    boolean total = criterion != null && DecisionWords.ALL.total(criterion);
    return new Debate.Score(
        whom.side(),
        whom.speech() < 0 ? null : whom.speech(),
        value.judge(),
        criterion == null ? points.criterion() : criterion,
        Double.parseDouble(number.group(1)),
        printed == null && !total ? points.max() : printed);
  }

  /** A team and its place in one row. */
  private void place(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      Matcher place = PLACE.matcher(cells.get(i));
      if (column(i) instanceof GridHead.Places && place.matches()) {
        for (String cell : cells) {
          Side side = names.side(cell);
          if (side != null) {
            ranks.add(side, place.group(1).charAt(0) - '0');
            break;
          }
        }
      }
    }
  }
}
