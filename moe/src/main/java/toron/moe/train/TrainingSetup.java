package toron.moe.train;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run trains, on what.
 *
 * @param name what a watcher reads
 * @param trained the tensors that learn, by name; changed in place
 * @param perToken experts a token goes to
 * @param heldOut batches that are measured and never learnt from; may be empty
 * @param identity whatever besides the options decides the outcome, such as hashes of data and base
 * @param <B> a batch
 */
public record TrainingSetup<B>(
    String name,
    Map<String, NDArray> trained,
    int perToken,
    Objective<B> objective,
    Batches<B> batches,
    List<B> heldOut,
    TrainingOptions options,
    String identity) {
  public TrainingSetup {
    trained = Collections.unmodifiableMap(new LinkedHashMap<>(trained));
    heldOut = List.copyOf(heldOut);
  }
}
