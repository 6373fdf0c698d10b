package toron.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.files.Json;

/**
 * What is done so far, appended file by file. A run that was killed goes on behind the last whole
 * line; the documents stay on disk, only their places are held.
 */
final class Journal implements Closeable {
  static final String FILE = "journal.jsonl";

  /** One line: the outcome of a file's bytes under a configuration. */
  record Entry(
      @JsonProperty(required = true) String sha256,
      @JsonProperty(required = true) String configuration,
      @JsonProperty(required = true) Outcome outcome) {}

  private record Place(long offset, int length, boolean failed) {}

  private final RandomAccessFile file;
  private final String configuration;
  private final Map<String, Place> places = new HashMap<>();

  private Journal(RandomAccessFile file, String configuration) {
    this.file = file;
    this.configuration = configuration;
  }

  static Journal open(Path folder, String configuration) throws IOException {
    Journal journal =
        new Journal(new RandomAccessFile(folder.resolve(FILE).toFile(), "rw"), configuration);
    journal.index();
    return journal;
  }

  private void index() throws IOException {
    byte[] buffer = new byte[1 << 16];
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    long begin = 0;
    long at = 0;
    file.seek(0);
    for (int n = file.read(buffer); n > 0; n = file.read(buffer)) {
      for (int i = 0; i < n; i++, at++) {
        if (buffer[i] == '\n') {
          note(line.toByteArray(), begin);
          line.reset();
          begin = at + 1;
        } else {
          line.write(buffer[i]);
        }
      }
    }
    // Whatever a killed run left of its last line.
    file.setLength(begin);
    file.seek(begin);
  }

  private void note(byte[] line, long offset) throws IOException {
    @Nullable Entry entry = entry(line);
    if (entry != null && entry.configuration().equals(configuration)) {
      places.put(entry.sha256(), new Place(offset, line.length, entry.outcome().failure() != null));
    }
  }

  /** Null for a line of a killed run or of an older Toron: its file is read again. */
  private static @Nullable Entry entry(byte[] line) throws IOException {
    try {
      return Json.mapper().readValue(line, Entry.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Whether these bytes were done before. */
  boolean has(String sha256, boolean retry) {
    Place place = places.get(sha256);
    return place != null && !(retry && place.failed());
  }

  synchronized void add(String sha256, Outcome outcome) throws IOException {
    byte[] line =
        (Json.line(new Entry(sha256, configuration, outcome)) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    long offset = file.length();
    file.seek(offset);
    file.write(line);
    places.put(sha256, new Place(offset, line.length - 1, outcome.failure() != null));
  }

  synchronized @Nullable Outcome get(String sha256) throws IOException {
    Place place = places.get(sha256);
    if (place == null) {
      return null;
    }
    byte[] line = new byte[place.length()];
    file.seek(place.offset());
    file.readFully(line);
    return Json.mapper().readValue(line, Entry.class).outcome();
  }

  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
