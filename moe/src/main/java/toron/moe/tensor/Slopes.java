package toron.moe.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.IdentityHashMap;

/** Gradients on their way back, while a {@link Gradients#of} is under way. */
public final class Slopes implements AutoCloseable {
  private final NDManager manager;
  private final NDManager scratch = Tensors.manager();
  private final NDList leaves;
  private final IdentityHashMap<NDArray, NDArray> found = new IdentityHashMap<>();

  /** Tensors with libtorch's graph behind them, and the gradients that arrive at them. */
  private final NDList roots = new NDList();

  private final NDList arriving = new NDList();

  Slopes(NDManager manager, NDArray loss, NDList leaves) {
    this.manager = manager;
    this.leaves = leaves;
    leaves.forEach(leaf -> found.put(leaf, leaf));
    roots.add(loss);
    arriving.add(Ops.tensor(scratch, "one_like", loss));
  }

  /** Owns gradients of leaves. */
  public NDManager manager() {
    return manager;
  }

  /** Owns what is needed until all gradients are found. */
  public NDManager scratch() {
    return scratch;
  }

  /** Whether a tensor is a leaf whose gradient is asked for. */
  public boolean wanted(NDArray tensor) {
    return found.containsKey(tensor);
  }

  /**
   * A wanted leaf's gradient.
   *
   * @param gradient of {@link #manager}; changed in place when more is added
   */
  public void leaf(NDArray leaf, NDArray gradient) {
    NDArray before = found.put(leaf, gradient);
    if (before != null && before != leaf) {
      Ops.run(scratch, "add_all", new NDList(gradient), new NDList(before));
      before.close();
    }
  }

  /** A gradient that arrives at a tensor which libtorch has recorded. */
  public void through(NDArray tensor, NDArray gradient) {
    if (Gradients.reaches(tensor)) {
      roots.add(tensor);
      arriving.add(gradient);
    }
  }

  /** What has arrived at tensors: nothing, or a gradient for each, zeros where none has. */
  NDList at(NDList outputs) {
    NDList all = Ops.tensors(scratch, "gradients_at", roots, arriving, outputs);
    if (all.stream().noneMatch(Slopes::found)) {
      return new NDList();
    }
    for (int i = 0; i < all.size(); i++) {
      if (!found(all.get(i))) {
        all.set(i, Ops.tensor(scratch, "zeros_like", outputs.get(i)));
      }
    }
    return all;
  }

  /** An empty tensor stands for no gradient. */
  private static boolean found(NDArray gradient) {
    return gradient.size() > 0;
  }

  /** The gradients of the leaves, in order. */
  NDList leaves() {
    NDList recorded = Ops.tensors(manager, "gradients_at", roots, arriving, leaves);
    NDList all = new NDList();
    for (int i = 0; i < leaves.size(); i++) {
      NDArray leaf = leaves.get(i);
      NDArray gradient = recorded.get(i);
      if (found(gradient)) {
        leaf(leaf, gradient);
      }
      NDArray sum = found.get(leaf);
      all.add(sum == null || sum == leaf ? Ops.tensor(manager, "zeros_like", leaf) : sum);
    }
    return all;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
