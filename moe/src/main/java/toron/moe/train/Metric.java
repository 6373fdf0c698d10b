package toron.moe.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code metrics.jsonl}. No times: the same run writes the same bytes.
 *
 * @param step optimizer steps done when it was measured
 * @param kind {@code train} for a step, {@code held-out} for an evaluation
 * @param loss the objective's own loss, without the router losses
 * @param tokens tokens trained on so far, padding excluded
 * @param balance mean load-balancing loss of the layers, unweighted
 * @param zLoss mean router z-loss of the layers, unweighted
 * @param scores what the objective measures besides: {@code accuracy}, {@code bits_per_byte}, …
 * @param layers how the routers spread the tokens, layer by layer
 */
public record Metric(
    long step,
    String kind,
    double loss,
    @JsonProperty("learning_rate") @Nullable Double learningRate,
    @JsonProperty("grad_norm") @Nullable Double gradNorm,
    long tokens,
    double balance,
    @JsonProperty("z_loss") double zLoss,
    Map<String, Double> scores,
    List<Layer> layers) {
  public static final String TRAIN = "train";
  public static final String HELD_OUT = "held-out";

  public Metric {
    scores = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scores));
    layers = List.copyOf(layers);
  }

  /**
   * One router.
   *
   * @param load each expert's share of the token assignments; they sum to 1. No token is dropped:
   *     experts have no capacity limit
   * @param entropy of the router's probabilities, mean over tokens, as a share of the largest
   *     possible
   */
  public record Layer(List<Double> load, double entropy) {
    public Layer {
      load = List.copyOf(load);
    }
  }
}
