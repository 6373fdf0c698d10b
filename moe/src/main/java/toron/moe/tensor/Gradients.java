package toron.moe.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Automatic differentiation without DJL's collector: a thread records within {@link #recorded}, and
 * {@link #of} gives gradients as plain tensors of the caller's manager instead of leaving them on
 * the parameters.
 */
public final class Gradients {
  private Gradients() {}

  /** Runs a body whose operators record what they do. */
  public static <T> T recorded(Supplier<T> body) {
    return inMode(true, body);
  }

  /** Runs a body whose operators do not record. */
  public static <T> T unrecorded(Supplier<T> body) {
    return inMode(false, body);
  }

  private static <T> T inMode(boolean on, Supplier<T> body) {
    Tensors.start();
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(on);
    try {
      return body.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /** Marks a leaf as something that gradients are asked for, or no longer. */
  public static void require(NDArray leaf, boolean required) {
    JniUtils.attachGradient((PtNDArray) leaf, required);
  }

  /**
   * The gradients of a scalar, one for each leaf, in the leaves' shapes, freed with the manager.
   * The recorded graph is gone afterwards.
   *
   * @throws ai.djl.engine.EngineException when a leaf did not take part in the loss
   */
  public static NDList of(NDManager manager, NDArray loss, NDList leaves) {
    return Ops.tensors(manager, "gradients", loss, leaves);
  }

  /**
   * The gradients of a tensor that is not a scalar, given the gradient that arrives at it: the step
   * back through a recomputed block.
   */
  public static NDList of(NDManager manager, NDArray output, NDArray arriving, NDList leaves) {
    return Ops.tensors(manager, "gradients_through", output, arriving, leaves);
  }
}
