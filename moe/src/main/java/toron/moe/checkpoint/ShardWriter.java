package toron.moe.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import toron.files.AtomicFiles;
import toron.files.Json;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/** Writes one safetensors file, byte for byte as the safetensors library would. */
final class ShardWriter {
  private static final int CHUNK = 1 << 24;

  private ShardWriter() {}

  static void write(Path file, Map<String, NDArray> tensors) throws IOException {
    List<Map.Entry<String, NDArray>> sorted = new ArrayList<>(tensors.entrySet());
    sorted.sort(
        Comparator.<Map.Entry<String, NDArray>, Dtype>comparing(
                e -> Dtype.of(Ops.type(e.getValue())))
            .reversed()
            .thenComparing(Map.Entry::getKey));
    byte[] header = header(sorted);
    AtomicFiles.writeLarge(
        file,
        out -> {
          ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
          all(out, length.putLong(header.length).flip());
          all(out, ByteBuffer.wrap(header));
          for (Map.Entry<String, NDArray> tensor : sorted) {
            body(tensor.getValue(), out);
          }
        });
  }

  private static byte[] header(List<Map.Entry<String, NDArray>> tensors) {
    ObjectNode header = Json.mapper().createObjectNode();
    header.putObject("__metadata__").put("format", "pt");
    long at = 0;
    for (Map.Entry<String, NDArray> tensor : tensors) {
      Dtype dtype = Dtype.of(Ops.type(tensor.getValue()));
      ObjectNode entry = header.putObject(tensor.getKey());
      entry.put("dtype", dtype.name());
      long[] shape = tensor.getValue().getShape().getShape();
      var sides = entry.putArray("shape");
      long bytes = dtype.bytes();
      for (long side : shape) {
        sides.add(side);
        bytes *= side;
      }
      entry.putArray("data_offsets").add(at).add(at + bytes);
      at += bytes;
    }
    byte[] text = Json.line(header).getBytes(StandardCharsets.UTF_8);
    // Padded with spaces, so that the data begins at a multiple of eight.
    byte[] padded = java.util.Arrays.copyOf(text, (text.length + 7) / 8 * 8);
    java.util.Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  /** The tensor's own memory, handed to the file without a copy where it is contiguous. */
  private static void body(NDArray tensor, FileChannel out) throws IOException {
    int unit = Dtype.of(Ops.type(tensor)).bytes();
    try (NDManager manager = Tensors.manager()) {
      long size = tensor.size();
      for (long at = 0; at < size; at += CHUNK / unit) {
        long count = Math.min(CHUNK / unit, size - at);
        try (NDArray part = Ops.tensor(manager, "part", tensor, at, count)) {
          // DJL's own toByteBuffer asks for the type first, and does not know bfloat16.
          all(out, JniUtils.getByteBuffer((PtNDArray) part, true));
        }
      }
    }
  }

  private static void all(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
