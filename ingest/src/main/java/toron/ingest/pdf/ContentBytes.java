package toron.ingest.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * The bytes of a content stream. The parser looks at each of them several times, which PDFBox's own
 * buffers answer through three calls each.
 */
final class ContentBytes implements RandomAccessRead {
  private final byte[] bytes;
  private final int length;
  private int at;
  private boolean closed;

  private ContentBytes(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** All that is left of a stream, which is closed; nothing when that is more than so much. */
  static Optional<ContentBytes> of(RandomAccessRead content, int most) throws IOException {
    try (content) {
      byte[] bytes = new byte[1 << 14];
      int length = 0;
      int n = content.read(bytes, 0, bytes.length);
      for (; n > 0; n = content.read(bytes, length, bytes.length - length)) {
        length += n;
        if (length > most) {
          return Optional.empty();
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
      }
      return Optional.of(new ContentBytes(bytes, length));
    }
  }

  @Override
  public int read() {
    return at < length ? bytes[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int count) {
    if (at >= length) {
      return -1;
    }
    int n = Math.min(count, length - at);
    System.arraycopy(bytes, at, into, offset, n);
    at += n;
    return n;
  }

  @Override
  public int peek() {
    return at < length ? bytes[at] & 0xFF : -1;
  }

  @Override
  public void rewind(int count) {
    at = Math.max(0, at - count);
  }

  @Override
  public void skip(int count) {
    at = Math.min(length, at + count);
  }

  @Override
  public boolean isEOF() {
    return at >= length;
  }

  @Override
  public int available() {
    return length - at;
  }

  @Override
  public long getPosition() {
    return at;
  }

  @Override
  public void seek(long position) throws IOException {
    if (position < 0) {
      throw new IOException("before the beginning: " + position);
    }
    at = (int) Math.min(length, position);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public RandomAccessReadView createView(long start, long count) {
    return new RandomAccessReadView(this, start, count);
  }
}
