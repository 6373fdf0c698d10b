package toron.moe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;

/**
 * The network as a function of its parameters. Tokens lie end to end in one row, cut into segments:
 * each is a sequence of its own that attends to nothing outside it, so a batch has no padding and
 * packing needs no mask.
 */
public final class Decoder implements AutoCloseable {
  private final ModelConfig config;
  private final Parameters parameters;
  private final int compute;
  private final boolean trainable;
  private final boolean adapted;
  private final boolean checkpointing;
  private final List<Map<String, NDArray>> weights = new ArrayList<>();
  private final List<Ops.Held> layers = new ArrayList<>();

  /** A decoder that computes in float32. */
  public Decoder(ModelConfig config, Parameters parameters) {
    this(config, parameters, DataType.FLOAT32);
  }

  /**
   * @param compute FLOAT32, FLOAT64 (for gradient checks) or BFLOAT16
   */
  public Decoder(ModelConfig config, Parameters parameters, DataType compute) {
    this(config, parameters, compute, null);
  }

  /**
   * @param lora adapters of the weights, or null for none
   */
  public Decoder(ModelConfig config, Parameters parameters, DataType compute, @Nullable Lora lora) {
    this(config, parameters, new Compute(compute, false), lora, false);
  }

  private Decoder(
      ModelConfig config,
      Parameters parameters,
      Compute compute,
      @Nullable Lora lora,
      boolean trainable) {
    this.config = config;
    this.parameters = parameters;
    this.compute = Ops.code(compute.type());
    this.trainable = trainable;
    this.checkpointing = compute.checkpointing();
    this.adapted = lora != null;
    for (int layer = 0; layer < config.layers(); layer++) {
      Map<String, String> names = config.names(layer);
      Map<String, NDArray> one = new LinkedHashMap<>();
      names.forEach((role, name) -> one.put(role, parameters.get(name)));
      if (lora != null) {
        lora.attach(names, one);
      }
      weights.add(one);
      layers.add(Ops.Held.of(one));
    }
  }

  /**
   * A decoder to be trained: its layers have backward passes of their own, which are faster and
   * keep less than libtorch's.
   *
   * @param lora adapters of the weights, or null for none
   */
  public static Decoder trainable(
      ModelConfig config, Parameters parameters, Compute compute, @Nullable Lora lora) {
    return new Decoder(config, parameters, compute, lora, true);
  }

  public ModelConfig config() {
    return config;
  }

  public Parameters parameters() {
    return parameters;
  }

  /**
   * Floating-point operations of a training step that count as work: of a forward pass and, twice
   * as many, of the way back; where weights stay as they are, only their half of the way back.
   *
   * @param lengths tokens of each segment
   * @param predictors tokens that something is predicted from
   */
  public double trainingFlops(long[] lengths, long predictors) {
    return (adapted ? 2 : 3) * (config.forwardFlops(lengths) + config.headFlops(predictors));
  }

  /**
   * What a forward pass gives.
   *
   * @param hidden (tokens, hidden) after the final norm
   * @param routers for each sparse layer, (tokens, experts): logits before the softmax
   */
  public record Output(NDArray hidden, NDList routers) {}

  /**
   * The forward pass.
   *
   * @param manager owns everything that is made; keep it until after the backward pass
   * @param ids (tokens) int64, segments end to end
   * @param positions (tokens) int64, within each segment
   * @param lengths of the segments, summing to the tokens
   */
  public Output forward(NDManager manager, NDArray ids, NDArray positions, long[] lengths) {
    if (trainable) {
      return blocks(manager, ids, positions, lengths);
    }
    NDList rope =
        Ops.tensors(manager, "rope", positions, config.headSize(), config.ropeBase(), compute);
    NDArray x = Ops.tensor(manager, "embed", parameters.get(Parameters.EMBEDDING), ids, compute);
    NDList routers = new NDList();
    for (int layer = 0; layer < layers.size(); layer++) {
      NDList out = layer(manager, layer, x, rope, lengths);
      x = out.get(0);
      if (out.size() > 1) {
        routers.add(out.get(1));
      }
    }
    NDArray norm = parameters.get(Parameters.FINAL_NORM);
    return new Output(Ops.tensor(manager, "norm", x, norm, config.epsilon()), routers);
  }

  private Output blocks(NDManager manager, NDArray ids, NDArray positions, long[] lengths) {
    boolean recording = Gradients.recording();
    Blocks blocks =
        Gradients.unrecorded(() -> new Blocks(this, manager, ids, positions, lengths, recording));
    if (recording) {
      Gradients.add(blocks);
    }
    return blocks.output();
  }

  private NDList layer(NDManager manager, int layer, NDArray x, NDList rope, long[] lengths) {
    return Ops.tensors(
        manager,
        "layer",
        x,
        layers.get(layer),
        rope.get(0),
        rope.get(1),
        lengths,
        config.headSize(),
        config.epsilon(),
        config.clip(),
        config.window(),
        config.sparse(layer) ? config.experts() : 0,
        config.top(),
        config.normaliseTop());
  }

  int compute() {
    return compute;
  }

  boolean checkpointing() {
    return checkpointing;
  }

  /** A layer's tensors by their role in the operators. */
  Map<String, NDArray> weights(int layer) {
    return weights.get(layer);
  }

  List<Ops.Held> layers() {
    return layers;
  }

  /** The head's weight, (vocabulary, hidden): the embedding where tied. */
  public NDArray head() {
    return parameters.get(config.tied() ? Parameters.EMBEDDING : Parameters.HEAD);
  }

  /**
   * Logits of the next token, (n, vocabulary).
   *
   * @param hidden (n, hidden)
   */
  public NDArray logits(NDManager manager, NDArray hidden) {
    return Ops.tensor(manager, "linear", hidden, head());
  }

  /** Lets go of the parameters without freeing them. */
  @Override
  public void close() {
    layers.forEach(Ops.Held::close);
  }
}
