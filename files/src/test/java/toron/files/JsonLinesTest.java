package toron.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonLinesTest {
  record Row(String id, int page, @Nullable String note) {}

  @TempDir Path folder;

  @Test
  void writesEveryKeyInRecordOrderAndReadsItBack() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    List<Row> rows = List.of(new Row("a", 1, null), new Row("討論", 2, "𠮷"));

    JsonLines.writeAll(file, rows);

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {"id":"a","page":1,"note":null}
            {"id":"討論","page":2,"note":"𠮷"}
            """);
    assertThat(JsonLines.readAll(file, Row.class)).isEqualTo(rows);
  }

  @Test
  void aBrokenLineIsNamedByFileAndLine() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(file, "{\"id\":\"a\",\"page\":1}\n{\"id\":\"b\",\"pa\n");

    assertThatThrownBy(() -> JsonLines.readAll(file, Row.class))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(file + ":2: ");
  }

  @Test
  void aWrongTypeIsNamedByItsKey() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(file, "{\"id\":\"a\",\"page\":\"one\"}\n");

    assertThatThrownBy(() -> JsonLines.readAll(file, Row.class))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(file + ":1: page: ");
  }

  @Test
  void keysOfALaterContractAreIgnored() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(file, "{\"id\":\"a\",\"page\":1,\"note\":null,\"colour\":\"red\"}\n");

    assertThat(JsonLines.readAll(file, Row.class)).containsExactly(new Row("a", 1, null));
  }

  @Test
  void rowsBeforeABrokenLineAreStillReadAsAStream() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(file, "{\"id\":\"a\",\"page\":1}\nnonsense\n");

    try (Stream<Row> rows = JsonLines.read(file, Row.class)) {
      assertThat(rows.findFirst()).contains(new Row("a", 1, null));
    }
  }

  @Test
  void aWriteThatFailsLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    JsonLines.writeAll(file, List.of(new Row("old", 1, null)));

    assertThatThrownBy(
            () ->
                JsonLines.<Row>write(
                    file,
                    sink -> {
                      sink.add(new Row("new", 1, null));
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");

    assertThat(JsonLines.readAll(file, Row.class)).containsExactly(new Row("old", 1, null));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}
