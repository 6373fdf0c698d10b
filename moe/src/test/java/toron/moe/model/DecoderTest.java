package toron.moe.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

final class DecoderTest {
  static Set<String> configs() {
    return Tiny.CONFIGS.keySet();
  }

  private static final long[] IDS = {3, 1, 4, 1, 5, 9, 2, 6};
  private static final long[] MORE = {8, 9, 7};

  @ParameterizedTest
  @MethodSource("configs")
  void packedSegmentsAreComputedAsIfAlone(String name) {
    ModelConfig config = Tiny.config(name);
    try (Parameters parameters = Tiny.random(config, 7);
        Decoder decoder = new Decoder(config, parameters);
        NDManager manager = Tensors.manager()) {
      float[] first = logits(manager, decoder, IDS, new long[] {8});
      float[] second = logits(manager, decoder, MORE, new long[] {3});
      float[] packed =
          logits(
              manager,
              decoder,
              new long[] {3, 1, 4, 1, 5, 9, 2, 6, 8, 9, 7, 8, 9, 7},
              new long[] {8, 3, 3});
      float[] apart = new float[first.length + 2 * second.length];
      System.arraycopy(first, 0, apart, 0, first.length);
      System.arraycopy(second, 0, apart, first.length, second.length);
      System.arraycopy(second, 0, apart, first.length + second.length, second.length);
      assertThat(packed).hasSameSizeAs(apart);
      for (int i = 0; i < packed.length; i++) {
        assertThat(packed[i]).isCloseTo(apart[i], org.assertj.core.data.Offset.offset(2e-5f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void bfloat16IsTheSameToItsPrecision(String name) {
    ModelConfig config = Tiny.config(name);
    try (Parameters wide = Tiny.random(config, 7);
        Parameters narrow = wide.copy(DataType.BFLOAT16);
        Parameters rounded = narrow.copy(DataType.FLOAT32);
        Decoder exact = new Decoder(config, rounded);
        Decoder decoder = new Decoder(config, narrow, DataType.BFLOAT16);
        NDManager manager = Tensors.manager()) {
      long[] one = {3};
      float[] expected = logits(manager, exact, one, new long[] {1});
      float[] found = logits(manager, decoder, one, new long[] {1});
      double error = 0;
      double size = 0;
      for (int i = 0; i < found.length; i++) {
        error += Math.pow(found[i] - expected[i], 2);
        size += Math.pow(expected[i], 2);
      }
      assertThat(Math.sqrt(error / size)).isPositive().isLessThan(0.05);
    }
  }

  private static float[] logits(NDManager manager, Decoder decoder, long[] ids, long[] lengths) {
    long[] positions = new long[ids.length];
    int at = 0;
    for (long length : lengths) {
      for (int i = 0; i < length; i++) {
        positions[at++] = i;
      }
    }
    Decoder.Output out =
        decoder.forward(
            manager,
            Tensors.of(manager, ids, ids.length),
            Tensors.of(manager, positions, ids.length),
            lengths);
    assertThat(out.routers()).hasSize(decoder.config().sparseLayers());
    NDArray narrow = decoder.logits(manager, out.hidden());
    NDArray logits = Ops.tensor(manager, "cast", narrow, Ops.code(DataType.FLOAT32));
    return logits.toFloatArray();
  }
}
