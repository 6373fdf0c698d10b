package toron.structure.argument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toron.structure.discourse.Start;
import toron.structure.text.Resources;

/**
 * How much each sign of {@link CutSigns} speaks for each {@link Cut}, and each cut for the next, in
 * logarithms of odds. Read from cuts.txt, which a person can read too: a sign, a tab, then the cuts
 * with their weights.
 */
public final class CutWeights {
  private static final String FILE = "cuts.txt";
  private static final String STEP = "after ";

  /** How likely it must be that a unit opens. */
  private static final double ENOUGH = 0.4;

  /** In sentences. */
  private static final int SHORT = 8;

  private final Map<String, double[]> signs;
  private final double[][] steps;

  CutWeights(Map<String, double[]> signs, double[][] steps) {
    this.signs = new LinkedHashMap<>(signs);
    this.steps = steps;
  }

  /** Those of this version. */
  public static CutWeights current() {
    return Held.CURRENT;
  }

  private static final class Held {
    private static final CutWeights CURRENT = parse(Resources.lines(CutWeights.class, FILE));
  }

  /** Weights that leave everything to the signposts. */
  static CutWeights none() {
    return new CutWeights(Map.of(), new double[CutStates.ALL.size()][CutStates.ALL.size()]);
  }

  boolean isEmpty() {
    return signs.isEmpty();
  }

  static CutWeights parse(List<String> lines) {
    List<String> cuts = Cut.ALL.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    List<String> states = CutStates.ALL.stream().map(CutStates.State::key).toList();
    Map<String, double[]> signs = new LinkedHashMap<>();
    double[][] steps = new double[states.size()][states.size()];
    for (String line : lines) {
      int tab = line.indexOf('\t');
      String name = line.substring(0, tab);
      String weights = line.substring(tab + 1);
      if (name.startsWith(STEP)) {
        steps[states.indexOf(name.substring(STEP.length()))] = weights(weights, states);
      } else {
        signs.put(name, weights(weights, cuts));
      }
    }
    return new CutWeights(signs, steps);
  }

  private static double[] weights(String line, List<String> names) {
    double[] weights = new double[names.size()];
    for (String pair : line.split(" ", -1)) {
      int equals = pair.indexOf('=');
      weights[names.indexOf(pair.substring(0, equals))] =
          Double.parseDouble(pair.substring(equals + 1));
    }
    return weights;
  }

  /** The lines of cuts.txt; weights that round to nothing are left out. */
  public List<String> lines() {
    List<String> cuts = Cut.ALL.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    List<String> states = CutStates.ALL.stream().map(CutStates.State::key).toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      line(STEP + states.get(i), steps[i], states, lines);
    }
    signs.forEach((sign, weights) -> line(sign, weights, cuts, lines));
    return lines;
  }

  private static void line(String name, double[] weights, List<String> names, List<String> lines) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      String number = String.format(Locale.ROOT, "%.2f", weights[i]);
      if (!number.equals("0.00") && !number.equals("-0.00")) {
        pairs.add(names.get(i) + "=" + number);
      }
    }
    if (!pairs.isEmpty()) {
      lines.add(name + "\t" + String.join(" ", pairs));
    }
  }

  /** What each sentence of a speech does. What is read from a source opens nothing. */
  List<Cut> cut(CutSpeech speech) {
    List<List<String>> all = new CutSigns(speech).all();
    double[][] scores = new double[all.size()][Cut.ALL.size()];
    for (int i = 0; i < scores.length; i++) {
      for (String sign : all.get(i)) {
        double[] weights = signs.get(sign);
        for (int s = 0; weights != null && s < weights.length; s++) {
          scores[i][s] += weights[s];
        }
      }
    }
    CutChain.Expected expected =
        new CutChain(CutStates.scores(scores), CutStates.possible(steps)).expect();
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      Cut cut = likeliest(expected, i);
      boolean passed = cut == Cut.OUTSIDE && scores.length < SHORT;
      cuts.add(passed ? signposted(speech, i) : cut);
    }
    return cuts;
  }

  /**
   * Speeches of a few sentences are mostly talk, so that only signposts tell of arguments there.
   */
  private static Cut signposted(CutSpeech speech, int sentence) {
    Start start = speech.start(sentence);
    return start == null ? Cut.OUTSIDE : Cut.of(start.kind(), start.issue(), start.level() == 2);
  }

  /**
   * A missed unit costs its neighbour as well, so that one opens where that is somewhat less likely
   * than not.
   */
  private static Cut likeliest(CutChain.Expected expected, int sentence) {
    double opens = 0;
    double outside = 0;
    double most = 0;
    Cut best = Cut.GOES_ON;
    for (int s = 0; s < CutStates.ALL.size(); s++) {
      Cut cut = CutStates.ALL.get(s).cut();
      double likely = expected.state(sentence, s);
      if (cut == Cut.OUTSIDE) {
        outside = likely;
      } else if (cut != Cut.GOES_ON) {
        opens += likely;
        best = likely > most ? cut : best;
        most = Math.max(most, likely);
      }
    }
    if (opens > ENOUGH) {
      return best;
    }
    return outside > 1 - opens - outside ? Cut.OUTSIDE : Cut.GOES_ON;
  }
}
