package toron.moe.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * Adam with decoupled weight decay (Loshchilov &amp; Hutter 2017) through libtorch's fused kernel:
 * the figures of {@code torch.optim.AdamW}. Matrices decay; vectors, the norms, do not.
 */
final class AdamW implements AutoCloseable {
  private final Map<String, NDArray> parameters;
  private final Map<String, NDArray> state = new LinkedHashMap<>();
  private final NDManager manager = Tensors.manager();
  private final TrainingOptions options;

  /**
   * @param parameters what is trained, float32, changed in place
   */
  AdamW(Map<String, NDArray> parameters, TrainingOptions options) {
    this.parameters = new LinkedHashMap<>(parameters);
    this.options = options;
    parameters.forEach(
        (name, tensor) -> {
          state.put("first." + name, manager.zeros(tensor.getShape(), DataType.FLOAT32));
          state.put("second." + name, manager.zeros(tensor.getShape(), DataType.FLOAT32));
          state.put("steps." + name, manager.zeros(new Shape(), DataType.FLOAT32));
        });
  }

  /** The moments and step counts by name, for a checkpoint; changed in place by {@link #step}. */
  Map<String, NDArray> state() {
    return state;
  }

  /**
   * One step.
   *
   * @param gradients in the order of the parameters, of any type; spoilt
   * @param scale of the gradients, such as {@link #clipping} gives
   */
  void step(NDList gradients, double scale, double rate) {
    Gradients.unrecorded(
        () -> {
          update(gradients, scale, rate, true);
          update(gradients, scale, rate, false);
          return gradients;
        });
  }

  private void update(NDList gradients, double scale, double rate, boolean matrices) {
    NDList tensors = new NDList();
    NDList slopes = new NDList();
    NDList first = new NDList();
    NDList second = new NDList();
    NDList steps = new NDList();
    int index = 0;
    for (Map.Entry<String, NDArray> entry : parameters.entrySet()) {
      if (entry.getValue().getShape().dimension() >= 2 == matrices) {
        tensors.add(entry.getValue());
        slopes.add(gradients.get(index));
        first.add(state.get("first." + entry.getKey()));
        second.add(state.get("second." + entry.getKey()));
        steps.add(state.get("steps." + entry.getKey()));
      }
      index++;
    }
    if (!tensors.isEmpty()) {
      Ops.run(
          manager,
          "adamw",
          tensors,
          slopes,
          first,
          second,
          steps,
          scale,
          rate,
          options.beta1(),
          options.beta2(),
          matrices ? options.weightDecay() : 0.0,
          options.epsilon());
    }
  }

  /** The global norm of gradients, float32 or narrower. */
  static double norm(NDList gradients) {
    try (NDManager scratch = Tensors.manager()) {
      return Ops.tensor(scratch, "global_norm", gradients).getFloat();
    }
  }

  /**
   * What gradients of a global norm are scaled by so that it is at most {@code most}, as {@code
   * torch.nn.utils.clip_grad_norm_} does.
   *
   * @param most 0 leaves them as they are
   */
  static double clipping(double norm, double most) {
    return most > 0 && norm + 1e-6 > most ? most / (norm + 1e-6) : 1;
  }

  @Override
  public void close() {
    manager.close();
  }
}
