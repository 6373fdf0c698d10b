package toron.moe.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: TFRecords (length, masked CRC-32C, data, masked CRC-32C) of {@code
 * tensorflow.Event} messages. The few fields used, from TensorFlow's event.proto and summary.proto:
 * Event{1 wall_time double, 2 step int64, 3 file_version string, 5 summary, 7 session_log},
 * Summary{1 value}, Value{1 tag string, 2 simple_value float}, SessionLog{1 status enum}.
 */
final class EventFile implements AutoCloseable {
  private static final long SESSION_START = 1;
  private final OutputStream out;

  private EventFile(OutputStream out) {
    this.out = out;
  }

  /** Starts a file; its name carries the time of its start, as TensorBoard expects. */
  static EventFile create(Path folder, long epochMillis) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("events.out.tfevents." + epochMillis + ".toron");
    EventFile events = new EventFile(Files.newOutputStream(file));
    Message version = new Message().fixed64(1, Double.doubleToLongBits(epochMillis / 1000.0));
    events.record(version.bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8)));
    return events;
  }

  /**
   * Says that the run goes on from a step: what an earlier file says of later steps is then void,
   * as TensorBoard knows.
   */
  void start(long epochMillis, long step) throws IOException {
    record(
        new Message()
            .fixed64(1, Double.doubleToLongBits(epochMillis / 1000.0))
            .varint(2, step)
            .bytes(7, new Message().varint(1, SESSION_START).toBytes()));
  }

  void scalars(long epochMillis, long step, Map<String, Double> values) throws IOException {
    Message summary = new Message();
    values.forEach(
        (tag, value) -> {
          Message one = new Message().bytes(1, tag.getBytes(StandardCharsets.UTF_8));
          summary.bytes(1, one.fixed32(2, Float.floatToIntBits(value.floatValue())).toBytes());
        });
    record(
        new Message()
            .fixed64(1, Double.doubleToLongBits(epochMillis / 1000.0))
            .varint(2, step)
            .bytes(5, summary.toBytes()));
  }

  private void record(Message message) throws IOException {
    byte[] data = message.toBytes();
    ByteBuffer record =
        ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length);
    record
        .putInt(maskedCrc(record.array(), 0, 8))
        .put(data)
        .putInt(maskedCrc(data, 0, data.length));
    out.write(record.array());
    out.flush();
  }

  /** TFRecord's mask: the checksum rotated right by 15 bits, plus a constant. */
  static int maskedCrc(byte[] data, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(data, from, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Protocol buffer wire format, as much of it as events need. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message varint(int field, long value) {
      raw((long) field << 3);
      raw(value);
      return this;
    }

    Message fixed64(int field, long value) {
      raw(((long) field << 3) | 1);
      bytes.writeBytes(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
      return this;
    }

    Message fixed32(int field, int value) {
      raw(((long) field << 3) | 5);
      bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
      return this;
    }

    Message bytes(int field, byte[] value) {
      raw(((long) field << 3) | 2);
      raw(value.length);
      bytes.writeBytes(value);
      return this;
    }

    byte[] toBytes() {
      return bytes.toByteArray();
    }

    private void raw(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }
}
