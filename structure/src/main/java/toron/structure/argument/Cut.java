package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.text.Span;

/** What a sentence does in a speech: it goes on, it stands outside all units, or it opens one. */
public enum Cut {
  GOES_ON(null, null, 3),
  /** A greeting, a roadmap, a good-bye. */
  OUTSIDE(null, null, 3),
  DEFINITION(Debate.ArgumentKind.DEFINITION, null, 0),
  PLAN(Debate.ArgumentKind.PLAN, null, 0),
  COUNTERPLAN(Debate.ArgumentKind.COUNTERPLAN, null, 1),
  ADVANTAGE(Debate.ArgumentKind.ADVANTAGE, null, 1),
  DISADVANTAGE(Debate.ArgumentKind.DISADVANTAGE, null, 1),
  CONTENTION(Debate.ArgumentKind.CONTENTION, null, 1),
  CLAIM(Debate.ArgumentKind.CLAIM, null, 1),
  PART(Debate.ArgumentKind.CLAIM, null, 2),
  INHERENCY(Debate.ArgumentKind.CLAIM, Debate.Issue.INHERENCY, 2),
  SOLVENCY(Debate.ArgumentKind.CLAIM, Debate.Issue.SOLVENCY, 2),
  SIGNIFICANCE(Debate.ArgumentKind.CLAIM, Debate.Issue.SIGNIFICANCE, 2),
  UNIQUENESS(Debate.ArgumentKind.CLAIM, Debate.Issue.UNIQUENESS, 2),
  LINK(Debate.ArgumentKind.CLAIM, Debate.Issue.LINK, 2),
  IMPACT(Debate.ArgumentKind.CLAIM, Debate.Issue.IMPACT, 2),
  RESPONSE(Debate.ArgumentKind.RESPONSE, null, 3),
  WEIGHING(Debate.ArgumentKind.WEIGHING, null, 3);

  static final List<Cut> ALL = List.of(values());

  private final Debate.@Nullable ArgumentKind kind;
  private final Debate.@Nullable Issue issue;
  private final int level;

  Cut(Debate.@Nullable ArgumentKind kind, Debate.@Nullable Issue issue, int level) {
    this.kind = kind;
    this.issue = issue;
    this.level = level;
  }

  /** Of the unit that it opens, or null where it opens none. */
  Debate.@Nullable ArgumentKind kind() {
    return kind;
  }

  Debate.@Nullable Issue issue() {
    return issue;
  }

  /** See {@link toron.structure.discourse.Start}. */
  int level() {
    return level;
  }

  int index() {
    return ALL.indexOf(this);
  }

  /** What opens a unit of some kind. */
  static Cut of(Debate.ArgumentKind kind, Debate.@Nullable Issue issue, boolean part) {
    for (Cut cut : ALL) {
      boolean claim = kind == Debate.ArgumentKind.CLAIM;
      if (cut.kind == kind && (!claim || cut.matches(issue, part))) {
        return cut;
      }
    }
    return CLAIM;
  }

  private boolean matches(Debate.@Nullable Issue named, boolean part) {
    return issue == named && (level == 2) == (part || named != null);
  }

  /**
   * What each sentence does, where units are known. A unit opens at the sentence that it begins in
   * the first half of, or behind the middle of the one before.
   */
  static List<Cut> of(List<Span> sentences, List<Unit> units) {
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      int from = i == 0 ? Integer.MIN_VALUE : sentences.get(i - 1).middle();
      int middle = sentences.get(i).middle();
      Cut cut = OUTSIDE;
      for (Unit unit : units) {
        int begin = unit.span().begin();
        boolean opens = begin >= from && begin < Math.max(middle, sentences.get(i).begin() + 1);
        if (opens) {
          cut = of(unit.kind(), unit.issue(), unit.parent() >= 0);
        } else if (begin < middle && middle <= unit.span().end() && cut == OUTSIDE) {
          cut = GOES_ON;
        }
      }
      cuts.add(cut);
    }
    return cuts;
  }
}
