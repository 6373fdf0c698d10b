package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import toron.structure.debate.Side;

/** What the columns of a table of results hold, by their headings and by what stands below. */
final class GridColumns {
  private final Names names;
  private final GridHeads heads;

  GridColumns(Names names, GridHeads heads) {
    this.names = names;
    this.heads = heads;
  }

  /**
   * @param rows how many rows were read above
   */
  List<GridHead> of(List<String> cells, List<List<String>> below, int rows) {
    String corner = cells.get(0);
    List<GridHead> found = new ArrayList<>();
    List<GridHead> together = heads.together(cells);
    for (int i = 0; i < cells.size(); i++) {
      GridHead known = i < together.size() ? together.get(i) : new GridHead.Other("");
      found.add(
          known instanceof GridHead.Other ? heads.of(cells.get(i), i, true, corner, rows) : known);
    }
    return byContent(found, below, corner);
  }

  /** Whether the cells count from 1, as over the speeches in order. */
  static boolean ordinals(List<String> cells) {
    return cells.size() > 8
        && cells.contains("1")
        && cells.indexOf("2") == cells.indexOf("1") + 1
        && cells.indexOf("8") == cells.indexOf("1") + 7;
  }

  /**
   * What the cells below say of columns whose headings do not: sides are votes, the names beside
   * them judges, and points beside those of one side the other's.
   */
  private List<GridHead> byContent(List<GridHead> found, List<List<String>> below, String corner) {
    List<GridHead> all = new ArrayList<>(found);
    List<String> first = below.stream().map(r -> r.get(0)).toList();
    boolean judged =
        first.stream().distinct().count() == first.size()
            && first.stream()
                .noneMatch(c -> c.isEmpty() || GridReader.number(c) || names.of(c) != null)
            && first.stream().noneMatch(c -> GridReader.PLACED.matcher(c).matches());
    for (int i = 1; i < all.size(); i++) {
      int column = i;
      List<String> cells = below.stream().map(r -> column < r.size() ? r.get(column) : "").toList();
      boolean sides = !cells.isEmpty() && cells.stream().allMatch(c -> names.side(c) != null);
      if (sides && judged && all.get(i) instanceof GridHead.Other) {
        all.set(i, new GridHead.Votes());
      }
    }
    boolean votes = all.stream().anyMatch(h -> h instanceof GridHead.Votes);
    if (votes && judged && all.get(0) instanceof GridHead.Other) {
      all.set(0, new GridHead.Judge(corner));
    }
    return otherSide(all, below);
  }

  private List<GridHead> otherSide(List<GridHead> all, List<List<String>> below) {
    List<Integer> open = new ArrayList<>();
    Side known = null;
    int benches = 0;
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i) instanceof GridHead.Whom whom && whom.ref().speech() < 0) {
        known = whom.ref().side();
        benches++;
      } else if (all.get(i) instanceof GridHead.Other) {
        open.add(i);
      }
    }
    boolean two = known == Side.AFFIRMATIVE || known == Side.NEGATIVE;
    if (two && known != null && benches == 1 && open.size() == 1) {
      int column = open.get(0);
      boolean points =
          below.stream().allMatch(r -> column < r.size() && GridReader.number(r.get(column)));
      if (points && !below.isEmpty()) {
        all.set(column, new GridHead.Whom(new Names.Ref(Verdict.other(known), -1)));
      }
    }
    return List.copyOf(all);
  }
}
