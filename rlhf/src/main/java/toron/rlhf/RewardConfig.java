package toron.rlhf;

import com.fasterxml.jackson.annotation.JsonProperty;
import toron.moe.train.LoraConfig;
import toron.moe.train.TrainingOptions;

/**
 * Settings of {@code toron rlhf reward}.
 *
 * @param sequence longest prompt with answer in tokens; a pair with a longer one is left out
 * @param pairs in a micro-batch
 * @param heldOutPairs at most so many validation pairs are measured
 * @param center weight of the term that keeps rewards around zero
 * @param lora adapters to train in place of the weights
 */
public record RewardConfig(
    @JsonProperty(required = true) int sequence,
    @JsonProperty(required = true) int pairs,
    @JsonProperty(value = "held_out_pairs", required = true) int heldOutPairs,
    @JsonProperty(required = true) double center,
    @JsonProperty(required = true) LoraConfig lora,
    @JsonProperty(required = true) TrainingOptions training) {
  public RewardConfig {
    if (sequence < 2 || pairs < 1 || heldOutPairs < 1 || center < 0) {
      throw new IllegalArgumentException(
          "sequence at least 2, pairs and held_out_pairs at least 1, center not negative");
    }
  }

  /** What the demo uses: a minute on two cores. */
  public static RewardConfig defaults() {
    return Defaults.read("reward-training.yaml", RewardConfig.class);
  }
}
