package toron.moe.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Automatic differentiation without DJL's collector: a thread records within {@link #recorded}, and
 * {@link #of} gives gradients as plain tensors of the caller's manager instead of leaving them on
 * the parameters. Stretches of the computation may bring a backward pass of their own.
 */
public final class Gradients {
  /** The stretches of the recording under way, the latest first; none outside a recording. */
  private static final ThreadLocal<@Nullable Deque<Stretch>> TAPE = new ThreadLocal<>();

  private Gradients() {}

  /**
   * A stretch of the computation whose backward pass is written by hand: libtorch sees its outputs
   * as leaves.
   */
  public interface Stretch extends AutoCloseable {
    /** What it gave, each marked with {@link #require}. */
    NDList outputs();

    /**
     * Goes back through it.
     *
     * @param arriving gradients of the outputs
     * @param slopes takes what is found
     */
    void back(NDList arriving, Slopes slopes);

    /** Frees what was kept for the backward pass. */
    @Override
    void close();
  }

  /** Runs a body whose operators record what they do. */
  public static <T> T recorded(Supplier<T> body) {
    Deque<Stretch> outer = TAPE.get();
    Deque<Stretch> tape = new ArrayDeque<>();
    TAPE.set(tape);
    try {
      return inMode(true, body);
    } finally {
      TAPE.set(outer);
      tape.forEach(Stretch::close);
    }
  }

  /** Runs a body whose operators do not record. */
  public static <T> T unrecorded(Supplier<T> body) {
    return inMode(false, body);
  }

  /** Whether what this thread does now can be differentiated later. */
  public static boolean recording() {
    return TAPE.get() != null && JniUtils.isGradMode();
  }

  /** Adds a stretch to the recording under way. */
  public static void add(Stretch stretch) {
    Deque<Stretch> tape = TAPE.get();
    if (tape == null) {
      throw new IllegalStateException("nothing is being recorded");
    }
    tape.push(stretch);
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

  /** Whether gradients can reach a tensor: a marked leaf, or something recorded from one. */
  public static boolean reaches(NDArray tensor) {
    return Ops.holds("reaches", tensor);
  }

  /**
   * The gradients of a scalar, one for each leaf, in the leaves' shapes, freed with the manager.
   * What was recorded on the way to the scalar is gone afterwards.
   *
   * @throws ai.djl.engine.EngineException when a leaf did not take part in the loss
   */
  public static NDList of(NDManager manager, NDArray loss, NDList leaves) {
    Deque<Stretch> tape = TAPE.get();
    if (tape == null || tape.isEmpty()) {
      return Ops.tensors(manager, "gradients", loss, leaves);
    }
    try (Slopes slopes = new Slopes(manager, loss, leaves)) {
      for (Stretch stretch : List.copyOf(tape)) {
        NDList arriving = slopes.at(stretch.outputs());
        if (!arriving.isEmpty()) {
          unrecorded(
              () -> {
                stretch.back(arriving, slopes);
                return stretch;
              });
          stretch.close();
          tape.removeIf(one -> one == stretch);
        }
      }
      return slopes.leaves();
    }
  }
}
