package toron.moe.generate;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import toron.moe.tensor.OperatorSet;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** The operators of {@code decode.py}, with the matrix products that this machine is best at. */
final class DecodeOps {
  private DecodeOps() {}

  /** Operators for a type: over packed weights where libtorch has oneDNN for it. */
  static OperatorSet of(DataType type, String device) {
    OperatorSet packed = device.equals(Generator.CPU) ? Packed.OPS : null;
    if (packed == null) {
      return Plain.OPS;
    }
    try (NDManager manager = Tensors.manager()) {
      boolean fits = packed.tensor(manager, "fits", Ops.code(type)).toLongArray()[0] == 1;
      return fits ? packed : Plain.OPS;
    }
  }

  /** Null where libtorch was built without oneDNN. */
  private static final class Packed {
    static final @Nullable OperatorSet OPS = compiled();

    private static @Nullable OperatorSet compiled() {
      try {
        return OperatorSet.compile(text("decode.py") + text("packed.py"));
      } catch (EngineException e) {
        return null;
      }
    }
  }

  private static final class Plain {
    static final OperatorSet OPS = OperatorSet.compile(text("decode.py") + text("plain.py"));
  }

  private static String text(String file) {
    try (InputStream in = DecodeOps.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
