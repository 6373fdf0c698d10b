package toron.moe.checkpoint;

import ai.djl.ndarray.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The number types of weights, in the order in which the safetensors library ranks them. Integers
 * and 8-bit floats are types of quantised checkpoints, which are not read.
 */
enum Dtype {
  F16(DataType.FLOAT16, 2, "float16"),
  BF16(DataType.BFLOAT16, 2, "bfloat16"),
  F32(DataType.FLOAT32, 4, "float32"),
  F64(DataType.FLOAT64, 8, "float64");

  private final DataType type;
  private final int bytes;
  private final String torch;

  Dtype(DataType type, int bytes, String torch) {
    this.type = type;
    this.bytes = bytes;
    this.torch = torch;
  }

  DataType type() {
    return type;
  }

  int bytes() {
    return bytes;
  }

  /** What config.json calls it. */
  String torch() {
    return torch;
  }

  static @Nullable Dtype named(String name) {
    for (Dtype one : values()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  static Dtype of(DataType type) {
    for (Dtype one : values()) {
      if (one.type == type) {
        return one;
      }
    }
    throw new IllegalArgumentException("no checkpoint here holds " + type);
  }
}
