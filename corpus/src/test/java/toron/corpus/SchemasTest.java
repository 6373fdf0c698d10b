package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.testing.Contract;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.files.ConfigException;
import toron.files.Json;
import toron.files.Progress;
import toron.files.Schemas;
import toron.ingest.Failure;

final class SchemasTest {
  @TempDir Path folder;

  @Test
  void whatTheCorpusReadsAndWritesFits() throws IOException {
    Folders folders = new Folders(folder).with(Folders.allowed("league"));
    folders.add(Rounds.japanese("1", "動物園"), "league");
    folders.add(Rounds.english("2", "toll roads"), "league");
    folders.add(Rounds.english("3", "zoos"), null);
    Path debates = folders.write();
    Path out = folder.resolve("corpus");
    new CorpusBuild(CorpusOptions.DEFAULT, Progress.NONE).run(debates, out);

    assertThat(Contract.fits("document", folder.resolve("documents/documents.jsonl"))).isEqualTo(3);
    assertThat(Contract.fits("debate", debates.resolve("debates.jsonl"))).isEqualTo(3);
    assertThat(Contract.fits("debate", out.resolve("debates.jsonl"))).isEqualTo(2);
    assertThat(Contract.fits("dropped", out.resolve("dropped.jsonl"))).isEqualTo(1);
    assertThat(Contract.fits("replacement", out.resolve("replacements.jsonl"))).isPositive();
    Contract.fitsWhole("manifest", out.resolve("manifest.json"));
  }

  @Test
  void anythingElseDoesNotFit() {
    ObjectNode row = Json.mapper().valueToTree(new Dropped("b", "too-short", "length", "3"));
    assertThat(Contract.fits("dropped", row)).isTrue();
    row.remove("reason");
    assertThat(Contract.fits("dropped", row)).isFalse();

    Failure failure = new Failure("a.pdf", null, Failure.Reason.EMPTY, null, "0 bytes");
    ObjectNode failed = Json.mapper().valueToTree(failure);
    assertThat(Contract.fits("failure", failed)).isTrue();
    failed.put("reason", "bored");
    assertThat(Contract.fits("failure", failed)).isFalse();
  }

  @Test
  void anUnknownNameIsAnswered() {
    assertThat(Schemas.names())
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                "document",
                "failure",
                "debate",
                "conversation",
                "preference",
                "dropped",
                "replacement",
                "provenance",
                "manifest"));
    assertThatThrownBy(() -> Schemas.text("sonnet"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no schema 'sonnet'; known: [conversation, debate");
  }
}
