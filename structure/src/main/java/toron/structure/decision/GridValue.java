package toron.structure.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;

/** Whose points a cell holds, by which judge and criterion, as its row and column say together. */
final class GridValue {
  private final Names names;
  private final Judges judges;
  private Names.@Nullable Ref whom;
  private @Nullable String judge;
  private @Nullable String criterion;
  private @Nullable Double max;
  private boolean staged;

  GridValue(Names names, Judges judges, List<GridHead> heads) {
    this.names = names;
    this.judges = judges;
    heads.forEach(this::add);
  }

  private void add(GridHead head) {
    Names.Ref known = whom;
    Side side = known == null ? null : known.side();
    if (head instanceof GridHead.Whom there) {
      whom = known == null || known.speech() < 0 ? there.ref() : known;
      criterion = there.criterion() == null ? criterion : there.criterion();
      max = there.max() == null ? max : there.max();
    } else if (head instanceof GridHead.Criterion there) {
      criterion = criterion == null ? there.words() : criterion;
      max = there.max() == null ? max : there.max();
    } else if (head instanceof GridHead.Judge there) {
      judge = judges.id(there.name());
    } else if (head instanceof GridHead.Nth nth && side != null) {
      whom = new Names.Ref(side, names.stages().nth(side, nth.number()));
    }
  }

  /** 立論 over the row of a side is that side's speech. */
  void stage(List<GridHead> row, GridHead column, String title, String first) {
    if (column instanceof GridHead.Whom side && side.ref().speech() < 0) {
      Names.Ref ref = names.of(side.ref().side(), first);
      if (ref != null && ref.speech() >= 0 && ref.side() == side.ref().side()) {
        staged = true;
        whom = ref;
        return;
      }
      boolean other = row.size() == 1 && whom != null && whom.side() != side.ref().side();
      whom = other ? side.ref() : whom;
    }
    for (GridHead head : row) {
      if (head instanceof GridHead.Whom there && there.ref().speech() < 0) {
        Names.Ref ref = names.of(there.ref().side(), title);
        boolean own = ref != null && ref.side() == there.ref().side() && ref.speech() >= 0;
        staged = own || column instanceof GridHead.Whom;
        whom = own ? ref : staged ? there.ref() : whom;
        return;
      }
    }
  }

  /**
   * A heading that is not understood is a judge over points of a speech, else a criterion.
   *
   * @param place a name for the judge of a column without heading, or empty
   */
  void remainder(List<GridHead> row, GridHead column, String place) {
    Names.Ref known = whom;
    String other = column instanceof GridHead.Other there ? there.words() : "";
    if (column instanceof GridHead.Whom) {
      boolean alone = criterion == null && row.size() == 1;
      if (alone && row.get(0) instanceof GridHead.Other it && !it.words().isEmpty()) {
        criterion = it.words();
      }
    } else if (other.isEmpty()) {
      judge = judge == null && !place.isEmpty() ? judges.id(place) : judge;
    } else if (criterion == null) {
      boolean speech = known != null && known.speech() >= 0 && !staged;
      boolean person = !DecisionWords.ALL.points().matcher(other).find();
      if (judge == null && speech && person) {
        judge = judges.id(other);
      } else {
        criterion = other;
      }
    }
  }

  Names.@Nullable Ref whom() {
    return whom;
  }

  @Nullable String judge() {
    return judge;
  }

  @Nullable String criterion() {
    return criterion;
  }

  @Nullable Double max() {
    return max;
  }
}
