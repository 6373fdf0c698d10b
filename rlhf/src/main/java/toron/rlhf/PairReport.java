package toron.rlhf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How well a model tells better answers from worse ones, and whether it is as sure as it is right.
 *
 * @param all every pair
 * @param signals the same, by what says which answer is better
 * @param bins reliability: how often the model is right, by how sure it is
 */
public record PairReport(Group all, Map<String, Group> signals, List<Bin> bins) {
  private static final int BINS = 10;

  public PairReport {
    signals = java.util.Collections.unmodifiableMap(new TreeMap<>(signals));
    bins = List.copyOf(bins);
  }

  /**
   * Figures of some pairs.
   *
   * @param accuracy share of pairs whose better answer is given the higher number; ½ for a tie.
   *     Always taking the first or the second of a shuffled pair gives ½
   * @param lengthBaseline accuracy of always taking the longer answer; its complement is that of
   *     taking the shorter
   * @param margin mean log odds given to the better answer
   * @param logLoss mean of {@code −log σ(margin)}; ln 2 knows nothing
   * @param calibrationError expected calibration error (Guo et al. 2017) over ten bins of the
   *     model's probability for the answer it takes
   */
  public record Group(
      long pairs,
      double accuracy,
      @JsonProperty("length_baseline") double lengthBaseline,
      double margin,
      @JsonProperty("log_loss") double logLoss,
      @JsonProperty("calibration_error") double calibrationError) {}

  /**
   * Pairs that the model is equally sure of.
   *
   * @param from probability of the answer it takes, from here up to the next bin
   * @param confidence mean of that probability
   */
  public record Bin(double from, long pairs, double confidence, double accuracy) {}

  static PairReport of(List<Judged> judged) {
    Map<String, List<Judged>> bySignal = new TreeMap<>();
    judged.forEach(one -> bySignal.computeIfAbsent(one.signal(), s -> new ArrayList<>()).add(one));
    Map<String, Group> signals = new TreeMap<>();
    bySignal.forEach((signal, some) -> signals.put(signal, group(some)));
    return new PairReport(group(judged), signals, bins(judged));
  }

  /** As a table in Markdown. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append("| signal | pairs | accuracy | longer answer | log loss | calibration error |\n");
    table.append("|---|---|---|---|---|---|\n");
    signals.forEach((signal, group) -> row(table, signal, group));
    row(table, "all", all);
    table.append("\n| sure from | pairs | mean confidence | right |\n|---|---|---|---|\n");
    for (Bin bin : bins) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %.2f | %d | %.3f | %.3f |%n",
              bin.from,
              bin.pairs,
              bin.confidence,
              bin.accuracy));
    }
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Group group) {
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.3f | %.3f | %.3f | %.3f |%n",
            name,
            group.pairs,
            group.accuracy,
            group.lengthBaseline,
            group.logLoss,
            group.calibrationError));
  }

  private static Group group(List<Judged> judged) {
    double error = 0;
    for (Bin bin : bins(judged)) {
      error += bin.pairs * Math.abs(bin.confidence - bin.accuracy) / judged.size();
    }
    return new Group(
        judged.size(),
        mean(judged, Judged::right),
        mean(judged, Judged::longer),
        mean(judged, Judged::margin),
        mean(judged, one -> Math.log1p(Math.exp(-one.margin()))),
        error);
  }

  private static double mean(List<Judged> judged, ToDoubleFunction<Judged> value) {
    return judged.stream().mapToDouble(value).average().orElse(0);
  }

  /** Ten bins of equal width from ½ to 1; empty ones are left out. */
  private static List<Bin> bins(List<Judged> judged) {
    List<List<Judged>> sorted = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      sorted.add(new ArrayList<>());
    }
    for (Judged one : judged) {
      int bin = (int) ((sure(one) - 0.5) * 2 * BINS);
      sorted.get(Math.min(BINS - 1, bin)).add(one);
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      List<Judged> inside = sorted.get(i);
      if (!inside.isEmpty()) {
        bins.add(
            new Bin(
                0.5 + 0.5 * i / BINS,
                inside.size(),
                mean(inside, PairReport::sure),
                mean(inside, Judged::right)));
      }
    }
    return bins;
  }

  private static double sure(Judged one) {
    return Math.max(one.probability(), 1 - one.probability());
  }
}
