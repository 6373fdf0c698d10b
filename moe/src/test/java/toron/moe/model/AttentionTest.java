package toron.moe.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Tensors;

/**
 * Attention in blocks against libtorch's, differentiated by libtorch: one block and several, full
 * and filled up, alone and together with neighbours, and what is too long for blocks.
 */
final class AttentionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"1", "32", "31,30,29", "128,128", "300,290,64,7", "513,33", "1024", "1030,1025,5"})
  void blocksGiveWhatLibtorchGives(String segments) {
    long[] lengths = Arrays.stream(segments.split(",")).mapToLong(Long::parseLong).toArray();
    ModelConfig config = Tiny.config("mixtral");
    try (Parameters narrow = Tiny.random(config, 8);
        Parameters parameters = narrow.copy(DataType.FLOAT64);
        NDManager manager = Tensors.manager();
        Decoder plain = new Decoder(config, parameters, DataType.FLOAT64);
        Decoder blocks =
            Decoder.trainable(config, parameters, new Compute(DataType.FLOAT64, false), null)) {
      parameters.train(any -> true);
      NDList want = gradients(manager, plain, config, lengths);
      NDList got = gradients(manager, blocks, config, lengths);
      for (int i = 0; i < want.size(); i++) {
        double size = want.get(i).norm().getDouble();
        assertThat(got.get(i).sub(want.get(i)).norm().getDouble())
            .as("gradient %d of size %g", i, size)
            .isLessThanOrEqualTo(1e-9 * size + 1e-12);
      }
      assertThat(want.get(0).norm().getDouble()).isGreaterThan(0);
    }
  }

  /** Of a loss that every token has a part in, and the loss itself. */
  private static NDList gradients(
      NDManager manager, Decoder decoder, ModelConfig config, long[] lengths) {
    int tokens = (int) Arrays.stream(lengths).sum();
    long[] ids = new Random(1).longs(tokens, 0, config.vocabulary()).toArray();
    long[] positions = new long[tokens];
    int at = 0;
    for (long length : lengths) {
      for (int i = 0; i < length; i++) {
        positions[at++] = i;
      }
    }
    NDList leaves = decoder.parameters().list(any -> true);
    return Gradients.recorded(
        () -> {
          NDArray hidden =
              decoder
                  .forward(
                      manager,
                      Tensors.of(manager, ids, tokens),
                      Tensors.of(manager, positions, tokens),
                      lengths)
                  .hidden();
          NDArray logits = decoder.logits(manager, hidden);
          NDArray loss = logits.mul(logits).sum();
          NDList found = new NDList(loss.duplicate());
          found.addAll(Gradients.of(manager, loss, leaves));
          return found;
        });
  }
}
