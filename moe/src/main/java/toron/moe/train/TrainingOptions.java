package toron.moe.train;

import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.annotation.JsonProperty;
import toron.moe.model.Compute;

/**
 * The settings that every objective shares, the {@code training} part of a configuration.
 *
 * @param steps optimizer steps; 0 means as many as {@code epochs} needs
 * @param epochs passes over the data, used where {@code steps} is 0
 * @param accumulation micro-batches to a step
 * @param learningRate the peak of the schedule
 * @param floor the share of the peak left at the end of the cosine
 * @param warmup the share of the steps that warms up
 * @param weightDecay decoupled decay, applied to matrices only
 * @param clipNorm the largest global gradient norm; 0 leaves gradients as they are
 * @param balance the weight of the load-balancing loss
 * @param zLoss the weight of the router z-loss
 * @param evaluateEvery steps between two evaluations; 0 evaluates before and after only
 * @param checkpointEvery steps between two checkpoints; 0 writes one at the end only
 * @param keep how many checkpoints are kept, the newest
 * @param onDivergence what a loss or gradient that is not finite, or a spike, leads to
 * @param spike a loss above this many times its running mean is a spike; 0 looks for none
 * @param precision what products and activations are computed in; weights and moments are float32
 * @param checkpointing whether layers are computed again on the way back instead of kept: less
 *     memory, more time
 * @param seed decides the order of the data
 */
public record TrainingOptions(
    @JsonProperty(required = true) long steps,
    @JsonProperty(required = true) double epochs,
    @JsonProperty(required = true) int accumulation,
    @JsonProperty(value = "learning_rate", required = true) double learningRate,
    @JsonProperty(required = true) double floor,
    @JsonProperty(required = true) double warmup,
    @JsonProperty(value = "weight_decay", required = true) double weightDecay,
    @JsonProperty(required = true) double beta1,
    @JsonProperty(required = true) double beta2,
    @JsonProperty(required = true) double epsilon,
    @JsonProperty(value = "clip_norm", required = true) double clipNorm,
    @JsonProperty(required = true) double balance,
    @JsonProperty(value = "z_loss", required = true) double zLoss,
    @JsonProperty(value = "evaluate_every", required = true) long evaluateEvery,
    @JsonProperty(value = "checkpoint_every", required = true) long checkpointEvery,
    @JsonProperty(required = true) int keep,
    @JsonProperty(value = "on_divergence", required = true) OnDivergence onDivergence,
    @JsonProperty(required = true) double spike,
    @JsonProperty(required = true) Precision precision,
    @JsonProperty(required = true) boolean checkpointing,
    @JsonProperty(required = true) long seed) {

  /** What to do with a step whose loss or gradient is not finite or jumps. */
  public enum OnDivergence {
    /** Stop with an error; the last checkpoint stays. */
    @JsonProperty("stop")
    STOP,
    /** Leave the weights as they are and go on with the next batch. */
    @JsonProperty("skip")
    SKIP,
    /** Take the weights of the last checkpoint and go on behind the batch. */
    @JsonProperty("rollback")
    ROLLBACK
  }

  /** What is computed in. */
  public enum Precision {
    @JsonProperty("float32")
    FLOAT32(DataType.FLOAT32),
    @JsonProperty("bfloat16")
    BFLOAT16(DataType.BFLOAT16);

    private final DataType type;

    Precision(DataType type) {
      this.type = type;
    }
  }

  public TrainingOptions {
    check(steps >= 0 && epochs >= 0 && (steps > 0 || epochs > 0), "steps or epochs: one above 0");
    check(accumulation >= 1, "accumulation: at least 1");
    check(learningRate > 0, "learning_rate: above 0");
    check(floor >= 0 && floor <= 1, "floor: a share between 0 and 1");
    check(warmup >= 0 && warmup < 1, "warmup: a share of the steps, 0 to below 1");
    check(weightDecay >= 0 && epsilon > 0, "weight_decay and epsilon: not negative");
    check(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1, "beta1, beta2: 0 to below 1");
    check(clipNorm >= 0 && balance >= 0 && zLoss >= 0, "clip_norm, balance, z_loss: not negative");
    check(
        evaluateEvery >= 0 && checkpointEvery >= 0, "evaluate_every, checkpoint_every: 0 or more");
    check(keep >= 1, "keep: at least 1");
    check(spike == 0 || spike > 1, "spike: 0, or above 1");
  }

  /** How many steps a run takes over data of so many micro-batches. */
  public long stepsFor(int batches) {
    if (steps > 0) {
      return steps;
    }
    return Math.max(1, Math.round(epochs * batches / accumulation));
  }

  /** How the network is to compute. */
  public Compute compute() {
    return new Compute(precision.type, checkpointing);
  }

  public Schedule schedule(long total) {
    return new Schedule(learningRate, floor, Math.round(warmup * total), total);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
