package toron.sft;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import toron.corpus.EvidenceGate;
import toron.corpus.Message;
import toron.corpus.Split;
import toron.files.BadDataException;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.RunLock;

/**
 * The training rows from easy to hard, for a trainer that takes them in order. The measure is the
 * code points of the whole row, plus {@value #FACT} for each number, name, quotation and citation
 * of the answer, which all have to be carried over from the prompt. An export follows from its
 * rows: after a withdrawal it is to be made again.
 */
public final class Curriculum {
  /** What one fact weighs, in code points. */
  static final int FACT = 50;

  private Curriculum() {}

  /** Where a row stands in its file. */
  private record Place(long begin, int length, long difficulty) {}

  /**
   * Writes {@code train.jsonl}; rows are sorted by their places, not held.
   *
   * @param rows a folder of {@code sft build}
   * @return rows written
   */
  @SuppressWarnings("try") // the lock is held, not used
  public static long run(Path rows, Path out) throws IOException {
    Manifest.of(rows);
    String name = Split.TRAIN.id() + ".jsonl";
    Path train = rows.resolve(name);
    try (RunLock lock = RunLock.take(out)) {
      List<Place> places = places(train);
      places.sort(Comparator.comparingLong(Place::difficulty).thenComparingLong(Place::begin));
      try (FileChannel file = FileChannel.open(train)) {
        JsonLines.<Conversation>write(
            out.resolve(name),
            sink -> {
              for (Place place : places) {
                sink.line(new String(bytes(file, place), StandardCharsets.UTF_8));
              }
            });
      }
      Manifest.of(
              "curriculum",
              Map.of("sft", Manifest.relative(out, rows)),
              Map.of("order", "difficulty", "measure", "code points + " + FACT + " a fact"),
              Map.of("rows", (long) places.size()),
              Map.of())
          .write(out);
      return places.size();
    }
  }

  /** How hard a row is. */
  static long difficulty(Conversation row) {
    long size = 0;
    for (Message message : row.messages()) {
      String content = message.content();
      size += content.codePointCount(0, content.length());
      if (message.role().equals("assistant")) {
        size += (long) FACT * new EvidenceGate(row.language(), "").check(content).facts();
      }
    }
    return size;
  }

  private static List<Place> places(Path train) throws IOException {
    List<Place> places = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(train), 1 << 16);
        FileChannel file = FileChannel.open(train)) {
      long begin = 0;
      long at = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        at++;
        if (b == '\n') {
          places.add(place(train, file, places.size() + 1, begin, (int) (at - 1 - begin)));
          begin = at;
        }
      }
      if (at > begin) {
        throw BadDataException.at(train, places.size() + 1, "the last line does not end");
      }
    }
    return places;
  }

  private static Place place(Path train, FileChannel file, int line, long begin, int length)
      throws IOException {
    byte[] json = bytes(file, new Place(begin, length, 0));
    try {
      return new Place(
          begin, length, difficulty(Json.mapper().readValue(json, Conversation.class)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw BadDataException.at(train, line, e.getOriginalMessage());
    }
  }

  private static byte[] bytes(FileChannel file, Place place) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(place.length());
    while (buffer.hasRemaining()) {
      if (file.read(buffer, place.begin() + buffer.position()) < 0) {
        throw new IOException("the file has become shorter while it was read");
      }
    }
    return buffer.array();
  }
}
