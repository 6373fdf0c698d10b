package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import toron.moe.model.Compute;
import toron.moe.model.Decoder;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.model.Tiny;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** The ways of computing a step's gradients against libtorch's own, on the loss that SFT has. */
final class ComputeTest {
  private static final Tokens BATCH =
      Tokens.of(
          List.of(
              new Sequence(new int[] {3, 1, 4, 1, 5, 9}, new float[] {0, 0, 0, 1, 1, 0.5f}),
              new Sequence(new int[] {2, 6, 8, 7}, new float[] {0, 1, 1, 1})));

  static Set<String> configs() {
    return Tiny.CONFIGS.keySet();
  }

  /** Cross entropy with all logits held, differentiated by libtorch. */
  private static NDArray plain(NDManager manager, Decoder decoder) {
    NDArray logits = decoder.logits(manager, CausalLm.run(manager, decoder, BATCH).hidden());
    NDArray logp = logits.logSoftmax(1);
    long[] next = new long[BATCH.count()];
    float[] weights = new float[BATCH.count()];
    for (int i = 0; i + 1 < next.length; i++) {
      next[i] = BATCH.ids()[i + 1];
      weights[i] = BATCH.weights()[i + 1];
    }
    NDArray index = Tensors.of(manager, next, next.length, 1);
    return logp.gather(index, 1).squeeze(1).mul(Tensors.of(manager, weights, next.length)).sum();
  }

  private interface Loss {
    NDArray of(NDManager manager);
  }

  private static NDList gradients(NDManager manager, Parameters parameters, Loss loss) {
    return Gradients.recorded(
        () ->
            Ops.tensors(
                manager,
                "all_wide",
                Gradients.of(manager, loss.of(manager), parameters.list(any -> true))));
  }

  private static void assertSame(NDList got, NDList want, double tolerance) {
    for (int i = 0; i < want.size(); i++) {
      float[] g = got.get(i).toFloatArray();
      float[] w = want.get(i).toFloatArray();
      double difference = 0;
      double size = 0;
      for (int j = 0; j < w.length; j++) {
        difference += (g[j] - w[j]) * (double) (g[j] - w[j]);
        size += w[j] * (double) w[j];
      }
      assertThat(Math.sqrt(difference)).isLessThanOrEqualTo(tolerance * Math.sqrt(size) + 1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyWayGivesLibtorchsGradients(String name) {
    ModelConfig config = Tiny.config(name);
    try (Parameters parameters = Tiny.random(config, 5);
        NDManager manager = Tensors.manager();
        Decoder plain = new Decoder(config, parameters)) {
      parameters.train(any -> true);
      NDList want = gradients(manager, parameters, m -> plain(m, plain).neg());
      NDList chunked =
          gradients(manager, parameters, m -> new CausalLm(plain).forward(m, BATCH).loss());
      assertSame(chunked, want, 1e-5);
      for (boolean checkpointing : new boolean[] {false, true}) {
        Compute compute = new Compute(DataType.FLOAT32, checkpointing);
        try (Decoder decoder = Decoder.trainable(config, parameters, compute, null)) {
          assertSame(
              gradients(manager, parameters, m -> new CausalLm(decoder).forward(m, BATCH).loss()),
              want,
              1e-4);
        }
      }
    }
  }

  /** Weights that are cast are stacked, so that one product does for two or three. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mixtral",
        "mixtral window, tied",
        "qwen3_moe",
        "qwen3_moe normalised, dense layer",
        "olmoe",
        "llama"
      })
  void weightsThatAreCastHaveTheSameGradients(String name) {
    ModelConfig config = Tiny.config(name);
    Compute compute = new Compute(DataType.BFLOAT16, false);
    try (Parameters parameters = Tiny.random(config, 5);
        NDManager manager = Tensors.manager();
        Decoder plain = new Decoder(config, parameters);
        Decoder narrow = Decoder.trainable(config, parameters, compute, null)) {
      parameters.train(any -> true);
      NDList want = gradients(manager, parameters, m -> plain(m, plain).neg());
      assertSame(
          gradients(manager, parameters, m -> new CausalLm(narrow).forward(m, BATCH).loss()),
          want,
          0.15);
    }
  }

  @Test
  void checkpointingChangesNoBit() {
    for (DataType type : List.of(DataType.FLOAT32, DataType.BFLOAT16)) {
      ModelConfig config = Tiny.config("mixtral");
      try (Parameters parameters = Tiny.random(config, 6);
          NDManager manager = Tensors.manager();
          Decoder kept = Decoder.trainable(config, parameters, new Compute(type, false), null);
          Decoder again = Decoder.trainable(config, parameters, new Compute(type, true), null)) {
        parameters.train(any -> true);
        NDList want =
            gradients(manager, parameters, m -> new CausalLm(kept).forward(m, BATCH).loss());
        NDList got =
            gradients(manager, parameters, m -> new CausalLm(again).forward(m, BATCH).loss());
        for (int i = 0; i < want.size(); i++) {
          assertThat(got.get(i).toFloatArray()).isEqualTo(want.get(i).toFloatArray());
        }
      }
    }
  }
}
