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
   * @param load each expert's share of the token assignments that were asked for
   * @param entropy of the router's probabilities, mean over tokens, as a share of the largest
   *     possible
   * @param dropped the share of the assignments that no expert worked on: 0, since experts here
   *     have no capacity limit
   * @param overflow the share that a dispatch of capacity factor {@value #CAPACITY} would have
   *     dropped (Fedus et al. 2021, section 2.2), taken over all tokens of the step
   */
  public record Layer(List<Double> load, double entropy, double dropped, double overflow) {
    /** The factor that Switch Transformers are trained with. */
    static final double CAPACITY = 1.25;

    /** Of the loads; what they lack of 1 was dropped. */
    static Layer of(List<Double> load, double entropy) {
      double sum = load.stream().mapToDouble(d -> d).sum();
      double full = CAPACITY / load.size();
      double over = load.stream().mapToDouble(share -> Math.max(0, share - full)).sum();
      return new Layer(load, entropy, digits(Math.max(0, 1 - sum)), digits(over));
    }

    /** A share of tokens to a millionth, below which it is rounding of float32. */
    private static double digits(double share) {
      return Double.isFinite(share) ? Math.round(share * 1e6) / 1e6 : share;
    }

    public Layer {
      load = List.copyOf(load);
    }
  }
}
