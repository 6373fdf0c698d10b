package toron.moe.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Looks into safetensors files for tests. */
public final class ShardReading {
  private ShardReading() {}

  public static NDArray tensor(NDManager manager, Path file, String name) throws IOException {
    NDArray tensor = Shard.open(file).map(manager).get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(file + " has no " + name);
    }
    return tensor;
  }

  /** Every tensor of a model folder: type, shape and bytes, read without the engine. */
  public static Map<String, String> bytes(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "model*.safetensors")) {
      for (Path file : files) {
        byte[] content = Files.readAllBytes(file);
        Shard shard = Shard.open(file);
        shard
            .entries()
            .forEach(
                (name, entry) -> {
                  int begin = (int) (shard.data() + entry.begin());
                  int end = (int) (shard.data() + entry.end());
                  all.put(
                      name,
                      entry.dtype()
                          + " "
                          + entry.shape()
                          + " "
                          + HexFormat.of().formatHex(Arrays.copyOfRange(content, begin, end)));
                });
      }
    }
    return all;
  }
}
