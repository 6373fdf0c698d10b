package toron.moe.train;

/**
 * Linear warm-up from zero, then half a cosine down to a floor, as in Hugging Face's {@code
 * get_cosine_schedule_with_warmup} (whose floor is zero).
 *
 * @param peak the learning rate at the end of the warm-up
 * @param floor the share of the peak that is left at the end, 0 to 1
 * @param warmup steps of warm-up
 * @param steps all steps, the warm-up included
 */
public record Schedule(double peak, double floor, long warmup, long steps) {
  public Schedule {
    if (!(peak > 0) || !(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("peak " + peak + " or floor " + floor + " out of range");
    }
    if (warmup < 0 || steps < 1 || warmup > steps) {
      throw new IllegalArgumentException("warm-up of " + warmup + " steps in a run of " + steps);
    }
  }

  /** The learning rate of a step, counted from 0. */
  public double at(long step) {
    if (step < warmup) {
      return peak * step / Math.max(1, warmup);
    }
    double progress = (step - warmup) / (double) Math.max(1, steps - warmup);
    double cosine = 0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress)));
    return peak * (floor + (1 - floor) * cosine);
  }
}
