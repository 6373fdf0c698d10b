package toron.moe.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.ConfigException;
import toron.files.Hashes;
import toron.files.Progress;
import toron.files.RunLock;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * The one loop behind every objective. A run folder holds {@code metrics.jsonl}, {@code
 * curves.svg}, {@code tensorboard/}, {@code run.json} and {@code checkpoints/}; a run that was
 * stopped goes on from its last checkpoint as if it had not been, to the bit.
 *
 * @param <B> a batch
 */
public final class TrainingLoop<B> {
  /** Times in a row that a diverged step is left out before the run gives up. */
  private static final int PATIENCE = 5;

  private final TrainingSetup<B> setup;
  private final TrainingOptions options;
  private final Progress progress;

  public TrainingLoop(TrainingSetup<B> setup, Progress progress) {
    this.setup = setup;
    this.options = setup.options();
    this.progress = progress;
  }

  /**
   * Trains, or goes on with what lies in the folder. The parameters of the setup are changed in
   * place and hold the trained weights afterwards.
   *
   * @throws BadDataException when the loss or gradient diverges and the settings say stop
   * @throws ConfigException when the folder holds a run with other settings or data
   */
  @SuppressWarnings("try") // the lock is held, not used
  public TrainingResult run(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (RunLock lock = RunLock.take(folder);
        AdamW optimizer = new AdamW(setup.trained(), options)) {
      return new Run(folder, optimizer).train();
    }
  }

  private String fingerprint() {
    return Hashes.sha256(Config.toYaml(options) + setup.identity());
  }

  /** The mutable side of one run. */
  private final class Run {
    private final Path folder;
    private final AdamW optimizer;
    private final Checkpoints checkpoints;
    private final long steps = options.stepsFor(setup.batches().size());
    private final Schedule schedule = options.schedule(steps);
    private final NDList trained = new NDList();
    private final RouterWatch watch = new RouterWatch(setup.perToken());
    private final List<String> warnings = new ArrayList<>();
    private final long began = System.nanoTime();
    private RunState state = RunState.start(fingerprint(), options.seed());
    private long resumed;
    private final Utilisation utilisation;
    private int diverged;

    Run(Path folder, AdamW optimizer) {
      this.folder = folder;
      this.optimizer = optimizer;
      this.checkpoints = new Checkpoints(folder, options.keep());
      this.utilisation = new Utilisation(options.compute().type());
      trained.addAll(setup.trained().values());
    }

    TrainingResult train() throws IOException {
      Path saved = checkpoints.latest();
      if (saved != null) {
        resume(saved);
      }
      long first = state.step();
      resumed = state.tokens();
      progress.begin(setup.name(), steps - first, "steps");
      trained.forEach(tensor -> Gradients.require(tensor, true));
      try (RunLog log = RunLog.open(folder, state)) {
        if (state.step() == 0) {
          evaluate(log);
        }
        while (state.step() < steps) {
          step(log);
        }
        if (first < steps) {
          save(log);
        }
        progress.end(String.format(Locale.ROOT, "%d steps", steps));
        double seconds = (System.nanoTime() - began) / 1e9;
        return log.finish(steps, state, state.tokens() - resumed, seconds, warnings);
      } finally {
        trained.forEach(tensor -> Gradients.require(tensor, false));
      }
    }

    private void resume(Path saved) throws IOException {
      RunState found = Checkpoints.state(saved);
      if (!found.fingerprint().equals(state.fingerprint())) {
        throw new ConfigException(
            folder + ": holds a run with other settings or data; give the same, or another folder");
      }
      Checkpoints.restore(saved, setup.trained(), optimizer);
      state = found;
    }

    private void step(RunLog log) throws IOException {
      List<B> batches = new ArrayList<>();
      double weight = 0;
      for (int i = 0; i < options.accumulation(); i++) {
        B batch = batch(state.batch() + i);
        weight += setup.objective().weight(batch);
        batches.add(batch);
      }
      long start = System.nanoTime();
      try (NDManager manager = Tensors.manager()) {
        Evaluation sums = new Evaluation();
        NDList gradients = gradients(manager, batches, weight, sums);
        double norm = AdamW.norm(gradients);
        String trouble = trouble(sums.loss(), norm);
        if (trouble != null) {
          leaveOut(trouble);
          return;
        }
        diverged = 0;
        double rate = schedule.at(state.step());
        optimizer.step(gradients, AdamW.clipping(norm, options.clipNorm()), rate);
        utilisation.add(flops(batches), System.nanoTime() - start);
        state = state.updated(batches.size(), sums.tokens(), sums.loss());
        record(log, sums.metric(Metric.TRAIN, state.step(), state.tokens(), rate, norm));
      }
      if (every(options.evaluateEvery()) || state.step() == steps) {
        evaluate(log);
      }
      if (every(options.checkpointEvery()) && state.step() < steps) {
        save(log);
      }
    }

