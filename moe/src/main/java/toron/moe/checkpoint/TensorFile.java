package toron.moe.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import toron.files.BadDataException;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** One safetensors file of named tensors that are no model, such as an optimizer's moments. */
public final class TensorFile {
  private TensorFile() {}

  /** Writes the file atomically. */
  public static void write(Path file, Map<String, NDArray> tensors) throws IOException {
    ShardWriter.write(file, tensors);
  }

  /**
   * Reads every tensor into one of the same name, shape and type.
   *
   * @throws BadDataException when the file holds other tensors
   */
  public static void readInto(Path file, Map<String, NDArray> tensors) throws IOException {
    try (NDManager manager = Tensors.manager()) {
      Map<String, NDArray> found = Shard.open(file).map(manager);
      if (!found.keySet().equals(tensors.keySet())) {
        throw BadDataException.in(file, "holds other tensors than this run has");
      }
      found.forEach(
          (name, tensor) -> {
            NDArray target = tensors.get(name);
            if (target == null || !target.getShape().equals(tensor.getShape())) {
              throw BadDataException.in(file, "tensor '" + name + "': another shape");
            }
            Gradients.unrecorded(() -> Ops.tensor(manager, "assign", target, tensor));
          });
    }
  }
}
