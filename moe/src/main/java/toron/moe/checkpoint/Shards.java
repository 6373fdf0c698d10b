package toron.moe.checkpoint;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import toron.files.Json;
import toron.moe.model.Parameters;
import toron.moe.tensor.Ops;

/** Divides parameters over files, in their order, and writes the index. */
final class Shards {
  private Shards() {}

  static void write(Path folder, Parameters parameters, long shardBytes) throws IOException {
    List<Map<String, NDArray>> shards = divide(parameters, shardBytes);
    Set<String> written = new TreeSet<>();
    Map<String, String> map = new TreeMap<>();
    long total = 0;
    for (int i = 0; i < shards.size(); i++) {
      String file = name(i, shards.size());
      ShardWriter.write(folder.resolve(file), shards.get(i));
      written.add(file);
      for (Map.Entry<String, NDArray> tensor : shards.get(i).entrySet()) {
        map.put(tensor.getKey(), file);
        total += bytes(tensor.getValue());
      }
    }
    if (shards.size() > 1) {
      ObjectNode index = Json.mapper().createObjectNode();
      index.putObject("metadata").put("total_size", total);
      ObjectNode weights = index.putObject("weight_map");
      map.forEach(weights::put);
      Json.write(folder.resolve(HfCheckpoint.INDEX), index);
      written.add(HfCheckpoint.INDEX);
    }
    sweep(folder, written);
  }

  /** Takes away what an earlier save of other shards left, which would be read instead. */
  private static void sweep(Path folder, Set<String> written) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "model*.safetensors*")) {
      for (Path file : files) {
        if (!written.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Map<String, NDArray>> divide(Parameters parameters, long shardBytes) {
    List<Map<String, NDArray>> shards = new ArrayList<>();
    Map<String, NDArray> shard = new LinkedHashMap<>();
    long size = 0;
    for (String name : parameters.names()) {
      NDArray tensor = parameters.get(name);
      long bytes = bytes(tensor);
      if (!shard.isEmpty() && size + bytes > shardBytes) {
        shards.add(shard);
        shard = new LinkedHashMap<>();
        size = 0;
      }
      shard.put(name, tensor);
      size += bytes;
    }
    shards.add(shard);
    return shards;
  }

  private static String name(int shard, int count) {
    return count == 1
        ? HfCheckpoint.SINGLE
        : String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", shard + 1, count);
  }

  private static long bytes(NDArray tensor) {
    return tensor.size() * Dtype.of(Ops.type(tensor)).bytes();
  }
}
