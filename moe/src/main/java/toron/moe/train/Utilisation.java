package toron.moe.train;

import ai.djl.ndarray.types.DataType;
import java.util.Locale;

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
    return peak == 0 ? "" : String.format(Locale.ROOT, ", %.0f %% of GEMM peak", 100 * share());
  }

  double share() {
    return flops / (nanos / 1e9) / peak;
  }
}
