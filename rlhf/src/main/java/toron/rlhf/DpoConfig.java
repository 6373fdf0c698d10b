package toron.rlhf;

import com.fasterxml.jackson.annotation.JsonProperty;
import toron.moe.train.LoraConfig;
import toron.moe.train.TrainingOptions;

/**
 * Settings of {@code toron rlhf dpo}.
 *
 * @param sequence longest prompt with answer in tokens; a pair with a longer one is left out
 * @param pairs in a micro-batch
 * @param heldOutPairs at most so many validation pairs are measured
 * @param beta how dearly a step away from the reference is paid
 * @param smoothing the share of labels taken to be wrong, for the sigmoid loss; a pair that has a
 *     larger {@code label_smoothing} of its own keeps that
 * @param lora adapters to train in place of the weights
 */
public record DpoConfig(
    @JsonProperty(required = true) int sequence,
    @JsonProperty(required = true) int pairs,
    @JsonProperty(value = "held_out_pairs", required = true) int heldOutPairs,
    @JsonProperty(required = true) Loss loss,
    @JsonProperty(required = true) double beta,
    @JsonProperty(required = true) double smoothing,
    @JsonProperty(required = true) LoraConfig lora,
    @JsonProperty(required = true) TrainingOptions training) {
  /** Which preference loss. */
  public enum Loss {
    @JsonProperty("sigmoid")
    SIGMOID,
    @JsonProperty("ipo")
    IPO
  }

  public DpoConfig {
    if (sequence < 2 || pairs < 1 || heldOutPairs < 1) {
      throw new IllegalArgumentException(
          "sequence at least 2, pairs and held_out_pairs at least 1");
    }
    if (beta <= 0 || smoothing < 0 || smoothing >= 0.5) {
      throw new IllegalArgumentException("beta above 0, smoothing from 0 to below 0.5");
    }
  }

  /** What the demo uses: a minute on two cores. */
  public static DpoConfig defaults() {
    return Defaults.read("dpo-training.yaml", DpoConfig.class);
  }
}
