package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.files.Json;
import toron.ingest.Document.PageFlag;
import toron.ingest.Failure.Reason;

final class AnswerTest {
  private static final Document DOCUMENT = document();

  private static Document document() {
    Document.Line line =
        new Document.Line(
            "議長\t\"賛成\"です。",
            0,
            10,
            new Box(1, 2.5, 3, 4),
            Document.Role.BODY,
            Document.Writing.VERTICAL,
            10.5);
    Document.Page page =
        new Document.Page(
            1,
            595,
            842,
            Document.Extraction.TEXT_LAYER,
            1,
            List.of(PageFlag.GARBLED),
            List.of(line));
    Document.Source source =
        new Document.Source("討論/\"一\".pdf", "ab".repeat(32), "application/pdf", 12, null);
    return new Document(
        source.document(),
        source,
        "ja",
        null,
        line.text(),
        List.of(page, page),
        List.of(new Document.Ruby(0, 2, "ぎちょう")),
        new Document.Quality(0.5, List.of("garbled")));
  }

  @Test
  void theRowOfAnAnswerIsTheDocumentsOwnAtWhateverPlace() {
    Document.Source moved = DOCUMENT.source().at("ほか/二.pdf", "club");

    assertThat(Answer.of(DOCUMENT).row(DOCUMENT.source())).isEqualTo(Json.line(DOCUMENT));
    assertThat(Answer.of(DOCUMENT).row(moved))
        .isEqualTo(
            Json.line(
                new Document(
                    DOCUMENT.id(),
                    moved,
                    DOCUMENT.language(),
                    DOCUMENT.title(),
                    DOCUMENT.text(),
                    DOCUMENT.pages(),
                    DOCUMENT.ruby(),
                    DOCUMENT.quality())));
  }

  @Test
  void whatARunCountsIsInTheOutcome() {
    Outcome outcome = Answer.of(DOCUMENT).outcome();

    assertThat(outcome.pages()).isEqualTo(2);
    assertThat(outcome.flags()).containsExactly(Map.entry(PageFlag.GARBLED, 2));
  }

  @Test
  void anAnswerThatIsCutAnywhereIsNone() throws IOException {
    byte[] whole = bytes(Answer.of(DOCUMENT));
    Answer read = Objects.requireNonNull(read(whole));

    assertThat(read.row(DOCUMENT.source())).isEqualTo(Json.line(DOCUMENT));
    assertThat(read.outcome()).isEqualTo(Outcome.of(DOCUMENT));
    for (int length = 0; length < whole.length; length++) {
      assertThat(read(Arrays.copyOf(whole, length))).as("cut at %d", length).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Terminating due to java.lang.OutOfMemoryError", "\n\n\n\n{}", "\u00ff"})
  void whatIsNoAnswerIsNone(String said) throws IOException {
    assertThat(read(said.repeat(9).getBytes(StandardCharsets.ISO_8859_1))).isNull();
  }

  @Test
  void aFailureIsWrittenAndReadAgain() throws IOException {
    Answer answer = new Answer(Outcome.failed("a.pdf", null, Reason.CORRUPT, 3, "no page"));

    Answer read = Objects.requireNonNull(read(bytes(answer)));

    assertThat(read.outcome()).isEqualTo(answer.outcome());
  }

  private static byte[] bytes(Answer answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    answer.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static @Nullable Answer read(byte[] bytes) throws IOException {
    return Answer.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
