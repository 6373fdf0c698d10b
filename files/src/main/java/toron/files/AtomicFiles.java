package toron.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either the old ones or the new ones, whatever happens between. */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes the bytes of one file. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file too large to pass through a stream's buffers. */
  @FunctionalInterface
  public interface LargeBody {
    void writeTo(FileChannel out) throws IOException;
  }

  /** As {@link #writeLarge}, through a stream. */
  public static void write(Path target, Body body) throws IOException {
    writeLarge(
        target,
        channel -> {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          body.writeTo(out);
          out.flush();
        });
  }

  /**
   * Writes beside the target, forces to disk, then renames over it. On failure the target is as it
   * was and the partial file is gone.
   */
  public static void writeLarge(Path target, LargeBody body) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null) {
      throw new IOException(target + ": not a file");
    }
    Files.createDirectories(folder);
    Path partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
    try {
      try (FileChannel channel =
          FileChannel.open(
              partial,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        body.writeTo(channel);
        channel.force(true);
      }
      Files.move(
          partial, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  public static void writeString(Path target, String text) throws IOException {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
