package toron.sft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.Message;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Manifest;

/** Rows from easy to hard, worked out by hand. */
final class CurriculumTest {
  @TempDir private Path temp;

  private static Conversation row(String id, String question, String answer) {
    return new Conversation(
        id,
        List.of(Message.user(question), Message.assistant(answer)),
        List.of(),
        1,
        "answer",
        "en",
        List.of("ours"),
        List.of());
  }

  private static final Conversation LONG = row("long", "q".repeat(90), "yes");
  private static final Conversation FACT = row("fact", "how many?", "there are 40 percent");
  private static final Conversation SHORT = row("short", "how so?", "it follows");
  private static final Conversation TWIN = row("twin", "how s𠮷?", "it follows");

  private Path rows(Conversation... train) throws IOException {
    Path rows = temp.resolve("rows");
    JsonLines.writeAll(rows.resolve("train.jsonl"), List.of(train));
    Manifest.of("sft", Map.of(), Map.of(), Map.of(), Map.of()).write(rows);
    return rows;
  }

  @Test
  void aRowIsAsHardAsItIsLongAndAFactAddsToIt() {
    assertThat(Curriculum.difficulty(SHORT)).isEqualTo(7 + 10);
    assertThat(Curriculum.difficulty(TWIN)).isEqualTo(7 + 10);
    assertThat(Curriculum.difficulty(LONG)).isEqualTo(93);
    assertThat(Curriculum.difficulty(FACT)).isEqualTo(9 + 20 + Curriculum.FACT);
  }

  @Test
  void easyRowsComeFirstAndEqualsKeepTheirOrder() throws IOException {
    Path out = temp.resolve("out");
    assertThat(Curriculum.run(rows(LONG, TWIN, FACT, SHORT), out)).isEqualTo(4);
    assertThat(JsonLines.readAll(out.resolve("train.jsonl"), Conversation.class))
        .containsExactly(TWIN, SHORT, FACT, LONG);
    assertThat(Manifest.of(out).counts()).containsEntry("rows", 4L);
  }

  @Test
  void aFileThatWasCutOffIsRefused() throws IOException {
    Path rows = rows(LONG, SHORT);
    Path train = rows.resolve("train.jsonl");
    String text = Files.readString(train);
    Files.writeString(train, text.substring(0, text.length() - 1));
    assertThatThrownBy(() -> Curriculum.run(rows, temp.resolve("out")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("the last line does not end");
    assertThat(temp.resolve("out/train.jsonl")).doesNotExist();
  }
}
