package toron.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toron.structure.text.Resources;

/**
 * How much each sign of {@link CutSigns} speaks for each {@link Cut}, and each cut for the next, in
 * logarithms of odds. Read from cuts.txt, which a person can read too: a sign, a tab, then the cuts
 * with their weights.
 */
public final class CutWeights {
  private static final String FILE = "cuts.txt";
  private static final String STEP = "after ";

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
    return new CutWeights(Map.of(), new double[Cut.ALL.size()][Cut.ALL.size()]);
  }

  boolean isEmpty() {
    return signs.isEmpty();
  }

  static CutWeights parse(List<String> lines) {
    Map<String, double[]> signs = new LinkedHashMap<>();
    double[][] steps = new double[Cut.ALL.size()][];
    for (String line : lines) {
      int tab = line.indexOf('\t');
      double[] weights = new double[Cut.ALL.size()];
      for (String pair : line.substring(tab + 1).split(" ", -1)) {
        int equals = pair.indexOf('=');
        Cut cut = Cut.valueOf(pair.substring(0, equals).toUpperCase(Locale.ROOT));
        weights[cut.index()] = Double.parseDouble(pair.substring(equals + 1));
      }
      String name = line.substring(0, tab);
      if (name.startsWith(STEP)) {
        Cut cut = Cut.valueOf(name.substring(STEP.length()).toUpperCase(Locale.ROOT));
        steps[cut.index()] = weights;
      } else {
        signs.put(name, weights);
      }
    }
    for (int i = 0; i < steps.length; i++) {
      steps[i] = steps[i] == null ? new double[Cut.ALL.size()] : steps[i];
    }
    return new CutWeights(signs, steps);
  }

  /** The lines of cuts.txt; weights that round to nothing are left out. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Cut cut : Cut.ALL) {
      line(STEP + cut.name().toLowerCase(Locale.ROOT), steps[cut.index()], lines);
    }
    signs.forEach((sign, weights) -> line(sign, weights, lines));
    return lines;
  }

  private static void line(String name, double[] weights, List<String> lines) {
    List<String> pairs = new ArrayList<>();
    for (Cut cut : Cut.ALL) {
      String number = String.format(Locale.ROOT, "%.2f", weights[cut.index()]);
      if (!number.equals("0.00") && !number.equals("-0.00")) {
        pairs.add(cut.name().toLowerCase(Locale.ROOT) + "=" + number);
      }
    }
    if (!pairs.isEmpty()) {
      lines.add(name + "\t" + String.join(" ", pairs));
    }
  }

  /** The likeliest cuts of a speech's sentences. What is read from a source opens nothing. */
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
    List<Cut> cuts = new ArrayList<>();
    for (int state : new CutChain(scores, steps).best()) {
      cuts.add(Cut.ALL.get(state));
    }
    return cuts;
  }
}
