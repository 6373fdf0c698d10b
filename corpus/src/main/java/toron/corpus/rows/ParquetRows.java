package toron.corpus.rows;

import com.jerolba.carpet.CarpetWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import toron.files.AtomicFiles;
import toron.files.JsonLines;

/** Rows as typed Parquet. */
final class ParquetRows {
  /** Small row groups keep a writer's memory small. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private ParquetRows() {}

  /**
   * Copies a file of JSON Lines; the columns come from the record, so an empty file has them too.
   */
  static <T> void copy(Path jsonLines, Class<T> type, Path parquet) throws IOException {
    AtomicFiles.write(
        parquet,
        out -> {
          try (CarpetWriter<T> writer =
                  new CarpetWriter.Builder<>(new Open(out), type)
                      .withCompressionCodec(CompressionCodecName.SNAPPY)
                      .withRowGroupSize(ROW_GROUP_BYTES)
                      .build();
              Stream<T> rows = JsonLines.read(jsonLines, type)) {
            for (T row : (Iterable<T>) rows::iterator) {
              writer.write(row);
            }
          }
        });
  }

  /** The writer closes what it writes to, before the file is forced to disk; this stays open. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
