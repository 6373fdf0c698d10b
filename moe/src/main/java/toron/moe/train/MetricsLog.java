package toron.moe.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import toron.files.Json;

/** {@code metrics.jsonl}, a line as soon as it is known. */
final class MetricsLog implements AutoCloseable {
  static final String FILE = "metrics.jsonl";
  private final FileChannel channel;

  private MetricsLog(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the log and forgets what lies behind {@code length}: the lines, or half of a line, that a
   * killed run wrote after its last checkpoint.
   */
  static MetricsLog open(Path folder, long length) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(length);
    channel.position(channel.size());
    return new MetricsLog(channel);
  }

  void add(Metric metric) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((Json.line(metric) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  /** Bytes written so far, forced to disk. */
  long settle() throws IOException {
    channel.force(true);
    return channel.position();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
