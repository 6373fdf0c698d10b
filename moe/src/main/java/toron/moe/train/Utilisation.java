package toron.moe.train;

import ai.djl.ndarray.types.DataType;
import java.util.Locale;
import java.util.Map;

/**
 * Model FLOP utilisation (Chowdhery et al. 2022): what share of the machine's best rate of matrix
 * products the steps so far have reached. The machine is measured once it is clear that the run is
 * long enough for that second not to matter.
 */
final class Utilisation {
  private static final double LONG = 20e9;
  private final DataType type;
  private double flops;
  private double nanos;
  private double peak;

  Utilisation(DataType type) {
    this.type = type;
  }

  /** After a step. */
  void add(double more, long took) {
    flops += more;
    nanos += took;
    if (peak == 0 && flops > 0 && nanos > LONG) {
      peak = GemmPeak.measure(type);
    }
  }

  /** A part of the line that a watcher reads, or nothing. */
  String said() {
    return peak == 0 ? "" : String.format(Locale.ROOT, ", MFU %.0f %%", 100 * share());
  }

  /** What TensorBoard shows of the speed. */
  Map<String, Double> rates(double tokensPerSecond) {
    return peak == 0
        ? Map.of("speed/tokens_per_second", tokensPerSecond)
        : Map.of("speed/tokens_per_second", tokensPerSecond, "speed/mfu", share());
  }

  private double share() {
    return flops / (nanos / 1e9) / peak;
  }
}
