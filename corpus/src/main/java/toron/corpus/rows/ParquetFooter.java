package toron.corpus.rows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file with its lists of encodings sorted. The writer keeps them in hash sets
 * of enum constants, whose order is another in every process; the same rows should be the same
 * bytes.
 */
final class ParquetFooter {
  /** The footer's length and the magic number. */
  private static final int TAIL = 8;

  private ParquetFooter() {}

  /**
   * @param end the last bytes of a file, with the whole footer
   */
  static ByteArrayOutputStream settle(byte[] end) throws IOException {
    ByteBuffer tail = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt(end.length - TAIL);
    int begin = end.length - TAIL - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, begin, length));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        ColumnMetaData data = column.getMeta_data();
        data.getEncodings().sort(null);
        if (data.getEncoding_stats() != null) {
          data.getEncoding_stats()
              .sort(
                  Comparator.comparing(PageEncodingStats::getPage_type)
                      .thenComparing(PageEncodingStats::getEncoding));
        }
      }
    }
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, written);
    ByteArrayOutputStream settled = new ByteArrayOutputStream(end.length);
    settled.write(end, 0, begin);
    written.writeTo(settled);
    ByteBuffer newTail = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
    newTail.putInt(written.size()).put(end, end.length - 4, 4);
    settled.write(newTail.array());
    return settled;
  }
}
