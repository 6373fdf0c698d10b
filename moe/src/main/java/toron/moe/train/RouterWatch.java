package toron.moe.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says when a router collapses: when for a while one layer sends nearly everything to as few
 * experts as it can, or gives an expert nothing at all. Each layer is reported once.
 */
final class RouterWatch {
  /** Steps in a row that make a state of it. */
  static final int PATIENCE = 20;

  private static final double STARVED = 0.001;
  private final int perToken;
  private final List<Integer> crowded = new ArrayList<>();
  private final List<Integer> starved = new ArrayList<>();
  private final Set<String> said = new HashSet<>();

  /**
   * @param perToken experts each token goes to
   */
  RouterWatch(int perToken) {
    this.perToken = perToken;
  }

  /** New warnings after a step. */
  List<String> see(Metric metric) {
    List<String> warnings = new ArrayList<>();
    for (int layer = 0; layer < metric.layers().size(); layer++) {
      if (crowded.size() <= layer) {
        crowded.add(0);
        starved.add(0);
      }
      List<Double> load = metric.layers().get(layer).load();
      if (load.size() <= perToken) {
        continue;
      }
      double busiest =
          load.stream()
              .sorted((a, b) -> Double.compare(b, a))
              .limit(perToken)
              .mapToDouble(d -> d)
              .sum();
      crowded.set(layer, busiest > 0.95 ? crowded.get(layer) + 1 : 0);
      int hungry = (int) load.stream().filter(share -> share < STARVED).count();
      starved.set(layer, hungry > 0 ? starved.get(layer) + 1 : 0);
      if (crowded.get(layer) >= PATIENCE && said.add("crowded " + layer)) {
        warnings.add(
            "step "
                + metric.step()
                + ": the router of layer "
                + layer
                + " collapsed: "
                + perToken
                + " of "
                + load.size()
                + " experts take "
                + Math.round(100 * busiest)
                + " % of the tokens; raise 'balance'");
      } else if (starved.get(layer) >= PATIENCE && said.add("starved " + layer)) {
        warnings.add(
            "step "
                + metric.step()
                + ": "
                + hungry
                + " of "
                + load.size()
                + " experts of layer "
                + layer
                + " get no tokens; raise 'balance'");
      }
    }
    return warnings;
  }
}
