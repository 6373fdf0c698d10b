package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Packing, bucketing and the settings that come with the program. */
final class BatchesTest {
  private static Sequence sample(int length) {
    return Sequence.plain(IntStream.range(0, length).toArray());
  }

  @Test
  void packsFillBatchesAndKeepSamplesApart() {
    List<Sequence> samples = List.of(sample(3), sample(6), sample(4), sample(7), sample(10));
    List<List<Sequence>> packs = Packing.pack(samples, 10);
    assertThat(packs).hasSize(3);
    Tokens pack = Tokens.of(packs.get(1));
    assertThat(pack.lengths()).containsExactly(7, 3);
    assertThat(pack.positions()).containsExactly(0, 1, 2, 3, 4, 5, 6, 0, 1, 2);
    // The first token of a sample is predicted by nothing.
    assertThat(pack.weights()).containsExactly(0, 1, 1, 1, 1, 1, 1, 0, 1, 1);
    assertThat(pack.predictors()).containsExactly(0, 1, 2, 3, 4, 5, 7, 8);
    assertThatThrownBy(() -> Packing.pack(samples, 9)).hasMessageContaining("10 tokens");
  }

  @Test
  void anEpochShowsEverySampleOnce() {
    List<Integer> items = IntStream.range(0, 75).boxed().toList();
    Bucketed<Integer> bucketed = new Bucketed<>(items, i -> i % 9, 4, 5);
    List<Integer> seen = new ArrayList<>();
    List<Integer> later = new ArrayList<>();
    int spread = 0;
    for (int i = 0; i < bucketed.size(); i++) {
      List<Integer> batch = bucketed.batch(0, i);
      seen.addAll(batch);
      later.addAll(bucketed.batch(1, i));
      spread +=
          batch.stream().mapToInt(x -> x % 9).max().orElse(0)
              - batch.stream().mapToInt(x -> x % 9).min().orElse(0);
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(items);
    assertThat(later).containsExactlyInAnyOrderElementsOf(items).isNotEqualTo(seen);
    assertThat(spread).isLessThan(2 * bucketed.size());
    assertThat(bucketed.batch(0, 3)).isEqualTo(seen.subList(12, 16));
  }

  @Test
  void theBaseRecipeIsWellFormed() {
    PretrainingConfig config = PretrainingConfig.defaults();
    assertThat(config.fresh().vocabulary()).isEqualTo(6144);
    assertThat(config.training().stepsFor(10)).isEqualTo(4500);
    assertThat(config.repeats()).isEqualTo(0.4);
  }

  @Test
  void eventChecksumsAreTensorFlows() {
    // CRC-32C("123456789") is 0xe3069283; masked as TFRecord masks it.
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    int crc = 0xe3069283;
    assertThat(EventFile.maskedCrc(digits, 0, 9))
        .isEqualTo(((crc >>> 15) | (crc << 17)) + 0xa282ead8);
  }

  @Test
  void collapsedRoutersAreReportedOnce() {
    RouterWatch watch = new RouterWatch(1);
    Metric.Layer layer = Metric.Layer.of(List.of(0.98, 0.02), 0.1);
    List<String> warnings = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      warnings.addAll(
          watch.see(
              new Metric(
                  step, Metric.TRAIN, 1, 0.1, 1.0, 1, 1, 1, java.util.Map.of(), List.of(layer))));
    }
    assertThat(warnings).singleElement().asString().contains("layer 0 collapsed").contains("98 %");
  }
}
