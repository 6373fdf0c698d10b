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
  /** Nanoseconds between two drawings of the curves of a run that is under way. */
  private static final long REDRAW = 30_000_000_000L;

  private final Path folder;
  private final MetricsLog metrics;
  private final EventFile events;
  private long drawn = System.nanoTime() - REDRAW;

  private RunLog(Path folder, MetricsLog metrics, EventFile events) {
    this.folder = folder;
    this.metrics = metrics;
    this.events = events;
  }

  /** Opens the log of a run that stands as the state says. */
  static RunLog open(Path folder, RunState state) throws IOException {
    MetricsLog metrics = MetricsLog.open(folder, state.metrics());
    long now = System.currentTimeMillis();
    EventFile events = EventFile.create(folder.resolve("tensorboard"), now);
    events.start(now, state.step() + 1);
    return new RunLog(folder, metrics, events);
  }

  void add(Metric metric) throws IOException {
    add(metric, Map.of());
  }

  /**
   * @param rates what differs from run to run, such as tokens a second: for TensorBoard only
   */
  void add(Metric metric, Map<String, Double> rates) throws IOException {
    metrics.add(metric);
    Map<String, Double> scalars = new LinkedHashMap<>(rates);
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
      scalars.put(kind + "dropped/layer" + layer, router.dropped());
      scalars.put(kind + "overflow/layer" + layer, router.overflow());
      for (int expert = 0; expert < router.load().size(); expert++) {
        scalars.put(kind + "load/layer" + layer + "/expert" + expert, router.load().get(expert));
      }
    }
    events.scalars(System.currentTimeMillis(), metric.step(), scalars);
  }

  long settle() throws IOException {
    return metrics.settle();
  }

  /** Draws the curves of what was measured so far. */
  private List<Metric> draw() throws IOException {
    metrics.settle();
    List<Metric> all = JsonLines.readAll(folder.resolve(MetricsLog.FILE), Metric.class);
    Curves.write(folder.resolve("curves.svg"), all);
    return all;
  }

  /** Draws again where the last drawing was long enough ago not to matter. */
  void drawNowAndThen() throws IOException {
    long now = System.nanoTime();
    if (now - drawn > REDRAW) {
      draw();
      drawn = System.nanoTime();
    }
  }

  TrainingResult finish(
      long steps, RunState state, long tokens, double seconds, List<String> warnings)
      throws IOException {
    List<Metric> heldOut = new ArrayList<>(draw());
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
