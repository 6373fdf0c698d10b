package toron.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.files.Json;
import toron.files.Progress;
import toron.moe.model.Decoder;
import toron.moe.model.Lora;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.train.Batches;
import toron.moe.train.CausalLm;
import toron.moe.train.GemmPeak;
import toron.moe.train.Tokens;
import toron.moe.train.TrainingLoop;
import toron.moe.train.TrainingOptions;
import toron.moe.train.TrainingSetup;

/**
 * Training steps of the product's own loop, timed; one JSON line of figures. Arguments: model
 * ({@code 17m}, {@code 97m}, {@code tiny}), precision, {@code kept} or {@code checkpointed}, {@code
 * full} or {@code lora}, warm-up steps, steps, and optionally rows, their length and how many of a
 * row's tokens are masked.
 */
public final class TrainingSteps {
  private TrainingSteps() {}

  public static void main(String[] args) throws IOException {
    int rows = args.length > 6 ? Integer.parseInt(args[6]) : 4;
    int length = args.length > 7 ? Integer.parseInt(args[7]) : 512;
    int masked = args.length > 8 ? Integer.parseInt(args[8]) : 205;
    ModelConfig config = Synthetic.config(args[0]);
    int warmup = Integer.parseInt(args[4]);
    TrainingOptions options =
        options(args[1], args[2].equals("checkpointed"), warmup + Integer.parseInt(args[5]));
    Batches<Tokens> batches = Synthetic.rows(config.vocabulary(), rows, length, masked);
    Measured measured = measure(config, options, args[3].equals("lora"), batches, warmup);
    double median = median(measured.seconds);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("seconds", measured.seconds);
    figures.put("median", median);
    figures.put("losses", measured.losses);
    long[] lengths = new long[rows];
    java.util.Arrays.fill(lengths, length);
    double flops =
        (args[3].equals("lora") ? 2 : 3)
            * (config.forwardFlops(lengths) + config.headFlops((long) rows * (length - masked)));
    figures.put("peak_mib", Rss.peakMib());
    DataType type = options.compute().type();
    double peak = GemmPeak.measure(type);
    figures.put("gflops", flops / median / 1e9);
    figures.put("gemm_peak_gflops", peak / 1e9);
    figures.put("share_of_peak", flops / median / peak);
    System.out.println(Json.line(figures));
  }

  /**
   * Steps of a run.
   *
   * @param seconds of each after the warm-up
   * @param losses as the loop said them, all of them
   */
  record Measured(List<Double> seconds, List<String> losses) {}

  static Measured measure(
      ModelConfig config,
      TrainingOptions options,
      boolean adapters,
      Batches<Tokens> batches,
      int warmup)
      throws IOException {
    Watch watch = new Watch();
    run(config, options, adapters, batches, watch);
    return new Measured(watch.seconds.subList(warmup, watch.seconds.size()), watch.said);
  }

  /** Trains an untrained model in a folder of its own, which is deleted. */
  static void run(
      ModelConfig config,
      TrainingOptions options,
      boolean adapters,
      Batches<Tokens> batches,
      Progress progress)
      throws IOException {
    Path folder = Files.createTempDirectory("training-bench");
    try (Parameters parameters = Synthetic.parameters(config);
        Lora lora = lora(config);
        Decoder decoder =
            Decoder.trainable(config, parameters, options.compute(), adapters ? lora : null)) {
      Map<String, NDArray> trained = new LinkedHashMap<>();
      Parameters leaves = adapters ? lora.parameters() : parameters;
      leaves.names().forEach(name -> trained.put(name, leaves.get(name)));
      TrainingSetup<Tokens> setup =
          new TrainingSetup<>(
              "bench",
              trained,
              config.top(),
              new CausalLm(decoder),
              batches,
              List.of(),
              options,
              "bench");
      new TrainingLoop<>(setup, progress).run(folder);
    } finally {
      Rss.delete(folder);
    }
  }

  private static Lora lora(ModelConfig config) {
    return Lora.init(config, new Lora.Options(8, 16, true, true, false), 17);
  }

  static TrainingOptions options(String precision, boolean checkpointing, long steps) {
    return new TrainingOptions(
        steps,
        0,
        1,
        1e-4,
        0.1,
        0.05,
        0.01,
        0.9,
        0.95,
        1e-8,
        1,
        0.01,
        0.001,
        0,
        0,
        1,
        TrainingOptions.OnDivergence.STOP,
        0,
        precision.equals("bfloat16")
            ? TrainingOptions.Precision.BFLOAT16
            : TrainingOptions.Precision.FLOAT32,
        checkpointing,
        17);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** Takes the time between two steps. */
  private static final class Watch implements Progress {
    private final List<Double> seconds = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private long last;

    @Override
    public void begin(String stage, long total, String unit) {
      last = System.nanoTime();
    }

    @Override
    public void advance(long by, String item) {
      long now = System.nanoTime();
      seconds.add((now - last) / 1e9);
      last = now;
      said.add(item.split(",")[0]);
    }

    @Override
    public void end(String summary) {}
  }
}
