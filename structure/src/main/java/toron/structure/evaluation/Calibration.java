package toron.structure.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether links are right as often as their confidence says. */
final class Calibration {
  private static final double[] EDGES = {0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0};

  private Calibration() {}

  static List<StructureEvaluation.Bin> of(List<Comparison.Tie> ties) {
    List<StructureEvaluation.Bin> bins = new ArrayList<>();
    for (int i = 0; i + 1 < EDGES.length; i++) {
      double low = EDGES[i];
      double high = i + 2 == EDGES.length ? 1.01 : EDGES[i + 1];
      List<Comparison.Tie> in =
          ties.stream().filter(t -> t.confidence() >= low && t.confidence() < high).toList();
      int right = (int) in.stream().filter(Comparison.Tie::right).count();
      double mean = in.stream().mapToDouble(Comparison.Tie::confidence).average().orElse(0);
      bins.add(new StructureEvaluation.Bin(low, EDGES[i + 1], in.size(), right, mean));
    }
    return bins;
  }

  static String table(List<StructureEvaluation.Bin> bins) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT, "%n%-12s %6s %10s %10s%n", "confidence", "links", "mean", "right"));
    for (StructureEvaluation.Bin bin : bins) {
      if (bin.links() > 0) {
        out.append(
            String.format(
                Locale.ROOT,
                "%.1f to %.1f   %6d %10.3f %10.3f%n",
                bin.low(),
                bin.high(),
                bin.links(),
                bin.mean(),
                (double) bin.right() / bin.links()));
      }
    }
    return out.toString();
  }
}
