package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import toron.files.BadDataException;
import toron.files.ConfigException;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.moe.model.Decoder;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;

final class TrainingLoopTest {
  @TempDir private Path temp;

  private static ModelConfig config() throws IOException {
    String json =
        "{'model_type':'mixtral','vocab_size':17,'hidden_size':16,'intermediate_size':12,"
            + "'num_hidden_layers':2,'num_attention_heads':4,'num_key_value_heads':2,"
            + "'max_position_embeddings':64,'num_local_experts':4,'num_experts_per_tok':2,"
            + "'tie_word_embeddings':true}";
    return ModelConfig.of(
        Path.of("tiny"), (ObjectNode) Json.mapper().readTree(json.replace('\'', '"')));
  }

  private static Parameters random(ModelConfig config) {
    Random random = new Random(5);
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    Parameters parameters = new Parameters(Tensors.manager(), tensors);
    config
        .shapes()
        .forEach(
            (name, shape) -> {
              float[] values = new float[(int) shape.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = name.contains("norm") ? 1 : 0.1f * (float) random.nextGaussian();
              }
              tensors.put(name, Tensors.of(parameters.manager(), values, shape.getShape()));
            });
    return new Parameters(parameters.manager(), tensors);
  }

  /** Counting sequences: a rule that a model can learn. */
  static List<Sequence> counting(int count) {
    Random random = new Random(3);
    List<Sequence> samples = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int[] ids = new int[6 + random.nextInt(6)];
      int start = random.nextInt(17);
      for (int i = 0; i < ids.length; i++) {
        ids[i] = (start + i) % 17;
      }
      samples.add(Sequence.plain(ids));
    }
    return samples;
  }

  static TrainingOptions options(
      long steps, TrainingOptions.OnDivergence onDivergence, double spike) {
    return options(steps, onDivergence, spike, TrainingOptions.Precision.FLOAT32);
  }

  private static TrainingOptions options(
      long steps,
      TrainingOptions.OnDivergence onDivergence,
      double spike,
      TrainingOptions.Precision precision) {
    return options(steps, onDivergence, spike, precision, false);
  }

  static TrainingOptions options(long steps, boolean checkpointing) {
    return options(
        steps,
        TrainingOptions.OnDivergence.STOP,
        0,
        TrainingOptions.Precision.FLOAT32,
        checkpointing);
  }

  private static TrainingOptions options(
      long steps,
      TrainingOptions.OnDivergence onDivergence,
      double spike,
      TrainingOptions.Precision precision,
      boolean checkpointing) {
    return options(steps, onDivergence, spike, precision, checkpointing, 0.01);
  }

  private static TrainingOptions options(
      long steps,
      TrainingOptions.OnDivergence onDivergence,
      double spike,
      TrainingOptions.Precision precision,
      boolean checkpointing,
      double balance) {
    return new TrainingOptions(
        steps,
        0,
        2,
        0.01,
        0.1,
        0.1,
        0.01,
        0.9,
        0.95,
        1e-8,
        1,
        balance,
        0.001,
        5,
        4,
        2,
        onDivergence,
        spike,
        precision,
        checkpointing,
        7);
  }

  /** Stops a run from outside, as a kill would, after so many steps. */
  private static final class Killer implements Progress {
    private static final class Killed extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    private long left;

    Killer(long steps) {
      left = steps;
    }

    @Override
    public void begin(String stage, long total, String unit) {}

    @Override
    public void advance(long by, String item) {
      left -= by;
      if (left == 0) {
        throw new Killed();
      }
    }

    @Override
    public void end(String summary) {}
  }

  record Trained(Map<String, float[]> weights, TrainingResult result) {}

  static Trained train(Path folder, TrainingOptions options, Progress progress) throws IOException {
    return train(folder, options, progress, Packing.of(counting(40), 40, 1));
  }

  static Trained train(
      Path folder, TrainingOptions options, Progress progress, Batches<Tokens> batches)
      throws IOException {
    ModelConfig config = config();
    try (Parameters parameters = random(config);
        Decoder decoder = Decoder.trainable(config, parameters, options.compute(), null)) {
      Map<String, NDArray> trained = new LinkedHashMap<>();
      parameters.names().forEach(name -> trained.put(name, parameters.get(name)));
      TrainingResult result =
          new TrainingLoop<>(
                  new TrainingSetup<>(
                      "test",
                      trained,
                      config.top(),
                      new CausalLm(decoder),
                      batches,
                      List.of(Tokens.of(counting(4))),
                      options,
                      "counting"),
                  progress)
              .run(folder);
      Map<String, float[]> weights = new LinkedHashMap<>();
      trained.forEach((name, tensor) -> weights.put(name, tensor.toFloatArray()));
      return new Trained(weights, result);
    }
  }

  @ParameterizedTest
  @EnumSource
  void learnsARule(TrainingOptions.Precision precision) throws IOException {
    Trained run =
        train(temp, options(60, TrainingOptions.OnDivergence.STOP, 0, precision), Progress.NONE);
    Metric before = Objects.requireNonNull(run.result.before());
    Metric after = Objects.requireNonNull(run.result.after());
    assertThat(before.loss()).isGreaterThan(2.5);
    assertThat(after.loss()).isLessThan(0.5);
    List<Metric> metrics = JsonLines.readAll(temp.resolve("metrics.jsonl"), Metric.class);
    assertThat(metrics).hasSize(60 + 13);
    Metric step = metrics.get(1);
    assertThat(step.layers()).hasSize(2);
    assertThat(step.layers().get(0).load().stream().mapToDouble(d -> d).sum())
        .isBetween(0.999, 1.001);
    assertThat(temp.resolve("curves.svg")).content().contains("<polyline").endsWith("</svg>\n");
  }

  @ParameterizedTest
  @EnumSource
  void aKilledRunGoesOnToTheBit(TrainingOptions.Precision precision) throws IOException {
    TrainingOptions options = options(14, TrainingOptions.OnDivergence.STOP, 0, precision);
    Path whole = temp.resolve("whole");
    Trained expected = train(whole, options, Progress.NONE);
    Path killed = temp.resolve("killed");
    for (long steps : new long[] {3, 6, 5}) {
      assertThatThrownBy(() -> train(killed, options, new Killer(steps)))
          .isInstanceOf(Killer.Killed.class);
    }
    Trained resumed = train(killed, options, Progress.NONE);
    expected.weights.forEach(
        (name, values) -> assertThat(resumed.weights.get(name)).as(name).containsExactly(values));
    assertThat(killed.resolve("metrics.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("metrics.jsonl"));
    // A finished run is not trained further.
    Trained again = train(killed, options, new Killer(1));
    assertThat(again.weights.get("model.norm.weight"))
        .containsExactly(expected.weights.get("model.norm.weight"));
  }

  @Test
  void anotherRunsFolderIsRefused() throws IOException {
    train(temp, options(4, TrainingOptions.OnDivergence.STOP, 0), Progress.NONE);
    assertThatThrownBy(
            () -> train(temp, options(5, TrainingOptions.OnDivergence.STOP, 0), Progress.NONE))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("other settings or data");
  }

  /** The counting samples, with one batch whose weight makes its loss infinite. */
  private static Batches<Tokens> poisoned(int bad) {
    Packing good = Packing.of(counting(40), 40, 1);
    return new Batches<>() {
      @Override
      public int size() {
        return good.size();
      }

      @Override
      public Tokens batch(long epoch, int index) {
        Tokens tokens = good.batch(epoch, index);
        if (epoch == 0 && index == bad) {
          float[] weights = tokens.weights().clone();
          weights[1] = Float.NaN;
          return new Tokens(tokens.ids(), tokens.positions(), tokens.lengths(), weights);
        }
        return tokens;
      }
    };
  }

  @Test
  void aLossThatIsNoNumberStopsTheRun() throws IOException {
    assertThatThrownBy(
            () ->
                train(
                    temp,
                    options(8, TrainingOptions.OnDivergence.STOP, 0),
                    Progress.NONE,
                    poisoned(8)))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("step 5: the loss is NaN")
        .hasMessageContaining("the last checkpoint is step-00000004");
  }

  @Test
  void aBadBatchIsLeftOutWhereConfigured() throws IOException {
    Trained skipped =
        train(
            temp.resolve("skip"),
            options(8, TrainingOptions.OnDivergence.SKIP, 0),
            Progress.NONE,
            poisoned(8));
    assertThat(skipped.result.skipped()).isEqualTo(1);
    assertThat(skipped.result.warnings()).singleElement().asString().contains("step 5");
    assertThat(skipped.weights.get("model.norm.weight")).doesNotContain(Float.NaN);
    Trained back =
        train(
            temp.resolve("back"),
            options(8, TrainingOptions.OnDivergence.ROLLBACK, 0),
            Progress.NONE,
            poisoned(8));
    assertThat(back.result.warnings()).singleElement().asString().contains("went back to step-");
    assertThat(temp.resolve("back/checkpoints").toFile().list()).hasSize(2);
  }

  /** One batch again and again, except where another is slipped in. */
  private static Batches<Tokens> one(Tokens usual, long other, Tokens slipped) {
    return new Batches<>() {
      @Override
      public int size() {
        return 1;
      }

      @Override
      public Tokens batch(long epoch, int index) {
        return epoch == other ? slipped : usual;
      }
    };
  }

  private static Tokens noise(long seed) {
    Random random = new Random(seed);
    return Tokens.of(List.of(Sequence.plain(random.ints(24, 0, 17).toArray())));
  }

  @ParameterizedTest
  @EnumSource
  void oneBatchIsLearntByHeart(TrainingOptions.Precision precision) throws IOException {
    Tokens batch = noise(1);
    TrainingOptions options = options(150, TrainingOptions.OnDivergence.STOP, 0, precision);
    train(temp, options, Progress.NONE, one(batch, -1, batch));
    List<Metric> metrics = JsonLines.readAll(temp.resolve("metrics.jsonl"), Metric.class);
    metrics.removeIf(metric -> !metric.kind().equals(Metric.TRAIN));
    assertThat(metrics.get(0).loss()).isGreaterThan(2.5);
    assertThat(metrics.get(149).loss()).isLessThan(0.02);
  }

  @Test
  void aSpikeIsLeftOutOrEndsTheRun() throws IOException {
    Batches<Tokens> slipped = one(noise(1), 161, noise(2));
    TrainingOptions skip = options(100, TrainingOptions.OnDivergence.SKIP, 3);
    Trained run = train(temp.resolve("skip"), skip, Progress.NONE, slipped);
    assertThat(run.result.warnings())
        .singleElement()
        .asString()
        .contains("step 81: the loss jumped from about")
        .contains("left the batch out");
    TrainingOptions stop = options(100, TrainingOptions.OnDivergence.STOP, 3);
    assertThatThrownBy(() -> train(temp.resolve("stop"), stop, Progress.NONE, slipped))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("step 81: the loss jumped")
        .hasMessageContaining("the last checkpoint is step-00000080");
  }

  @Test
  void theLoadBalancingLossEvensTheLoad() throws IOException {
    double[] uneven = new double[2];
    for (int i = 0; i < uneven.length; i++) {
      Path folder = temp.resolve("balance" + i);
      TrainingOptions options =
          options(
              60,
              TrainingOptions.OnDivergence.STOP,
              0,
              TrainingOptions.Precision.FLOAT32,
              false,
              i);
      Metric after = Objects.requireNonNull(train(folder, options, Progress.NONE).result.after());
      uneven[i] = after.balance();
    }
    // Even loads score 2, the experts a token goes to.
    assertThat(uneven[1]).isLessThan(uneven[0]).isBetween(1.9, 2.1);
  }
}
