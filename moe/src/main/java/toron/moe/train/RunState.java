package toron.moe.train;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a run stands. The order of the data and the schedule are functions of these numbers and the
 * settings, and nothing else is random, so this, the weights and the moments are all there is.
 *
 * @param fingerprint of settings and data; a run resumes only what it began
 * @param step optimizer steps done
 * @param batch micro-batches taken from the data, the skipped ones included
 * @param tokens trained on so far
 * @param skipped steps left out as diverged
 * @param seed of the order of the data
 * @param mean running mean of the loss, against which a spike is measured
 * @param measured steps in that mean
 * @param metrics bytes of metrics.jsonl
 */
record RunState(
    String fingerprint,
    long step,
    long batch,
    long tokens,
    long skipped,
    long seed,
    double mean,
    long measured,
    @JsonProperty("metrics_bytes") long metrics) {
  static RunState start(String fingerprint, long seed) {
    return new RunState(fingerprint, 0, 0, 0, 0, seed, 0, 0, 0);
  }

  /** After an update of the weights. */
  RunState updated(int batches, long more, double loss) {
    double share = Math.max(0.02, 1.0 / (measured + 1));
    return new RunState(
        fingerprint,
        step + 1,
        batch + batches,
        tokens + more,
        skipped,
        seed,
        mean + share * (loss - mean),
        measured + 1,
        metrics);
  }

  /** After batches that were left out; the step is not counted. */
  RunState skipping(int batches) {
    return new RunState(
        fingerprint, step, batch + batches, tokens, skipped + 1, seed, mean, measured, metrics);
  }

  /** These weights' state, but behind the data that {@code later} has seen and left out. */
  RunState past(RunState later) {
    return new RunState(
        fingerprint, step, later.batch, tokens, later.skipped, seed, mean, measured, metrics);
  }

  RunState withMetrics(long bytes) {
    return new RunState(fingerprint, step, batch, tokens, skipped, seed, mean, measured, bytes);
  }
}