    private double flops(List<B> batches) {
      return batches.stream().mapToDouble(setup.objective()::flops).sum();
    }

    private boolean every(long period) {
      return period > 0 && state.step() % period == 0;
    }

    private B batch(long number) {
      int size = setup.batches().size();
      return setup.batches().batch(number / size, (int) (number % size));
    }

    /** The mean loss's gradients over the micro-batches of a step. */
    private NDList gradients(NDManager manager, List<B> batches, double weight, Evaluation sums) {
      NDList total = new NDList();
      for (B batch : batches) {
        NDList gradients =
            Gradients.recorded(() -> gradient(manager, batch, weight, batches.size(), sums));
        if (batches.size() == 1) {
          total = gradients;
        } else if (total.isEmpty()) {
          // Sums need more digits than the parts.
          total = Ops.tensors(manager, "all_wide", gradients);
        } else {
          Ops.run(manager, "add_all", total, gradients);
          gradients.close();
        }
      }
      return total;
    }

    private NDList gradient(NDManager manager, B batch, double weight, int parts, Evaluation sums) {
      Objective<B> objective = setup.objective();
      try (NDManager micro = Tensors.manager()) {
        Objective.Outcome outcome = objective.forward(micro, batch);
        NDList routers = Evaluation.routers(micro, outcome, setup.perToken());
        NDArray loss =
            Ops.tensor(
                micro,
                "weighted_sum",
                outcome.loss(),
                routers.get(0),
                routers.get(1),
                1 / weight,
                options.balance() / parts,
                options.zLoss() / parts);
        sums.add(outcome, routers, objective.weight(batch), objective.tokens(batch));
        return Gradients.of(manager, loss, trained);
      }
    }

    private @org.jspecify.annotations.Nullable String trouble(double loss, double norm) {
      if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
        return "the loss is " + loss + ", the gradient norm " + norm;
      }
      if (options.spike() > 0 && state.measured() >= 20 && loss > options.spike() * state.mean()) {
        return String.format(
            Locale.ROOT, "the loss jumped from about %.4g to %.4g", state.mean(), loss);
      }
      return null;
    }

    private void leaveOut(String trouble) throws IOException {
      String where = "step " + (state.step() + 1) + ": " + trouble;
      Path saved = checkpoints.latest();
      diverged++;
      if (options.onDivergence() == TrainingOptions.OnDivergence.STOP || diverged > PATIENCE) {
        throw BadDataException.in(
            folder,
            where
                + (saved == null
                    ? "; nothing was saved yet"
                    : "; the last checkpoint is " + saved.getFileName()));
      }
      RunState behind = state.skipping(options.accumulation());
      if (options.onDivergence() == TrainingOptions.OnDivergence.ROLLBACK && saved != null) {
        Checkpoints.restore(saved, setup.trained(), optimizer);
        state = Checkpoints.state(saved).past(behind).withMetrics(state.metrics());
        warn(where + "; went back to " + saved.getFileName() + " and left the batch out");
      } else {
        state = behind;
        warn(where + "; left the batch out");
      }
    }

    private void warn(String warning) {
      warnings.add(warning);
      progress.warn(warning);
    }

    private void record(RunLog log, Metric metric) throws IOException {
      double seconds = (System.nanoTime() - began) / 1e9;
      double rate = (metric.tokens() - resumed) / seconds;
      log.add(metric, utilisation.rates(rate));
      watch.see(metric).forEach(this::warn);
      String said = String.format(Locale.ROOT, "loss %.4f, %.0f tokens/s", metric.loss(), rate);
      progress.advance(1, said + utilisation.said());
      log.drawNowAndThen();
    }

    private void evaluate(RunLog log) throws IOException {
      if (setup.heldOut().isEmpty()) {
        return;
      }
      Evaluation sums = Evaluation.of(setup.objective(), setup.heldOut(), setup.perToken());
      log.add(sums.metric(Metric.HELD_OUT, state.step(), state.tokens(), null, null));
    }

    private void save(RunLog log) throws IOException {
      Path before = checkpoints.latest();
      try {
        state = state.withMetrics(log.settle());
        checkpoints.save(state, setup.trained(), optimizer);
      } catch (IOException e) {
        String left = before == null ? "nothing was saved before" : before.getFileName() + " stays";
        throw new IOException(
            folder
                + ": step "
                + state.step()
                + " could not be saved: "
                + e.getMessage()
                + "; "
                + left,
            e);
      }
    }
  }
}
