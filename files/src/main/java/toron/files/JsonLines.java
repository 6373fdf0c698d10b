package toron.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, UTF-8. Reading streams; writing is atomic for the whole file. */
public final class JsonLines {
  private JsonLines() {}

  /**
   * The rows of a file, read as they are asked for. The caller closes the stream.
   *
   * @throws BadDataException naming file and line, when a row does not fit
   */
  public static <T> Stream<T> read(Path file, Class<T> type) throws IOException {
    BufferedReader reader;
    try {
      reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BadDataException(file + ": no such file", e);
    }
    Iterator<T> rows = new Rows<>(file, reader, Json.mapper().readerFor(type));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(
            () -> {
              try {
                reader.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** All rows of a file that is known to be small. */
  public static <T> List<T> readAll(Path file, Class<T> type) throws IOException {
    try (Stream<T> rows = read(file, type)) {
      List<T> all = new ArrayList<>();
      rows.forEach(all::add);
      return all;
    }
  }

  /** Takes rows one by one. */
  public interface Sink<T> extends Closeable {
    void add(T row) throws IOException;

    /** A row that {@link Json#line} has written already. */
    void line(String json) throws IOException;
  }

  /** Fills a sink. */
  @FunctionalInterface
  public interface Rowing<T> {
    void fill(Sink<T> sink) throws IOException;
  }

  /** Writes a whole file atomically: either every row is there or the old file still is. */
  public static <T> void write(Path file, Rowing<T> rows) throws IOException {
    AtomicFiles.write(
        file,
        out -> {
          BufferedWriter writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
          rows.fill(
              new Sink<T>() {
                @Override
                public void add(T row) throws IOException {
                  line(Json.line(row));
                }

                @Override
                public void line(String json) throws IOException {
                  writer.write(json);
                  writer.write('\n');
                }

                @Override
                public void close() {}
              });
          writer.flush();
        });
  }

  public static <T> void writeAll(Path file, Iterable<? extends T> rows) throws IOException {
    JsonLines.<T>write(
        file,
        sink -> {
          for (T row : rows) {
            sink.add(row);
          }
        });
  }

  /** What is wrong with a piece of JSON, without Jackson's echo of the source. */
  static String reason(JsonProcessingException e) {
    String path = "";
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      StringBuilder keys = new StringBuilder();
      for (JsonMappingException.Reference step : mapping.getPath()) {
        String name = step.getFieldName();
        keys.append(name == null ? "[" + step.getIndex() + "]" : "." + name);
      }
      path = keys.substring(keys.charAt(0) == '.' ? 1 : 0) + ": ";
    }
    return path + e.getOriginalMessage();
  }

  private static final class Rows<T> implements Iterator<T> {
    private final Path file;
    private final BufferedReader reader;
    private final ObjectReader rows;
    private @Nullable T next;
    private long line;
    private boolean done;

    Rows(Path file, BufferedReader reader, ObjectReader rows) {
      this.file = file;
      this.reader = reader;
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (next == null && !done) {
        try {
          String text = reader.readLine();
          line++;
          if (text == null) {
            done = true;
          } else if (!text.isBlank()) {
            next = rows.readValue(text);
            if (next == null) {
              throw BadDataException.at(file, line, "null is not a row");
            }
          }
        } catch (JsonProcessingException e) {
          throw BadDataException.at(file, line, reason(e));
        } catch (IOException e) {
          throw new BadDataException(file + ":" + line + ": " + e.getMessage(), e);
        }
      }
      return next != null;
    }

    @Override
    public T next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      T row = next;
      next = null;
      return row;
    }
  }
}
