package toron.moe.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** Gradients against finite differences, and under a garbage collector that works hard. */
final class GradientTest {
  private static final long[] IDS = {3, 1, 4, 1, 5, 9, 2, 6, 8, 7};
  private static final long[] POSITIONS = {0, 1, 2, 3, 4, 5, 0, 1, 2, 3};
  private static final long[] LENGTHS = {6, 4};

  static Set<String> configs() {
    return Tiny.CONFIGS.keySet();
  }

  /** A loss that every output has a part in: squared logits and squared router logits. */
  private static NDArray loss(NDManager manager, Decoder decoder) {
    Decoder.Output out =
        decoder.forward(
            manager,
            Tensors.of(manager, IDS, IDS.length),
            Tensors.of(manager, POSITIONS, IDS.length),
            LENGTHS);
    NDArray logits = decoder.logits(manager, out.hidden());
    NDArray loss = logits.mul(logits).sum();
    for (NDArray router : out.routers()) {
      loss = loss.add(router.mul(router).sum());
    }
    return loss;
  }

  private static Decoder decoder(ModelConfig config, Parameters parameters, boolean trainable) {
    return trainable
        ? Decoder.trainable(config, parameters, new Compute(DataType.FLOAT64, false), null)
        : new Decoder(config, parameters, DataType.FLOAT64);
  }

  private static double value(ModelConfig config, Parameters parameters, boolean trainable) {
    try (NDManager manager = Tensors.manager();
        Decoder decoder = decoder(config, parameters, trainable)) {
      return loss(manager, decoder).getDouble();
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyTensorsGradientIsTheSlope(String name) {
    checkSlopes(name, false);
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyTensorsGradientByHandIsTheSlope(String name) {
    checkSlopes(name, true);
  }

  private static void checkSlopes(String name, boolean trainable) {
    ModelConfig config = Tiny.config(name);
    Random random = new Random(3);
    try (Parameters narrow = Tiny.random(config, 21);
        Parameters parameters = narrow.copy(DataType.FLOAT64);
        NDManager manager = Tensors.manager();
        Decoder decoder = decoder(config, parameters, trainable)) {
      parameters.train(any -> true);
      NDList gradients =
          Gradients.recorded(
              () -> Gradients.of(manager, loss(manager, decoder), parameters.list(any -> true)));
      parameters.train(any -> false);
      int index = 0;
      for (String tensor : parameters.names()) {
        NDArray gradient = gradients.get(index++);
        NDArray direction = direction(manager, random, gradient);
        double slope = gradient.mul(direction).sum().getDouble();
        double h = 1e-6;
        double up = value(config, moved(parameters, tensor, direction, h), trainable);
        double down = value(config, moved(parameters, tensor, direction, -h), trainable);
        double measured = (up - down) / (2 * h);
        assertThat(Math.abs(measured - slope))
            .as("%s: slope %g, gradient says %g", tensor, measured, slope)
            .isLessThan(1e-5 * Math.max(1, Math.abs(slope)));
      }
    }
  }

  private static NDArray direction(NDManager manager, Random random, NDArray like) {
    float[] values = new float[(int) like.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    NDArray narrow = Tensors.of(manager, values, like.getShape().getShape());
    return Ops.tensor(manager, "cast", narrow, Ops.code(DataType.FLOAT64));
  }

  private static Parameters moved(Parameters from, String name, NDArray direction, double by) {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    from.names().forEach(one -> tensors.put(one, from.get(one)));
    tensors.put(name, direction.mul(by).add(from.get(name)));
    return new Parameters(direction.getManager(), tensors);
  }

  @ParameterizedTest
  @CsvSource({"mixtral,false", "mixtral,true", "qwen3_moe,true", "olmoe,true", "llama,true"})
  void theGarbageCollectorChangesNoGradient(String name, boolean trainable) {
    ModelConfig config = Tiny.config(name);
    List<float[]> calm = gradients(config, trainable, false);
    for (int round = 0; round < 3; round++) {
      List<float[]> stressed = gradients(config, trainable, true);
      for (int i = 0; i < calm.size(); i++) {
        assertThat(stressed.get(i)).isEqualTo(calm.get(i));
      }
    }
  }

  private static List<float[]> gradients(ModelConfig config, boolean trainable, boolean stress) {
    try (Parameters parameters = Tiny.random(config, 4);
        NDManager manager = Tensors.manager();
        Decoder decoder =
            trainable
                ? Decoder.trainable(config, parameters, new Compute(DataType.FLOAT32, false), null)
                : new Decoder(config, parameters)) {
      parameters.train(any -> true);
      NDList found =
          Gradients.recorded(
              () -> {
                NDArray loss = loss(manager, decoder);
                if (stress) {
                  collect();
                }
                return Gradients.of(manager, loss, parameters.list(any -> true));
              });
      return found.stream().map(NDArray::toFloatArray).toList();
    }
  }

  /** Frees what is free and writes over it, so that a dangling view would show. */
  private static void collect() {
    List<ByteBuffer> junk = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      System.gc();
      for (int size = 8; size <= 8192; size *= 2) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        while (buffer.hasRemaining()) {
          buffer.put((byte) 0x77);
        }
        junk.add(buffer);
      }
    }
    assertThat(junk).isNotEmpty();
  }
}
