package toron.moe.train;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Tensors;

/** Sums over batches of what an objective and the routers say, for a line of metrics. */
final class Evaluation {
  private double loss;
  private double weight;
  private double balance;
  private double z;
  private long tokens;
  private final Map<String, Objective.Score> scores = new LinkedHashMap<>();
  private final List<double[]> layers = new ArrayList<>();

  /** Measures an objective on batches without learning from them. */
  static <B> Evaluation of(Objective<B> objective, List<B> batches, int perToken) {
    Evaluation sums = new Evaluation();
    for (B batch : batches) {
      try (NDManager manager = Tensors.manager()) {
        Objective.Outcome outcome = Gradients.unrecorded(() -> objective.forward(manager, batch));
        NDList routers = routers(manager, outcome, perToken);
        sums.add(outcome, routers, objective.weight(batch), objective.tokens(batch));
      }
    }
    return sums;
  }

  /** Losses and figures of the routers; zeros where a model has none. */
  static NDList routers(NDManager manager, Objective.Outcome outcome, int perToken) {
    return outcome.routers().isEmpty()
        ? new NDList(
            Tensors.of(manager, new float[1]).squeeze(),
            Tensors.of(manager, new float[1]).squeeze())
        : Losses.router(manager, outcome.routers(), perToken);
  }

  void add(Objective.Outcome outcome, NDList routers, double batchWeight, long batchTokens) {
    loss += outcome.loss().getFloat();
    weight += batchWeight;
    balance += batchTokens * (double) routers.get(0).getFloat();
    z += batchTokens * (double) routers.get(1).getFloat();
    tokens += batchTokens;
    outcome.scores().forEach((name, score) -> scores.merge(name, score, Objective.Score::plus));
    if (routers.size() > 2) {
      addLayers(routers.get(2).toFloatArray(), routers.get(2).getShape().get(0), batchTokens);
    }
  }

  private void addLayers(float[] stats, long rows, long batchTokens) {
    int width = (int) (stats.length / rows);
    for (int layer = 0; layer < rows; layer++) {
      if (layers.size() <= layer) {
        layers.add(new double[width]);
      }
      for (int i = 0; i < width; i++) {
        layers.get(layer)[i] += batchTokens * (double) stats[layer * width + i];
      }
    }
  }

  double loss() {
    return loss / weight;
  }

  long tokens() {
    return tokens;
  }

  Metric metric(
      String kind,
      long step,
      long seen,
      @org.jspecify.annotations.Nullable Double rate,
      @org.jspecify.annotations.Nullable Double norm) {
    Map<String, Double> values = new LinkedHashMap<>();
    scores.forEach((name, score) -> values.put(name, rounded(score.value())));
    List<Metric.Layer> routers = new ArrayList<>();
    for (double[] sums : layers) {
      int experts = sums.length - 1;
      List<Double> load = new ArrayList<>();
      for (int i = 0; i < experts; i++) {
        load.add(rounded(sums[i] / tokens));
      }
      routers.add(Metric.Layer.of(load, rounded(sums[experts] / tokens / Math.log(experts))));
    }
    return new Metric(
        step,
        kind,
        rounded(loss()),
        rate,
        norm == null ? null : rounded(norm),
        seen,
        rounded(balance / tokens),
        rounded(z / tokens),
        values,
        routers);
  }

  /** Seven digits: what float32 knows. */
  private static double rounded(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return value;
    }
    return new java.math.BigDecimal(value).round(new java.math.MathContext(7)).doubleValue();
  }
}
