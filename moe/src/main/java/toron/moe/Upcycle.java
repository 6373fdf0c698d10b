package toron.moe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toron.files.BadDataException;
import toron.files.ConfigException;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.Family;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * Makes a Mixtral of a dense Llama: each layer's MLP becomes every expert (Komatsuzaki et al.
 * 2023). Since a token's weights sum to 1, the new model computes what the old one did as long as
 * nothing is perturbed.
 */
public final class Upcycle {
  private static final List<String> DENSE_KEYS =
      List.of("mlp_bias", "pretraining_tp", "attention_bias", "rope_scaling");

  private final Options options;

  public Upcycle(Options options) {
    this.options = options;
  }

  /**
   * @param noise spread of what is added to each expert's weights, as a share of their own spread
   * @param renewed share of each expert's inner units that begin anew (Nakamura et al. 2025)
   */
  public record Options(int experts, int expertsPerToken, double noise, double renewed, long seed) {
    public Options {
      if (experts < 1 || expertsPerToken < 1 || expertsPerToken > experts) {
        throw new ConfigException(
            "a token cannot go to " + expertsPerToken + " of " + experts + " experts");
      }
      if (!(noise >= 0) || !(renewed >= 0 && renewed <= 1)) {
        throw new ConfigException("noise is 0 or more, renewed within [0, 1]");
      }
    }
  }

  /**
   * Reads one folder and writes another; tensors keep the type they are stored in.
   *
   * @throws BadDataException when the model is not a dense Llama
   */
  public ModelConfig run(Path dense, Path out) throws IOException {
    try (HfCheckpoint checkpoint = HfCheckpoint.load(dense)) {
      ModelConfig from = checkpoint.config();
      if (from.family() != Family.LLAMA) {
        throw BadDataException.in(
            dense, "is a " + from.family().type() + "; only a dense llama can be upcycled");
      }
      ModelConfig to = ModelConfig.of(out.resolve("config.json"), tree(from));
      DataType type = checkpoint.type();
      try (Parameters sparse = spread(from, to, checkpoint.parameters());
          Parameters typed = sparse.copy(type)) {
        Map<String, byte[]> side = checkpoint.sideFiles();
        side.remove("README.md");
        HfCheckpoint.save(out, to, typed, side);
      }
      return to;
    }
  }

  private ObjectNode tree(ModelConfig from) {
    ObjectNode tree = from.source().deepCopy();
    tree.remove(DENSE_KEYS);
    tree.put("model_type", Family.MIXTRAL.type());
    tree.putArray("architectures").add(Family.MIXTRAL.architecture());
    tree.put("num_local_experts", options.experts);
    tree.put("num_experts_per_tok", options.expertsPerToken);
    tree.put("num_key_value_heads", from.keyHeads()).put("head_dim", from.headSize());
    tree.put("rms_norm_eps", from.epsilon()).put("router_aux_loss_coef", 0.01);
    tree.put("router_jitter_noise", 0.0).putNull("sliding_window");
    if (!tree.has("rope_parameters")) {
      tree.put("rope_theta", from.ropeBase());
    }
    return tree;
  }

  private Parameters spread(ModelConfig from, ModelConfig to, Parameters dense) {
    Random random = new Random(options.seed);
    NDManager manager = Tensors.manager();
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    to.shapes().keySet().stream()
        .filter(dense::has)
        .forEach(name -> tensors.put(name, fresh(manager, dense.get(name))));
    for (int layer = 0; layer < to.layers(); layer++) {
      Map<String, String> names = to.names(layer);
      String router = names.get("router");
      if (router == null) {
        throw new IllegalStateException("layer " + layer + " of a Mixtral without a router");
      }
      tensors.put(router, normal(manager, random, to.initialRange(), options.experts, to.hidden()));
      for (int expert = 0; expert < options.experts; expert++) {
        BitSet renewed = units(random, to.expertIntermediate());
        for (String part : List.of("gate", "up", "down")) {
          String source = from.names(layer).get("mlp." + part);
          String target = names.get("expert." + expert + "." + part);
          if (source == null || target == null) {
            throw new IllegalStateException("layer " + layer + " has no " + part);
          }
          NDArray weight = dense.get(source);
          tensors.put(target, expert(manager, random, weight, renewed, part.equals("down")));
        }
      }
    }
    Map<String, NDArray> ordered = new LinkedHashMap<>();
    to.shapes().keySet().forEach(name -> ordered.put(name, tensors.get(name)));
    return new Parameters(manager, ordered);
  }

  private BitSet units(Random random, int width) {
    BitSet units = new BitSet(width);
    for (int unit = 0; unit < width; unit++) {
      units.set(unit, random.nextDouble() < options.renewed);
    }
    return units;
  }

  private NDArray expert(
      NDManager manager, Random random, NDArray weight, BitSet renewed, boolean byColumn) {
    NDArray copy = fresh(manager, weight);
    if (options.noise == 0 && renewed.isEmpty()) {
      return copy;
    }
    float[] values = copy.toFloatArray();
    int columns = (int) weight.getShape().get(1);
    double spread = spread(values);
    for (int i = 0; i < values.length; i++) {
      if (renewed.get(byColumn ? i % columns : i / columns)) {
        values[i] = (float) (spread * random.nextGaussian());
      } else {
        values[i] += (float) (options.noise * spread * random.nextGaussian());
      }
    }
    copy.close();
    return Tensors.of(manager, values, weight.getShape().getShape());
  }

  private static double spread(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  private static NDArray fresh(NDManager manager, NDArray tensor) {
    return Ops.tensor(manager, "fresh", tensor, Ops.code(DataType.FLOAT32));
  }

  private static NDArray normal(
      NDManager manager, Random random, double spread, int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (spread * random.nextGaussian());
    }
    return Tensors.of(manager, values, rows, columns);
  }
}
