package toron.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
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
 * What is done so far, appended file by file: the hash of its bytes, the configuration, the outcome
 * and, where it was read, the document behind its source. A run that was killed goes on behind the
 * last whole line; the documents stay on disk, only their places are held.
 */
final class Journal implements Closeable {
  static final String FILE = "journal.jsonl";

  private static final String DOCUMENT = ",\"document\":{";
  private static final byte[] END = {'}', '\n'};

  /** One line: where it begins, and how many bytes of it come before those of the document. */
  private record Place(long offset, int length, int head, boolean failed) {}

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
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long begin = 0;
    long at = 0;
    file.seek(0);
    for (int n = file.read(buffer); n > 0; n = file.read(buffer)) {
      int from = 0;
      for (int i = 0; i < n; i++) {
        if (buffer[i] == '\n') {
          line.write(buffer, from, i - from);
          note(line.toByteArray(), begin);
          line.reset();
          from = i + 1;
          begin = at + from;
        }
      }
      line.write(buffer, from, n - from);
      at += n;
    }
    // Whatever a killed run left of its last line.
    file.setLength(begin);
    file.seek(begin);
  }

  /** Passes over a line of a killed run or of an older Toron: its file is read again. */
  private void note(byte[] line, long offset) throws IOException {
    if (line.length == 0 || line[line.length - 1] != '}') {
      return;
    }
    try (JsonParser parser = Json.mapper().createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      String sha256 = "";
      String of = "";
      @Nullable Outcome outcome = null;
      long head = -1;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        switch (key) {
          case "sha256" -> sha256 = parser.getText();
          case "configuration" -> of = parser.getText();
          case "outcome" -> outcome = parser.readValueAs(Outcome.class);
          case "document" -> head = parser.currentTokenLocation().getByteOffset() + 1;
          default -> {
            // Of another Toron.
          }
        }
        parser.skipChildren();
      }
      if (parser.nextToken() == null
          && outcome != null
          && of.equals(configuration)
          && (outcome.failure() == null) == (head > 0)) {
        int before = outcome.failure() == null ? Math.toIntExact(head) : line.length;
        places.put(sha256, new Place(offset, line.length, before, outcome.failure() != null));
      }
    } catch (JsonProcessingException e) {
      // Nothing that could be gone on with.
    }
  }

  /** How many files were done before. */
  int size() {
    return places.size();
  }

  /** Whether these bytes were done before. */
  boolean has(String sha256, boolean retry) {
    Place place = places.get(sha256);
    return place != null && !(retry && place.failed());
  }

  synchronized void add(String sha256, Answer answer) throws IOException {
    String line =
        "{\"sha256\":%s,\"configuration\":%s,\"outcome\":%s"
            .formatted(Json.line(sha256), Json.line(configuration), Json.line(answer.outcome()));
    boolean failed = answer.outcome().failure() != null;
    byte[] head = (failed ? line : line + DOCUMENT).getBytes(StandardCharsets.UTF_8);
    long offset = file.length();
    file.seek(offset);
    file.write(head);
    answer.writeRest(file);
    file.write(END);
    int length = Math.toIntExact(file.length() - offset) - 1;
    places.put(sha256, new Place(offset, length, failed ? length : head.length, failed));
  }

  synchronized @Nullable Answer get(String sha256) throws IOException {
    Place place = places.get(sha256);
    if (place == null) {
      return null;
    }
    // The line's closing brace is not the document's.
    byte[] line = new byte[place.length() - 1];
    file.seek(place.offset());
    file.readFully(line);
    return new Answer(outcome(line), line, Math.min(place.head(), line.length));
  }

  private static Outcome outcome(byte[] line) throws IOException {
    try (JsonParser parser = Json.mapper().createParser(line)) {
      while (!"outcome".equals(parser.currentName())) {
        if (parser.nextToken() == null) {
          throw new IOException("the journal changed while it was read");
        }
      }
      parser.nextToken();
      return parser.readValueAs(Outcome.class);
    }
  }

  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
