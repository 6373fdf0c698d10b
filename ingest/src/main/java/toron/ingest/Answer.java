package toron.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import toron.files.Json;
import toron.ingest.Document.Source;

/**
 * An outcome and its document as JSON. Whoever reads the file writes the JSON; it is passed on to
 * the journal and to {@code documents.jsonl} as it is, since making objects of it again at each
 * step takes as long as a third of the reading.
 */
final class Answer {
  /** No row of JSON is longer; a length beyond it is not one. */
  private static final int LONGEST = 1 << 30;

  private final Outcome outcome;
  private final byte[] rest;

  /**
   * @param rest of the document behind its source, with the closing brace; empty for a failure
   */
  Answer(Outcome outcome, byte[] rest) {
    this.outcome = outcome;
    this.rest = rest;
  }

  /** Of a failure. */
  Answer(Outcome outcome) {
    this(outcome, new byte[0]);
  }

  Outcome outcome() {
    return outcome;
  }

  static Answer of(Document document) {
    byte[] row = bytes(document);
    int begin = head(document.source()).getBytes(StandardCharsets.UTF_8).length + 1;
    byte[] rest = Arrays.copyOfRange(row, begin, row.length);
    return new Answer(Outcome.of(document), rest);
  }

  /** The document's row, as of another place. */
  String row(Source source) {
    return head(source) + ',' + new String(rest, StandardCharsets.UTF_8);
  }

  /** Everything up to the source; the id is made of the bytes' hash. */
  private static String head(Source source) {
    return "{\"id\":" + Json.line(source.document()) + ",\"source\":" + Json.line(source);
  }

  void writeRest(DataOutput out) throws IOException {
    out.write(rest);
  }

  void write(DataOutputStream out) throws IOException {
    byte[] head = bytes(outcome);
    out.writeInt(head.length);
    out.write(head);
    out.writeInt(rest.length);
    out.write(rest);
    out.flush();
  }

  /** Null where a writer died before its answer, in the middle of it, or of a broken heap. */
  static @Nullable Answer read(DataInputStream in) throws IOException {
    try {
      byte[] head = part(in);
      return new Answer(Json.mapper().readValue(head, Outcome.class), part(in));
    } catch (EOFException | JsonProcessingException e) {
      return null;
    }
  }

  private static byte[] part(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new EOFException("not an answer");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("cut off");
    }
    return bytes;
  }

  private static byte[] bytes(Object row) {
    try {
      return Json.mapper().writeValueAsBytes(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that cannot be written: " + row.getClass(), e);
    }
  }
}
