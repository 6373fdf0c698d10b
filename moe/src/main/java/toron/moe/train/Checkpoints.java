package toron.moe.train;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.files.Json;
import toron.moe.checkpoint.TensorFile;

/**
 * {@code checkpoints/step-N} of a run: weights and moments in float32 and the state. A checkpoint
 * appears whole, by a rename, or not at all; older ones go only after it is there, so a full disk
 * loses nothing that was saved.
 */
final class Checkpoints {
  private static final String PREFIX = "step-";
  private static final String STATE = "state.json";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String MOMENTS = "optimizer.safetensors";
  private final Path folder;
  private final int keep;

  Checkpoints(Path run, int keep) {
    this.folder = run.resolve("checkpoints");
    this.keep = keep;
  }

  Path save(RunState state, Map<String, NDArray> weights, AdamW optimizer) throws IOException {
    Path target = folder.resolve(PREFIX + String.format("%08d", state.step()));
    Path partial = folder.resolve(target.getFileName() + ".partial");
    delete(partial);
    Files.createDirectories(partial);
    try {
      TensorFile.write(partial.resolve(WEIGHTS), weights);
      TensorFile.write(partial.resolve(MOMENTS), optimizer.state());
      Json.write(partial.resolve(STATE), state);
      delete(target);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(partial);
    }
    List<Path> all = all();
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      delete(old);
    }
    return target;
  }

  /** The newest checkpoint, or null. */
  @Nullable Path latest() throws IOException {
    List<Path> all = all();
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  static RunState state(Path checkpoint) throws IOException {
    return Json.read(checkpoint.resolve(STATE), RunState.class);
  }

  /** Puts a checkpoint's numbers into the tensors of a run. */
  static void restore(Path checkpoint, Map<String, NDArray> weights, AdamW optimizer)
      throws IOException {
    TensorFile.readInto(checkpoint.resolve(WEIGHTS), weights);
    TensorFile.readInto(checkpoint.resolve(MOMENTS), optimizer.state());
  }

  private List<Path> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> path.getFileName().toString().matches(PREFIX + "\\d+"))
          .sorted()
          .toList();
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(path)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : inside) {
      Files.delete(one);
    }
  }
}
