package toron.moe.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.OperatorSet;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * A model's weights made ready for decoding, tensor by tensor: queries, keys and values in one
 * product, gate and up in one, each laid out as the machine multiplies it fastest.
 */
final class Weights implements AutoCloseable {
  private final ModelConfig config;
  private final Parameters parameters;
  private final int type;
  private final String device;
  private final OperatorSet ops;
  private final NDManager manager = Tensors.manager();
  private final List<Ops.Held> held = new ArrayList<>();
  private final Ops.Held layers;
  private final Ops.Held gates;
  private final Ops.Held downs;
  private final Ops.Held ends;

  Weights(ModelConfig config, Parameters parameters, DataType compute, String device) {
    this.config = config;
    this.parameters = parameters;
    this.device = device;
    type = Ops.code(compute);
    ops = DecodeOps.of(compute, device);
    List<Ops.Held> every = new ArrayList<>();
    List<Ops.Held> everyGate = new ArrayList<>();
    List<Ops.Held> everyDown = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      Map<String, String> names = config.names(layer);
      every.add(hold(Ops.Held.of(attention(names))));
      NDList gate = new NDList();
      NDList down = new NDList();
      for (int expert = 0; expert < Math.max(1, config.experts()); expert++) {
        String role = config.sparse(layer) ? "expert." + expert : "mlp";
        if (expert == 0 || config.sparse(layer)) {
          gate.add(packed(names, role + ".gate", role + ".up"));
          down.add(packed(names, role + ".down"));
        }
      }
      everyGate.add(hold(Ops.Held.of(gate)));
      everyDown.add(hold(Ops.Held.of(down)));
    }
    layers = hold(Ops.Held.of(every));
    gates = hold(Ops.Held.of(everyGate));
    downs = hold(Ops.Held.of(everyDown));
    ends = hold(Ops.Held.of(ends()));
  }

  private Ops.Held hold(Ops.Held one) {
    held.add(one);
    return one;
  }

  private Map<String, NDArray> attention(Map<String, String> names) {
    Map<String, NDArray> weights = new LinkedHashMap<>();
    weights.put("qkv", packed(names, "q", "k", "v"));
    weights.put("o", packed(names, "o"));
    weights.put("input_norm", plain(names, "input_norm"));
    weights.put("post_norm", plain(names, "post_norm"));
    if (names.containsKey("router")) {
      weights.put("router", plain(names, "router"));
    }
    if (names.containsKey("q_norm")) {
      NDArray q = plain(names, "q_norm");
      NDArray k = plain(names, "k_norm");
      // With one head both are the same norm, and the clipping comes after it.
      if (q.size() == config.headSize() && config.heads() > 1) {
        weights.put(
            "qk_norm", ops.tensor(manager, "norms", q, k, config.heads(), config.keyHeads(), type));
      } else {
        weights.put("q_norm_whole", q);
        weights.put("k_norm_whole", k);
      }
    }
    return weights;
  }

  private Map<String, NDArray> ends() {
    NDList embedding = new NDList(parameters.get(Parameters.EMBEDDING));
    String head = config.tied() ? Parameters.EMBEDDING : Parameters.HEAD;
    NDList rope =
        ops.tensors(
            manager,
            "rope",
            config.positions(),
            config.headSize(),
            config.ropeBase(),
            type,
            device);
    return Map.of(
        "embedding", ops.tensor(manager, "stacked", embedding, type, device),
        "norm",
            ops.tensor(
                manager,
                "stacked",
                new NDList(parameters.get(Parameters.FINAL_NORM)),
                type,
                device),
        "head", ops.tensor(manager, "prepared", new NDList(parameters.get(head)), type, device),
        "cos", rope.get(0),
        "sin", rope.get(1));
  }

  private NDArray packed(Map<String, String> names, String... roles) {
    return ops.tensor(manager, "prepared", list(names, roles), type, device);
  }

  private NDArray plain(Map<String, String> names, String role) {
    return ops.tensor(manager, "stacked", list(names, role), type, device);
  }

  private NDList list(Map<String, String> names, String... roles) {
    NDList list = new NDList();
    for (String role : roles) {
      String name = names.get(role);
      if (name == null) {
        throw new IllegalStateException("a layer has no " + role);
      }
      list.add(parameters.get(name));
    }
    return list;
  }

  ModelConfig config() {
    return config;
  }

  /** The compute type's number. */
  int type() {
    return type;
  }

  String device() {
    return device;
  }

  OperatorSet ops() {
    return ops;
  }

  /** The forward pass of some tokens over a cache, see {@code decode.py}. */
  NDArray forward(
      NDManager to, long[] ids, long[] positions, Ops.Held cache, long[] lengths, KeyValues rows) {
    return ops.tensor(
        to,
        "forward",
        Tensors.of(to, ids, ids.length),
        Tensors.of(to, positions, ids.length),
        layers,
        gates,
        downs,
        ends,
        cache,
        lengths,
        rows.starts(),
        rows.at(),
        config.heads(),
        config.keyHeads(),
        config.epsilon(),
        config.clip(),
        config.window(),
        config.top(),
        config.normaliseTop());
  }

  @Override
  public void close() {
    for (int i = held.size() - 1; i >= 0; i--) {
      held.get(i).close();
    }
    manager.close();
  }
}
