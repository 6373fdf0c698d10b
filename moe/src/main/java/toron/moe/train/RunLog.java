package toron.moe.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.files.Json;
import toron.files.JsonLines;

/** Everything that a run writes to be watched: metrics, TensorBoard events, curves, times. */
final class RunLog implements AutoCloseable {
  private final Path folder;
  private final MetricsLog metrics;
  private final EventFile events;

  private RunLog(Path folder, MetricsLog metrics, EventFile events) {
    this.folder = folder;
    this.metrics = metrics;
    this.events = events;
  }

  static RunLog open(Path folder, long length) throws IOException {
    return new RunLog(
        folder,
        MetricsLog.open(folder, length),
        EventFile.create(folder.resolve("tensorboard"), System.currentTimeMillis()));
  }

  void add(Metric metric) throws IOException {
    metrics.add(metric);
    Map<String, Double> scalars = new LinkedHashMap<>();
    String kind = metric.kind() + "/";
    scalars.put(kind + "loss", metric.loss());
    scalars.put(kind + "balance", metric.balance());
    scalars.put(kind + "z_loss", metric.zLoss());
    if (metric.learningRate() != null && metric.gradNorm() != null) {
      scalars.put(kind + "learning_rate", metric.learningRate());
      scalars.put(kind + "grad_norm", metric.gradNorm());
    }
    metric.scores().forEach((name, value) -> scalars.put(kind + name, value));
    for (int layer = 0; layer < metric.layers().size(); layer++) {
      Metric.Layer router = metric.layers().get(layer);
      scalars.put(kind + "entropy/layer" + layer, router.entropy());
      for (int expert = 0; expert < router.load().size(); expert++) {
        scalars.put(kind + "load/layer" + layer + "/expert" + expert, router.load().get(expert));
      }
    }
    events.scalars(System.currentTimeMillis(), metric.step(), scalars);
  }

  long settle() throws IOException {
    return metrics.settle();
  }

  TrainingResult finish(
      long steps, RunState state, long tokens, double seconds, List<String> warnings)
      throws IOException {
    metrics.settle();
    List<Metric> all = JsonLines.readAll(folder.resolve(MetricsLog.FILE), Metric.class);
    Curves.write(folder.resolve("curves.svg"), all);
    List<Metric> heldOut = new ArrayList<>(all);
    heldOut.removeIf(metric -> !metric.kind().equals(Metric.HELD_OUT));
    TrainingResult result =
        new TrainingResult(
            steps,
            state.tokens(),
            state.skipped(),
            heldOut.isEmpty() ? null : heldOut.get(0),
            heldOut.isEmpty() ? null : heldOut.get(heldOut.size() - 1),
            seconds,
            tokens / Math.max(1e-9, seconds),
            warnings);
    Json.write(folder.resolve("run.json"), result);
    return result;
  }

  @Override
  public void close() throws IOException {
    try (metrics) {
      events.close();
    }
  }
}
