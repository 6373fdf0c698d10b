package toron.moe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;

/**
 * The tensors of a model by their names in the checkpoint, in the checkpoint's order. They belong
 * to one manager and are changed in place by an optimizer; closing this frees them.
 */
public final class Parameters implements AutoCloseable {
  public static final String EMBEDDING = "model.embed_tokens.weight";
  public static final String FINAL_NORM = "model.norm.weight";
  public static final String HEAD = "lm_head.weight";

  /** In place of the head, in a model for sequence classification. */
  public static final String SCORE = "score.weight";

  private final NDManager manager;
  private final Map<String, NDArray> tensors;

  /**
   * @param manager owns the tensors; closed with this
   */
  public Parameters(NDManager manager, Map<String, NDArray> tensors) {
    this.manager = manager;
    this.tensors = new LinkedHashMap<>(tensors);
  }

  public Set<String> names() {
    return java.util.Collections.unmodifiableSet(tensors.keySet());
  }

  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  public NDArray get(String name) {
    NDArray tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no parameter '" + name + "'");
    }
    return tensor;
  }

  public NDManager manager() {
    return manager;
  }

  /** The tensors of names, in the order of {@link #names}. */
  public NDList list(Predicate<String> wanted) {
    NDList list = new NDList();
    tensors.forEach(
        (name, tensor) -> {
          if (wanted.test(name)) {
            list.add(tensor);
          }
        });
    return list;
  }

  /** Marks the wanted tensors as trained and all others as frozen. */
  public void train(Predicate<String> wanted) {
    tensors.forEach((name, tensor) -> Gradients.require(tensor, wanted.test(name)));
  }

  /** A copy in another type, each tensor owning its memory. */
  public Parameters copy(DataType type) {
    NDManager other = toron.moe.tensor.Tensors.manager();
    Map<String, NDArray> copies = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> copies.put(name, Ops.tensor(other, "fresh", tensor, Ops.code(type))));
    return new Parameters(other, copies);
  }

  /** The same tensors with a scoring head, cast to a type, in place of that for the next token. */
  public Parameters withScore(NDArray score, DataType type) {
    Map<String, NDArray> scoring = new LinkedHashMap<>(tensors);
    scoring.remove(HEAD);
    scoring.put(SCORE, Ops.tensor(manager, "fresh", score, Ops.code(type)));
    return new Parameters(manager, scoring);
  }

  /** How many numbers there are. */
  public long count() {
    return tensors.values().stream().mapToLong(NDArray::size).sum();
  }

  @Override
  public void close() {
    manager.close();
  }
}
