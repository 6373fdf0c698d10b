package toron.corpus.rows;

import com.jerolba.carpet.CarpetWriter;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import toron.files.AtomicFiles;
import toron.files.JsonLines;

/** Rows as typed Parquet. */
final class ParquetRows {
  /** Small row groups keep a writer's memory small. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private ParquetRows() {}

  /** Takes rows. */
  interface Sink<T> {
    void add(T row) throws IOException;
  }

  /** Fills a sink. */
  interface Rowing<T> {
    void fill(Sink<T> sink) throws IOException;
  }

  /** Writes a whole file; the columns come from the record, so an empty file has them too. */
  static <T> void write(Path parquet, Class<T> type, Rowing<T> rows) throws IOException {
    AtomicFiles.write(
        parquet,
        out -> {
          Open open = new Open(out);
          try (CarpetWriter<T> writer =
              new CarpetWriter.Builder<>(open, type)
                  .withCompressionCodec(CompressionCodecName.SNAPPY)
                  .withRowGroupSize(ROW_GROUP_BYTES)
                  .build()) {
            rows.fill(writer::write);
            open.hold();
          }
          ParquetFooter.settle(open.held()).writeTo(out);
        });
  }

  /** Copies a file of JSON Lines. */
  static <T> void copy(Path jsonLines, Class<T> type, Path parquet) throws IOException {
    write(
        parquet,
        type,
        sink -> {
          try (Stream<T> rows = JsonLines.read(jsonLines, type)) {
            for (T row : (Iterable<T>) rows::iterator) {
              sink.add(row);
            }
          }
        });
  }

  /**
   * The writer closes what it writes to, before the file is forced to disk; this stays open. From
   * some point on it holds what is written: the last rows and the footer.
   */
  private static final class Open extends FilterOutputStream {
    private @Nullable ByteArrayOutputStream held;

    Open(OutputStream out) {
      super(out);
    }

    void hold() {
      held = new ByteArrayOutputStream();
    }

    byte[] held() {
      ByteArrayOutputStream end = held;
      return end == null ? new byte[0] : end.toByteArray();
    }

    @Override
    public void write(int b) throws IOException {
      (held == null ? out : held).write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      (held == null ? out : held).write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
