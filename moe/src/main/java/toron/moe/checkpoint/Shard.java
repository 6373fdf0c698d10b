package toron.moe.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.files.BadDataException;
import toron.files.Json;
import toron.moe.tensor.Ops;

/**
 * One safetensors file, checked from end to end before a byte of it is mapped: a header that lies
 * would otherwise be a fault of the process.
 *
 * @param data where the tensors' bytes begin
 * @param size of the whole file
 * @param entries by name, in the order of their bytes
 */
record Shard(Path file, long data, long size, Map<String, Entry> entries) {
  /** As the safetensors library has it. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final ObjectReader HEADER =
      Json.mapper().reader().with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /**
   * A tensor's place.
   *
   * @param begin bytes from {@link Shard#data}; {@code end} is exclusive
   */
  record Entry(Dtype dtype, Shape shape, long begin, long end) {}

  static Shard open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw BadDataException.in(file, "no such file");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      long length = size < 8 ? -1 : read(file, channel, 0, 8).getLong();
      if (length < 2 || length > LONGEST_HEADER || length > size - 8) {
        throw BadDataException.in(
            file, "the header is said to have " + length + " bytes, the file has " + size);
      }
      ByteBuffer header = read(file, channel, 8, (int) length);
      String text = StandardCharsets.UTF_8.decode(header).toString();
      JsonNode tree;
      try {
        tree = HEADER.readTree(text);
      } catch (JsonProcessingException e) {
        throw BadDataException.in(file, "the header is not JSON: " + e.getOriginalMessage());
      }
      if (!tree.isObject()) {
        throw BadDataException.in(file, "the header is not a JSON object");
      }
      return new Shard(file, 8 + length, size, entries(file, tree, size - 8 - length));
    }
  }

  private static ByteBuffer read(Path file, FileChannel channel, long at, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw BadDataException.in(file, "ends within its header");
      }
    }
    return buffer.flip();
  }

  private static Map<String, Entry> entries(Path file, JsonNode tree, long bytes) {
    List<Map.Entry<String, Entry>> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : tree.properties()) {
      if (!property.getKey().equals("__metadata__")) {
        Entry entry = entry(file, property.getKey(), property.getValue());
        if (entry.end > bytes) {
          throw bad(
              file,
              property.getKey(),
              "ends at byte " + entry.end + " of " + bytes + ": the file is truncated");
        }
        all.add(Map.entry(property.getKey(), entry));
      }
    }
    all.sort(
        Comparator.<Map.Entry<String, Entry>>comparingLong(e -> e.getValue().begin)
            .thenComparingLong(e -> e.getValue().end));
    Map<String, Entry> sorted = new LinkedHashMap<>();
    long at = 0;
    for (Map.Entry<String, Entry> one : all) {
      if (one.getValue().begin != at) {
        throw bad(
            file,
            one.getKey(),
            "begins at byte " + one.getValue().begin + ", the one before ends at " + at);
      }
      at = one.getValue().end;
      sorted.put(one.getKey(), one.getValue());
    }
    if (at != bytes) {
      throw BadDataException.in(file, "has " + (bytes - at) + " bytes that no tensor claims");
    }
    return sorted;
  }

  private static Entry entry(Path file, String name, JsonNode node) {
    String type = node.path("dtype").asText();
    Dtype dtype = Dtype.named(type);
    if (dtype == null) {
      throw bad(file, name, "dtype \"" + type + "\" is not supported, only F32, F16, BF16, F64");
    }
    JsonNode sides = node.path("shape");
    JsonNode offsets = node.path("data_offsets");
    boolean whole = sides.isArray() && offsets.isArray() && offsets.size() == 2;
    for (JsonNode number : sides) {
      whole &= number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
    }
    for (JsonNode number : offsets) {
      whole &= number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
    }
    if (!whole) {
      throw bad(file, name, "shape or data_offsets are missing or not whole numbers");
    }
    long[] shape = new long[sides.size()];
    long bytes = dtype.bytes();
    try {
      for (int i = 0; i < shape.length; i++) {
        shape[i] = sides.get(i).longValue();
        bytes = Math.multiplyExact(bytes, shape[i]);
      }
    } catch (ArithmeticException e) {
      throw new BadDataException(file + ": tensor '" + name + "': impossible shape " + sides, e);
    }
    long begin = offsets.get(0).longValue();
    long end = offsets.get(1).longValue();
    if (end - begin != bytes) {
      throw bad(
          file,
          name,
          "shape " + sides + " of " + type + " takes " + bytes + " bytes, has " + (end - begin));
    }
    return new Entry(dtype, new Shape(shape), begin, end);
  }

  /**
   * The file's tensors, mapped privately: pages are read when touched, and a change in place stays
   * in memory. Those that lie where their type cannot be read in place are copied.
   */
  Map<String, NDArray> map(NDManager manager) {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    try (NDManager files = manager.newSubManager()) {
      Map<Integer, NDArray> maps = new LinkedHashMap<>();
      entries.forEach(
          (name, entry) -> {
            int unit = entry.dtype.bytes();
            long begin = data + entry.begin;
            long bytes = entry.end - entry.begin;
            int type = Ops.code(entry.dtype.type());
            long[] shape = entry.shape.getShape();
            boolean aligned = begin % unit == 0;
            NDArray map =
                aligned
                    ? maps.computeIfAbsent(type, t -> map(files, size / unit, t))
                    : maps.computeIfAbsent(0, t -> map(files, size, t));
            tensors.put(
                name,
                aligned
                    ? Ops.tensor(manager, "window", map, begin / unit, bytes / unit, shape)
                    : Ops.tensor(manager, "unpacked", map, begin, bytes, type, shape));
          });
    }
    return tensors;
  }

  private NDArray map(NDManager manager, long count, int type) {
    return Ops.tensor(manager, "map_file", file.toString(), count, type);
  }

  /** The shape of a tensor that is known to be here. */
  Shape shape(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw bad(file, name, "missing");
    }
    return entry.shape;
  }

  static BadDataException bad(Path file, String tensor, String reason) {
    return BadDataException.in(file, "tensor '" + tensor + "': " + reason);
  }
}
