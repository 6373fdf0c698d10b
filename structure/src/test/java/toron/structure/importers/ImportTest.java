package toron.structure.importers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

/** Public data sets in the shape in which their authors publish them; the rows here are made up. */
final class ImportTest {
  private static final String COUNTERS =
      "arguments-07_libraries_should_open_at_night-counter_arguments.json";
  private static final String OPENINGS =
      "arguments-07_libraries_should_open_at_night-original_arguments.json";

  @TempDir Path folder;
  private Path out = Path.of("");

  @BeforeEach
  void contribute() throws IOException {
    out = folder.resolve("out");
    write(
        "contribution.yaml",
        "id: made-up\ncontributor: nobody\nlicence: CC0-1.0\ncontact: null\npermissions: {data_mining: allowed, ai_training: allowed, ai_generative_training: allowed, ai_inference: allowed}\nconditions: null\nuntil: null\nnames: []\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void typic() throws IOException {
    write(
        OPENINGS,
        "[{\"original_argument_id\":\"LN_PM_001\",\"speech\":\"Hello. Students need quiet rooms in the evening.\",\"sentences\":[]}]");
    write(
        COUNTERS,
        "[{\"counter_argument_id\":\"LN_LO_001\",\"speech\":\"They said students need quiet rooms. However, they can study at home.\",\"sentences\":[\"They said students need quiet rooms.\",\"However, they can study at home.\"],\"original_argument_id\":\"LN_PM_001\",\"source\":\"X\"}]");
    write(
        "diagnoses-en-diagnostic_comments.json",
        "[{\"comment_id\":\"C1\",\"counter_argument_id\":\"LN_LO_001\",\"target_sent_index\":[1],\"judge\":\"judgeA\",\"comment_in_natural_language\":\"It is unclear why a home is as quiet as a library.\",\"template_annotations\":[]}]");
  }

  private Debate only() throws IOException {
    List<Debate> debates = JsonLines.readAll(out.resolve("debates.jsonl"), Debate.class);
    assertThat(debates).hasSize(1);
    return debates.get(0);
  }

  @Test
  void typicGivesOpeningAnswerAndComments() throws IOException {
    typic();
    assertThat(new TypicImport("en", Progress.NONE).run(folder, out).debates()).isEqualTo(1);
    Debate debate = only();
    assertThat(requireNonNull(debate.motion()).text()).isEqualTo("Libraries should open at night");
    assertThat(debate.speeches()).extracting(Debate.Speech::role).containsExactly("PM", "LO");
    assertThat(debate.speeches())
        .extracting(Debate.Speech::side)
        .containsExactly(Side.AFFIRMATIVE, Side.NEGATIVE);
    Debate.Decision decision = requireNonNull(debate.decision());
    assertThat(decision.winner()).isNull();
    assertThat(requireNonNull(decision.reason()).text())
        .isEqualTo("It is unclear why a home is as quiet as a library.");
    Document document = JsonLines.readAll(out.resolve("documents.jsonl"), Document.class).get(0);
    Debate.Comment comment = decision.comments().get(0);
    assertThat(decision.comments()).hasSize(1);
    assertThat(comment.judge()).isEqualTo("judgeA");
    assertThat(comment.speech()).isEqualTo(1);
    assertThat(comment.stance()).isEqualTo(Debate.Stance.FAULT);
    assertThat(comment.text()).isEqualTo("It is unclear why a home is as quiet as a library.");
    assertThat(comment.aims()).hasSize(1);
    Location aim = comment.aims().get(0);
    assertThat(document.text().substring(aim.begin(), aim.end()))
        .isEqualTo("However, they can study at home.");
    assertThat(document.source().contribution()).isEqualTo("made-up");
    assertThat(document.source().path()).isEqualTo(COUNTERS + "#LN_LO_001");
    assertThat(debate.documents()).containsExactly(document.id());
    assertThat(Manifest.of(out).input(out, "documents")).isEqualTo(out);
  }

  @Test
  void aCommentOnASentenceThatTheSpeechLacksIsToldWithItsEntry() throws IOException {
    typic();
    Path comments = folder.resolve("diagnoses-en-diagnostic_comments.json");
    Files.writeString(
        comments,
        Files.readString(comments)
            .replace("\"target_sent_index\":[1]", "\"target_sent_index\":[2]"));
    assertThatThrownBy(() -> new TypicImport("en", Progress.NONE).run(folder, out))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(COUNTERS)
        .hasMessageContaining("LN_LO_001")
        .hasMessageContaining("sentence 2 of 2");
  }

  @Test
  void typicNamesTheEntryWithoutAnOpening() throws IOException {
    typic();
    write(OPENINGS, "[]");
    assertThatThrownBy(() -> new TypicImport("en", Progress.NONE).run(folder, out))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(COUNTERS)
        .hasMessageContaining("LN_LO_001");
    assertThat(out.resolve("debates.jsonl")).doesNotExist();
  }

  @Test
  void brokenJsonIsToldWithItsLine() throws IOException {
    typic();
    write(COUNTERS, "[\n{\"counter_argument_id\": oops}\n]");
    assertThatThrownBy(() -> new TypicImport("en", Progress.NONE).run(folder, out))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(COUNTERS + ":2:");
  }

  @Test
  void withoutConsentNothingIsImported() throws IOException {
    typic();
    Files.delete(folder.resolve("contribution.yaml"));
    assertThatThrownBy(() -> new TypicImport("en", Progress.NONE).run(folder, out))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("contribution.yaml");
  }

  private static final String HEADER =
      "speech-id,motion-id,speech-to-motion-polarity,speaker-name,responds-to-speaker-name,speech-text\n";

  private void gpr(String rows) throws IOException {
    write("speech-transcripts.csv", HEADER + rows);
    write("motions.csv", "motion-id,motion-text\n7,We should ban kites\n");
  }

  @Test
  void gprPutsASpeechBehindTheOneItAnswers() throws IOException {
    gpr(
        "a,7,PRO,ann,,\"Kites fall on wires.\n\nThat is, well, dangerous.\"\nb,7,CON,bob,ann,Wires can be buried.\n");
    new GprImport(Progress.NONE).run(folder, out);
    Debate debate = only();
    assertThat(debate.speeches())
        .extracting(Debate.Speech::text)
        .containsExactly("Kites fall on wires.\nThat is, well, dangerous.", "Wires can be buried.");
    assertThat(debate.speakers()).extracting(Debate.Speaker::name).containsExactly("ann", "bob");
  }

  @Test
  void gprNamesTheLineOfAnAnswerToNobody() throws IOException {
    gpr("a,7,PRO,ann,,\"Kites\nfall.\"\nb,7,CON,bob,zoe,No.\n");
    assertThatThrownBy(() -> new GprImport(Progress.NONE).run(folder, out))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("speech-transcripts.csv:4:")
        .hasMessageContaining("zoe");
  }
}
