package toron.moe.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;

/**
 * The engine and safe ways to make tensors.
 *
 * <p>Every tensor made here owns its memory. DJL's {@code manager.create(...)} and its operators
 * with a {@code Number} argument give views of a Java buffer instead; autograd keeps the pointer,
 * the garbage collector frees the buffer, and gradients go wrong without a word. So nothing on a
 * differentiated path may use those; an architecture test looks.
 */
public final class Tensors {
  private Tensors() {}

  /** Starts the engine: natives from the class path, no usage report, no download. */
  public static Engine start() {
    return Started.ENGINE;
  }

  /** A manager that belongs to nobody; the caller closes it and with it all that it made. */
  public static NDManager manager() {
    return start().newBaseManager(Device.cpu());
  }

  public static NDArray of(NDManager manager, long[] values, long... shape) {
    try (NDArray view = manager.create(LongBuffer.wrap(values), new Shape(shape), DataType.INT64)) {
      return owned(manager, view);
    }
  }

  public static NDArray of(NDManager manager, int[] values, long... shape) {
    try (NDArray view = manager.create(IntBuffer.wrap(values), new Shape(shape), DataType.INT32)) {
      return owned(manager, view);
    }
  }

  public static NDArray of(NDManager manager, float[] values, long... shape) {
    try (NDArray view =
        manager.create(FloatBuffer.wrap(values), new Shape(shape), DataType.FLOAT32)) {
      return owned(manager, view);
    }
  }

  /** A scalar, shape {@code ()}. */
  public static NDArray scalar(NDManager manager, double value, DataType type) {
    return manager.full(new Shape(), (float) value, type);
  }

  /** Tells DJL to report nothing and to download nothing; before anything of DJL is loaded. */
  public static void quiet() {
    for (String name : List.of("OPT_OUT_TRACKING", "DJL_OFFLINE")) {
      // DJL asks the environment first, then the system properties.
      if (System.getenv(name) == null && System.getProperty(name) == null) {
        System.setProperty(name, "true");
      }
    }
  }

  private static NDArray owned(NDManager manager, NDArray view) {
    return Ops.tensor(manager, "copy", view);
  }

  private static final class Started {
    static final Engine ENGINE = engine();

    private static Engine engine() {
      quiet();
      return Engine.getEngine("PyTorch");
    }
  }
}
