package toron.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import toron.corpus.Message;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.moe.train.TextFolder;
import toron.rlhf.PreferencePair;
import toron.sft.Conversation;

/**
 * Rows for {@code sft train} whose answer repeats a part of the question, from texts and from the
 * prompts of training pairs: what a small model has to be shown before it carries anything over
 * from its prompt. Arguments: pairs, texts, folder to write, rows.
 */
public final class CopyDrill {
  private static final int PIECE = 600;
  private static final int LONGEST = 260;

  private CopyDrill() {}

  public static void main(String[] args) throws IOException {
    List<String> pieces = new ArrayList<>();
    for (PreferencePair pair :
        JsonLines.readAll(Path.of(args[0]).resolve("train.jsonl"), PreferencePair.class)) {
      pieces.add(pair.prompt().get(pair.prompt().size() - 1).content());
    }
    for (String text : TextFolder.read(Path.of(args[1]))) {
      for (int from = 0; from < text.length(); from += PIECE) {
        pieces.add(text.substring(from, Math.min(text.length(), from + PIECE)));
      }
    }
    Path out = Path.of(args[2]);
    SplittableRandom random = new SplittableRandom(7);
    write(out.resolve("train.jsonl"), pieces, Integer.parseInt(args[3]), random);
    write(out.resolve("validation.jsonl"), pieces, 64, random);
    Manifest.of("copy-drill", Map.of(), Map.of(), Map.of(), Map.of()).write(out);
  }

  private static void write(Path file, List<String> pieces, int count, SplittableRandom random)
      throws IOException {
    List<Conversation> rows = new ArrayList<>();
    while (rows.size() < count) {
      String piece = pieces.get(random.nextInt(pieces.size()));
      String asked = part(piece, random.nextInt(40, LONGEST), random);
      String answer = part(asked, random.nextInt(20, LONGEST), random);
      if (!answer.isBlank()) {
        rows.add(
            new Conversation(
                "copy-" + rows.size(),
                List.of(Message.user(asked), Message.assistant(answer)),
                List.of(),
                1,
                "copy",
                "ja",
                List.of(),
                List.of()));
      }
    }
    JsonLines.writeAll(file, rows);
  }

  /** So many characters from anywhere, no half characters. */
  private static String part(String text, int length, SplittableRandom random) {
    int[] letters = text.codePoints().toArray();
    int size = Math.min(length, letters.length);
    int begin = random.nextInt(letters.length - size + 1);
    return new String(letters, begin, size).strip();
  }
}
