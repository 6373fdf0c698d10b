package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The states of a {@link CutChain}: each cut that opens a unit, being inside a unit of each kind,
 * and being outside. What one part of an advantage is followed by depends on which part it is, so a
 * sentence that goes on remembers what opened.
 */
final class CutStates {
  static final List<State> ALL = all();

  /** The logarithm of what cannot follow. */
  private static final double NEVER = -1000;

  private CutStates() {}

  /**
   * @param unit what opened the unit that the sentence is in; {@link Cut#OUTSIDE} in none
   * @param inside whether it opened before
   */
  record State(Cut unit, boolean inside) {
    /** What the sentence itself does. */
    Cut cut() {
      return inside ? Cut.GOES_ON : unit;
    }

    String key() {
      return (inside ? "in_" : "") + unit.name().toLowerCase(Locale.ROOT);
    }
  }

  private static List<State> all() {
    List<State> states = new ArrayList<>();
    states.add(new State(Cut.OUTSIDE, false));
    for (Cut cut : Cut.ALL) {
      if (cut.kind() != null) {
        states.add(new State(cut, false));
        states.add(new State(cut, true));
      }
    }
    return List.copyOf(states);
  }

  /** The states of known cuts; what goes on outside of all units is outside. */
  static List<Integer> of(List<Cut> cuts) {
    List<Integer> states = new ArrayList<>();
    Cut open = Cut.OUTSIDE;
    for (Cut cut : cuts) {
      boolean on = cut == Cut.GOES_ON && open != Cut.OUTSIDE;
      open = cut == Cut.GOES_ON ? open : cut;
      states.add(ALL.indexOf(new State(open, on)));
    }
    return states;
  }

  /** Steps with those shut that cannot be: into a unit that is not open. */
  static double[][] possible(double[][] steps) {
    double[][] possible = new double[ALL.size()][ALL.size()];
    for (int p = 0; p < possible.length; p++) {
      for (int s = 0; s < possible.length; s++) {
        boolean into = ALL.get(s).inside() && ALL.get(s).unit() != ALL.get(p).unit();
        possible[p][s] = into ? NEVER : steps[p][s];
      }
    }
    return possible;
  }

  /** Scores of all states from those of what sentences do; a speech begins inside nothing. */
  static double[][] scores(double[][] cuts) {
    double[][] scores = new double[cuts.length][ALL.size()];
    for (int i = 0; i < cuts.length; i++) {
      for (int s = 0; s < ALL.size(); s++) {
        State state = ALL.get(s);
        scores[i][s] = i == 0 && state.inside() ? NEVER : cuts[i][state.cut().index()];
      }
    }
    return scores;
  }
}
