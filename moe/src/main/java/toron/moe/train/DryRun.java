package toron.moe.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.moe.model.Lora;
import toron.moe.model.ModelConfig;

/**
 * What a training would do, found out before its first step and without writing anything.
 *
 * @param stage its command
 * @param data counts of rows: trained on, held out, left out and why
 * @param lengths of the samples in tokens: shortest, median, 95th percentile, longest
 * @param steps optimizer steps
 * @param passes over the data
 * @param parameters of the model
 * @param trained of them, or of its adapters
 * @param problems rows that cannot be trained on, with file and reason; the run would refuse them
 */
public record DryRun(
    String stage,
    Map<String, Long> data,
    Map<String, Long> lengths,
    long steps,
    double passes,
    long parameters,
    long trained,
    MemoryNeed memory,
    List<String> problems) {
  public DryRun {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    lengths = Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
    problems = List.copyOf(problems);
  }

  /**
   * The data of a training.
   *
   * @param counts as they are shown
   * @param lengths tokens of each sample
   * @param batches micro-batches of an epoch
   * @param largest tokens of the largest micro-batch
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Data(
      Map<String, Long> counts, int[] lengths, int batches, long largest, List<String> problems) {
    public Data {
      counts = new LinkedHashMap<>(counts);
      lengths = lengths.clone();
      problems = List.copyOf(problems);
    }
  }

  /** Of a training that starts from a model folder. */
  static DryRun of(
      String stage, ModelConfig model, LoraConfig lora, TrainingOptions options, Data data) {
    long parameters = MemoryNeed.count(model.shapes());
    Lora.Options adapters = lora.options();
    int batches = Math.max(1, data.batches);
    long steps = options.stepsFor(batches);
    return new DryRun(
        stage,
        data.counts,
        spread(data.lengths),
        steps,
        steps * options.accumulation() / (double) batches,
        parameters,
        adapters == null ? parameters : MemoryNeed.count(Lora.shapes(model, adapters)),
        MemoryNeed.of(model, lora, data.largest),
        data.problems);
  }

  /** The same, once the weights were looked at: each must be there with its shape. */
  public static DryRun of(
      String stage, Path base, LoraConfig lora, TrainingOptions options, Data data)
      throws IOException {
    return of(stage, Trainee.check(base), lora, options, data);
  }

  private static Map<String, Long> spread(int[] lengths) {
    Map<String, Long> spread = new LinkedHashMap<>();
    if (lengths.length > 0) {
      int[] sorted = lengths.clone();
      Arrays.sort(sorted);
      int last = sorted.length - 1;
      spread.put("shortest", (long) sorted[0]);
      spread.put("median", (long) sorted[last / 2]);
      spread.put("95th percentile", (long) sorted[(int) (last * 0.95)]);
      spread.put("longest", (long) sorted[last]);
    }
    return spread;
  }
}
