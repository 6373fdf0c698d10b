package toron.moe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Slopes;
import toron.moe.tensor.Tensors;

/** One forward pass of a network that is trained, and the way back through it, layer by layer. */
final class Blocks implements Gradients.Stretch {
  private final Decoder decoder;
  private final ModelConfig config;
  private final int compute;
  private final boolean checkpointing;
  private final boolean recording;
  private final NDArray ids;
  private final long[] lengths;
  private final NDList rope;

  /** Each layer's input, the residual stream; the last is what the final norm takes. */
  private final NDList stream = new NDList();

  private final List<Layer> layers = new ArrayList<>();
  private final NDList outputs = new NDList();
  private final NDArray root;

  /** What a layer holds between the two passes; nothing when it is computed again. */
  private record Layer(Ops.@Nullable Held weights, Ops.@Nullable Held kept) {
    void close() {
      if (weights != null) {
        weights.close();
      }
      if (kept != null) {
        kept.close();
      }
    }
  }

  /** Runs the forward pass; {@code manager} owns what it makes until the way back is done. */
  Blocks(
      Decoder decoder,
      NDManager manager,
      NDArray ids,
      NDArray positions,
      long[] lengths,
      boolean recording) {
    this.decoder = decoder;
    this.config = decoder.config();
    this.compute = decoder.compute();
    this.checkpointing = decoder.checkpointing();
    this.recording = recording;
    this.ids = ids;
    this.lengths = lengths.clone();
    rope = Ops.tensors(manager, "rope", positions, config.headSize(), config.ropeBase(), compute);
    Parameters parameters = decoder.parameters();
    stream.add(Ops.tensor(manager, "begin", parameters.get(Parameters.EMBEDDING), ids));
    NDList routers = new NDList();
    for (int i = 0; i < config.layers(); i++) {
      forward(manager, i, routers);
    }
    NDArray norm = parameters.get(Parameters.FINAL_NORM);
    NDList end = Ops.tensors(manager, "end", last(), norm, config.epsilon(), compute);
    outputs.add(end.get(0));
    outputs.addAll(routers);
    root = end.get(1);
    if (recording) {
      outputs.forEach(output -> Gradients.require(output, true));
    }
  }

  private NDArray last() {
    return stream.get(stream.size() - 1);
  }

  private void forward(NDManager manager, int i, NDList routers) {
    Layer layer = fresh(i);
    NDList out = run(manager, i, last(), layer);
    if (!recording) {
      last().close();
    }
    stream.add(out.get(0));
    if (out.size() > 1) {
      routers.add(out.get(1));
    }
    if (recording && !checkpointing) {
      layers.add(layer);
    } else {
      layer.close();
      layers.add(new Layer(null, null));
    }
  }

  private Layer fresh(int i) {
    return new Layer(Ops.held("shadow", decoder.layers().get(i), compute), Ops.held("nothing"));
  }

  private NDList run(NDManager manager, int i, NDArray x, Layer layer) {
    return Ops.tensors(
        manager,
        "block",
        x,
        held(layer.weights),
        rope.get(0),
        rope.get(1),
        lengths,
        config.headSize(),
        config.epsilon(),
        config.clip(),
        config.window(),
        config.sparse(i) ? config.experts() : 0,
        config.top(),
        config.normaliseTop(),
        held(layer.kept));
  }

  private static Ops.Held held(Ops.@Nullable Held held) {
    if (held == null) {
      throw new IllegalStateException("gone back through already");
    }
    return held;
  }

  Decoder.Output output() {
    return new Decoder.Output(outputs.get(0), new NDList(outputs.subList(1, outputs.size())));
  }

  @Override
  public NDList outputs() {
    return outputs;
  }

  @Override
  public void back(NDList arriving, Slopes slopes) {
    NDArray norm = decoder.parameters().get(Parameters.FINAL_NORM);
    NDManager manager = slopes.manager();
    NDList end = Ops.tensors(manager, "end_back", arriving.get(0), last(), root, norm);
    NDArray g = end.get(0);
    if (slopes.wanted(norm)) {
      slopes.leaf(norm, end.get(1));
    }
    int router = arriving.size();
    for (int i = config.layers() - 1; i >= 0; i--) {
      NDArray logits = config.sparse(i) ? arriving.get(--router) : g;
      NDArray below = back(i, g, logits, slopes);
      g.close();
      g = below;
    }
    NDArray embedding = decoder.parameters().get(Parameters.EMBEDDING);
    if (slopes.wanted(embedding)) {
      slopes.leaf(embedding, Ops.tensor(manager, "begin_back", g, embedding, ids));
    }
    g.close();
  }

  private NDArray back(int i, NDArray g, NDArray router, Slopes slopes) {
    Layer layer = layers.get(i);
    if (layer.kept == null) {
      layer = fresh(i);
      try (NDManager scratch = Tensors.manager()) {
        run(scratch, i, stream.get(i), layer);
      }
    }
    Map<String, NDArray> wanted = new LinkedHashMap<>();
    decoder
        .weights(i)
        .forEach(
            (role, tensor) -> {
              if (slopes.wanted(tensor)) {
                wanted.put(role, tensor);
              }
            });
    try (Ops.Held roles = wanted.isEmpty() ? Ops.held("nothing") : Ops.Held.of(wanted)) {
      NDList found = back(slopes.manager(), i, g, router, layer, roles);
      int next = 1;
      for (NDArray tensor : wanted.values()) {
        slopes.leaf(tensor, found.get(next++));
      }
      return found.get(0);
    } finally {
      layer.close();
      layers.set(i, new Layer(null, null));
    }
  }

  private NDList back(
      NDManager manager, int i, NDArray g, NDArray router, Layer layer, Ops.Held roles) {
    return Ops.tensors(
        manager,
        "block_back",
        g,
        router,
        held(layer.weights),
        roles,
        rope.get(0),
        rope.get(1),
        lengths,
        config.epsilon(),
        config.clip(),
        config.window(),
        config.sparse(i) ? config.experts() : 0,
        config.top(),
        config.normaliseTop(),
        held(layer.kept));
  }

  @Override
  public void close() {
    layers.forEach(Layer::close);
    layers.replaceAll(layer -> new Layer(null, null));
  }
}
