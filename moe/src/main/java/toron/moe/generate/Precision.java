package toron.moe.generate;

import ai.djl.ndarray.types.DataType;

/** The number type that a model writes with. */
public enum Precision {
  FLOAT32(DataType.FLOAT32),
  BFLOAT16(DataType.BFLOAT16);

  private final DataType type;

  Precision(DataType type) {
    this.type = type;
  }

  DataType type() {
    return type;
  }
}
