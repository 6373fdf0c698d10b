package toron.moe.train;

import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import toron.moe.model.Lora;
import toron.moe.model.ModelConfig;

/**
 * The memory that training takes, in bytes: what is known for sure of tensors that stay, and an
 * estimate of what a step makes.
 *
 * @param weights the model in float32, with its adapters
 * @param learning gradients and AdamW's two moments of what is trained
 * @param activations of one micro-batch, kept for the backward pass, and a piece of the logits
 * @param program the virtual machine and libtorch
 * @param machine what this machine has
 */
public record MemoryNeed(
    long weights, long learning, long activations, long program, long machine) {
  private static final long FLOAT = 4;
  private static final long PROGRAM = 700_000_000L;

  /** The longest segment whose attention probabilities are kept, see {@code attention.py}. */
  private static final long SHORT = 1024;

  /** What passes through while a layer is worked out and differentiated, over what is kept. */
  private static final double PASSING = 1.3;

  /**
   * Of a model.
   *
   * @param tokens in a micro-batch
   */
  public static MemoryNeed of(ModelConfig config, LoraConfig adapters, long tokens) {
    long all = count(config.shapes());
    Lora.Options options = adapters.options();
    long added = options == null ? 0 : count(Lora.shapes(config, options));
    long trained = options == null ? all : added;
    // A token attends to half of its segment and, in its block, to a little more.
    long attended = config.heads() * (Math.min(tokens, SHORT) / 2 + 64);
    long kept = tokens * config.layers() * (perToken(config) + attended);
    // with their softmax, and the gradients of eight pieces in two bytes
    long logits = 6 * Losses.rows(config.vocabulary()) * config.vocabulary();
    logits += (long) config.vocabulary() * config.hidden();
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new MemoryNeed(
        FLOAT * (all + added),
        3 * FLOAT * trained,
        FLOAT * (long) (PASSING * (kept + logits)),
        PROGRAM,
        machine.getTotalMemorySize());
  }

  static long count(Map<String, Shape> shapes) {
    return shapes.values().stream().mapToLong(Shape::size).sum();
  }

  /** Numbers that a layer keeps for a token. */
  private static long perToken(ModelConfig config) {
    long queries = (long) config.heads() * config.headSize();
    long keys = (long) config.keyHeads() * config.headSize();
    // norm, projections, rotated, repeated keys and values, attention, residual
    long attention = 4L * config.hidden() + 3 * queries + 2 * keys + 2 * queries;
    boolean sparse = config.sparseLayers() > 0;
    long copies = sparse ? config.top() : 1;
    long width = sparse ? config.expertIntermediate() : config.intermediate();
    // gathered rows, gate, up, their product and its parts, weighted outputs
    return attention + copies * (3L * config.hidden() + 5 * width) + 2L * config.hidden();
  }

  public long total() {
    return weights + learning + activations + program;
  }

  public boolean fits() {
    return total() <= machine;
  }
}
