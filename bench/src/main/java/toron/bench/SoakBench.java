package toron.bench;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import toron.files.Progress;
import toron.moe.model.Decoder;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.train.CausalLm;
import toron.moe.train.GemmPeak;
import toron.moe.train.TrainingLoop;
import toron.moe.train.TrainingOptions;
import toron.moe.train.TrainingSetup;

/**
 * Many steps of a small model: resident memory and live tensor objects at intervals. Fails when
 * either grows in the second half of the run; before that, oneDNN still compiles kernels for sizes
 * that it has not seen. Arguments: steps, precision, {@code kept} or {@code checkpointed}.
 */
public final class SoakBench implements Progress {
  private final long every;
  private final List<Long> resident = new ArrayList<>();
  private final List<Long> tensors = new ArrayList<>();
  private long step;

  private SoakBench(long every) {
    this.every = every;
  }

  public static void main(String[] args) throws IOException {
    long steps = args.length > 0 ? Long.parseLong(args[0]) : 2000;
    String precision = args.length > 1 ? args[1] : "float32";
    boolean checkpointing = args.length > 2 && args[2].equals("checkpointed");
    ModelConfig config = Synthetic.config("tiny");
    SoakBench bench = new SoakBench(Math.max(1, steps / 10));
    TrainingOptions options = TrainingSteps.options(precision, checkpointing, steps);
    // A run measures the machine after some seconds; what that takes is no growth, so it is taken
    // now.
    GemmPeak.measure(options.compute().type());
    Path folder = Files.createTempDirectory("soak");
    try (Parameters parameters = Synthetic.parameters(config);
        Decoder decoder = Decoder.trainable(config, parameters, options.compute(), null)) {
      Map<String, NDArray> trained = new LinkedHashMap<>();
      parameters.names().forEach(name -> trained.put(name, parameters.get(name)));
      new TrainingLoop<>(
              new TrainingSetup<>(
                  "soak",
                  trained,
                  config.top(),
                  new CausalLm(decoder),
                  Synthetic.rows(config.vocabulary(), 4, 64, 20),
                  List.of(),
                  options,
                  "soak"),
              bench)
          .run(folder);
    } finally {
      Rss.delete(folder);
    }
    System.exit(bench.grew() ? 1 : 0);
  }

  @Override
  public void begin(String stage, long total, String unit) {}

  @Override
  public void advance(long by, String item) {
    step += by;
    if (by > 0 && step % every == 0) {
      try {
        tensors.add(live());
        resident.add(Rss.mib());
      } catch (IOException | JMException e) {
        throw new IllegalStateException(e);
      }
      System.out.printf(
          Locale.ROOT,
          "step %6d: %5d MiB resident, %6d live tensors, %s%n",
          step,
          resident.get(resident.size() - 1),
          tensors.get(tensors.size() - 1),
          item);
    }
  }

  @Override
  public void end(String summary) {}

  /** Tensors that the heap holds after a collection, whoever manages them. */
  private static long live() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {null},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .filter(line -> line.contains("ai.djl.pytorch.engine.PtNDArray"))
        .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1]))
        .sum();
  }

  private boolean grew() {
    int half = resident.size() / 2 - 1;
    int last = resident.size() - 1;
    boolean memory = resident.get(last) > resident.get(half) * 1.02 + 4;
    boolean objects = tensors.get(last) > tensors.get(half);
    System.out.println(memory || objects ? "GREW" : "no growth of memory or of tensors");
    return memory || objects;
  }
}
