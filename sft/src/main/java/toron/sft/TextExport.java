package toron.sft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toron.corpus.Message;
import toron.corpus.Split;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.RunLock;

/**
 * The training rows as one file of plain text, a row a line, for Megatron's preprocessing ({@code
 * preprocess_data.py --json-keys text}). Roles, loss spans and weights are lost: this is for
 * continued pretraining. An export follows from its rows: after a withdrawal it is to be made
 * again.
 */
public final class TextExport {
  /** The file's name. */
  public static final String FILE = "text.jsonl";

  private TextExport() {}

  private record Line(String text) {}

  /**
   * Writes the file.
   *
   * @param rows a folder of {@code sft build}
   * @return rows written
   */
  @SuppressWarnings("try") // the lock is held, not used
  public static long run(Path rows, Path out) throws IOException {
    Manifest.of(rows);
    long[] written = new long[1];
    try (RunLock lock = RunLock.take(out)) {
      JsonLines.<Line>write(
          out.resolve(FILE),
          lines -> {
            Path train = rows.resolve(Split.TRAIN.id() + ".jsonl");
            try (Stream<Conversation> all = JsonLines.read(train, Conversation.class)) {
              for (Conversation row : (Iterable<Conversation>) all::iterator) {
                lines.add(new Line(text(row)));
                written[0]++;
              }
            }
          });
      Manifest.of(
              "text",
              Map.of("sft", Manifest.relative(out, rows)),
              Map.of("format", "text"),
              Map.of("rows", written[0]),
              Map.of())
          .write(out);
    }
    return written[0];
  }

  private static String text(Conversation row) {
    return row.messages().stream().map(Message::content).collect(Collectors.joining("\n\n"));
  }
}
