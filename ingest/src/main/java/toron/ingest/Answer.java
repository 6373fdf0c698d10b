package toron.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /** Of the document what stands behind its source, with the closing brace: from here on. */
  private final byte[] row;

  private final int begin;

  /**
   * @param row ends with the document from behind its source on; empty for a failure
   */
  Answer(Outcome outcome, byte[] row, int begin) {
    this.outcome = outcome;
    this.row = row;
    this.begin = begin;
  }

  /** Of a failure. */
  Answer(Outcome outcome) {
    this(outcome, new byte[0], 0);
  }

  Outcome outcome() {
    return outcome;
  }

  static Answer of(Document document) {
    byte[] row = bytes(document);
    int begin = head(document.source()).getBytes(StandardCharsets.UTF_8).length + 1;
    return new Answer(Outcome.of(document), row, begin);
  }

  /** The document's row, as of another place. */
  String row(Source source) {
    return head(source) + ',' + new String(row, begin, row.length - begin, StandardCharsets.UTF_8);
  }

  /** Everything up to the source; the id is made of the bytes' hash. */
  private static String head(Source source) {
    return "{\"id\":" + Json.line(source.document()) + ",\"source\":" + Json.line(source);
  }

  void writeRest(DataOutput out) throws IOException {
    out.write(row, begin, row.length - begin);
  }

  void write(DataOutputStream out) throws IOException {
    byte[] head = bytes(outcome);
    out.writeInt(head.length);
    out.write(head);
    out.writeInt(row.length - begin);
    writeRest(out);
    out.flush();
  }

  /** Null where a writer died before its answer, in the middle of it, or of a broken heap. */
  static @Nullable Answer read(DataInputStream in) throws IOException {
    try {
      byte[] head = part(in);
      return new Answer(Json.mapper().readValue(head, Outcome.class), part(in), 0);
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
