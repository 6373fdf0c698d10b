package toron.moe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import toron.files.ConfigException;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * Low-rank adapters (Hu et al. 2021): a frozen weight W (out, in) acts as {@code W + alpha / rank ·
 * B A}, with A (rank, in) and B (out, rank) trained. The tensors carry PEFT's names.
 */
public final class Lora implements AutoCloseable {
  static final String PREFIX = "base_model.model.";
  private static final String A = ".lora_A.weight";
  private static final String B = ".lora_B.weight";

  private final Options options;
  private final Parameters parameters;
  private final NDArray scale;

  /**
   * @param attention adapt queries, keys, values and outputs
   * @param experts adapt experts, and the MLP of dense layers
   * @param router adapt routers
   */
  public record Options(
      int rank, double alpha, boolean attention, boolean experts, boolean router) {
    public Options {
      if (rank < 1 || !(alpha > 0)) {
        throw new ConfigException("rank and alpha of an adapter are positive");
      }
      if (!attention && !experts && !router) {
        throw new ConfigException("an adapter of nothing");
      }
    }

    boolean adapts(String role) {
      return switch (role) {
        case "q", "k", "v", "o" -> attention;
        case "router" -> router;
        default -> experts && (role.startsWith("expert.") || role.startsWith("mlp."));
      };
    }
  }

  /** Takes adapters that exist; {@code parameters} are closed with this. */
  public Lora(Options options, Parameters parameters) {
    this.options = options;
    this.parameters = parameters;
    this.scale =
        Tensors.scalar(parameters.manager(), options.alpha / options.rank, DataType.FLOAT32);
  }

  /** New adapters that change nothing yet: A as PEFT draws it, uniform within ±1/√in, B zero. */
  public static Lora init(ModelConfig config, Options options, long seed) {
    Random random = new Random(seed);
    NDManager manager = Tensors.manager();
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    shapes(config, options)
        .forEach(
            (name, shape) -> {
              float[] values = new float[Math.toIntExact(shape.size())];
              if (name.endsWith(A)) {
                double bound = 1 / Math.sqrt((double) shape.get(1));
                for (int i = 0; i < values.length; i++) {
                  values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
                }
              }
              tensors.put(name, Tensors.of(manager, values, shape.getShape()));
            });
    return new Lora(options, new Parameters(manager, tensors));
  }

  /** The tensors that adapters of a model have, by PEFT's names. */
  public static Map<String, Shape> shapes(ModelConfig config, Options options) {
    Map<String, Shape> all = config.shapes();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      config
          .names(layer)
          .forEach(
              (role, name) -> {
                Shape shape = all.get(name);
                if (options.adapts(role) && shape != null) {
                  shapes.put(key(name, A), new Shape(options.rank, shape.get(1)));
                  shapes.put(key(name, B), new Shape(shape.get(0), options.rank));
                }
              });
    }
    return shapes;
  }

  public Options options() {
    return options;
  }

  /** What is trained. */
  public Parameters parameters() {
    return parameters;
  }

  /** The last parts of the adapted modules' names, as PEFT's {@code target_modules} has them. */
  public Set<String> modules() {
    Set<String> modules = new TreeSet<>();
    for (String name : parameters.names()) {
      String module = name.substring(0, name.indexOf(".lora_"));
      modules.add(module.substring(module.lastIndexOf('.') + 1));
    }
    return modules;
  }

  /** Adds a layer's adapters to what its operators are given. */
  void attach(Map<String, String> names, Map<String, NDArray> weights) {
    weights.put("lora.scale", scale);
    names.forEach(
        (role, name) -> {
          if (parameters.has(key(name, A))) {
            weights.put(role + ".A", parameters.get(key(name, A)));
            weights.put(role + ".B", parameters.get(key(name, B)));
          }
        });
  }

  /** The model with the adapters folded into its weights, in the weights' types. */
  public Parameters merge(Parameters base) {
    NDManager manager = Tensors.manager();
    Map<String, NDArray> merged = new LinkedHashMap<>();
    for (String name : base.names()) {
      NDArray weight = base.get(name);
      merged.put(
          name,
          parameters.has(key(name, A))
              ? Ops.tensor(
                  manager,
                  "merged",
                  weight,
                  parameters.get(key(name, A)),
                  parameters.get(key(name, B)),
                  scale)
              : Ops.tensor(manager, "copy", weight));
    }
    return new Parameters(manager, merged);
  }

  private static String key(String weight, String part) {
    String module = weight.endsWith(".weight") ? weight.substring(0, weight.length() - 7) : weight;
    return PREFIX + module + part;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
