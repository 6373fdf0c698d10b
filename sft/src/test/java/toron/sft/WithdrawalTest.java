package toron.sft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusOptions;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.corpus.withdraw.Withdrawal;
import toron.corpus.withdraw.WithdrawalRecord;
import toron.corpus.withdraw.WithdrawalRecord.Reached;
import toron.corpus.withdraw.WithdrawalRecord.State;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;

/** A contribution goes, from the documents to the models; nothing else moves. */
final class WithdrawalTest {
  private static final Withdrawal.Signature SIGNED =
      new Withdrawal.Signature("the data office", "asked to", "2026-04-01");
  private static final List<String> SPLITS = List.of("train", "validation", "test");

  @TempDir Path folder;

  @BeforeEach
  void line() throws IOException {
    Folders folders =
        new Folders(folder).with(Folders.allowed("stays")).with(Folders.allowed("goes"));
    List<String> topics = List.of("夏休みの宿題", "救急車", "動物園", "容器", "高速道路", "制服", "投票所");
    for (int i = 0; i < topics.size(); i++) {
      folders.add(Rounds.japanese(topics.get(i), topics.get(i)), i % 3 == 0 ? "goes" : "stays");
    }
    CorpusOptions d = CorpusOptions.DEFAULT;
    CorpusOptions all =
        new CorpusOptions(
            List.of(), "2026-01-01", d.filters(), 1, 1, 1, true, d.shares(), null, null);
    new CorpusBuild(all, Progress.NONE).run(folders.write(), folder.resolve("corpus"));
    new SftBuild(SftOptions.DEFAULT, Progress.NONE)
        .run(folder.resolve("corpus"), folder.resolve("sft"));
    model("models/first", Map.of("sft", "../../sft"), Map.of("contributions", List.of("goes")));
    model("models/second", Map.of("base", "../first"), Map.of());
    model("models/other", Map.of(), Map.of("contributions", List.of("stays")));
    Path copy = Files.createDirectories(folder.resolve("models/copy"));
    Files.writeString(copy.resolve("README.md"), "# M\n\nContributions: goes, stays.\n");
    Files.writeString(copy.resolve("model.safetensors"), "weights");
  }

  private void model(String name, Map<String, String> inputs, Map<String, Object> details)
      throws IOException {
    Path at = folder.resolve(name);
    Manifest.of("sft train", inputs, Map.of(), Map.of(), details).write(at);
    Files.writeString(at.resolve("model.safetensors"), "weights");
    Files.createDirectories(at.resolve("checkpoints/step-4"));
    Files.writeString(at.resolve("checkpoints/step-4/model.safetensors"), "weights");
    Files.writeString(at.resolve("README.md"), "# A model\n");
  }

  private Withdrawal withdrawal() {
    return new Withdrawal(List.of(SftBuild.kind()), Progress.NONE);
  }

  private WithdrawalRecord plan() throws IOException {
    return withdrawal().plan("goes", List.of(folder), "2026-04-01");
  }

  private WithdrawalRecord carryOut(WithdrawalRecord plan, boolean delete) throws IOException {
    return withdrawal().carryOut(plan, SIGNED, folder.resolve("record.json"), delete);
  }

  @Test
  void aPlanListsExactlyWhatIsReachedAndChangesNothing() throws IOException {
    Map<String, String> before = hashes();
    WithdrawalRecord plan = plan();

    assertThat(hashes()).isEqualTo(before);
    assertThat(plan.folders())
        .extracting(Reached::stage)
        .containsExactly("sft", "corpus", "structure", "ingest");
    Map<String, List<String>> rows = plan.folders().get(0).removed();
    for (String split : SPLITS) {
      List<String> expected = new ArrayList<>();
      for (Conversation row : conversations(split)) {
        if (row.contributions().contains("goes")) {
          expected.add(row.id());
        }
      }
      assertThat(rows.getOrDefault(split + ".jsonl", List.of())).isEqualTo(expected);
    }
    assertThat(plan.folders().get(0).rows()).isPositive();
    assertThat(plan.folders().get(3).removed().get("documents.jsonl")).hasSize(3);
    assertThat(plan.checkpoints())
        .extracting(c -> Path.of(c.folder()).getFileName() + " " + c.why())
        .containsExactlyInAnyOrder("first trained on", "second starts from", "copy trained on");
    assertThat(plan.checkpoints().get(0).weights())
        .containsExactly("model.safetensors", "checkpoints/step-4/model.safetensors");
  }

  @Test
  void rowsThatStayKeepTheirBytesAndFollowEachOtherAsBefore() throws IOException {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    for (String split : SPLITS) {
      List<String> kept = new ArrayList<>();
      for (String line : lines("sft/" + split + ".jsonl")) {
        if (!line.contains("\"goes\"")) {
          kept.add(line);
        }
      }
      wanted.put(split, kept);
    }
    carryOut(plan(), false);
    long all = 0;
    for (String split : SPLITS) {
      assertThat(lines("sft/" + split + ".jsonl")).isEqualTo(wanted.get(split));
      all += wanted.getOrDefault(split, List.of()).size();
      try (var rows =
          new CarpetReader<>(
                  folder.resolve("sft/" + split + ".parquet").toFile(), Conversation.class)
              .stream()) {
        assertThat(rows.toList()).isEqualTo(conversations(split));
      }
    }
    Manifest manifest = Manifest.of(folder.resolve("sft"));
    assertThat(manifest.counts()).containsEntry("rows", all).containsKey("withdrawn.goes");
    assertThat(manifest.details().get("sha256"))
        .isEqualTo(
            Map.of(
                "train.jsonl", Hashes.sha256(folder.resolve("sft/train.jsonl")),
                "validation.jsonl", Hashes.sha256(folder.resolve("sft/validation.jsonl")),
                "test.jsonl", Hashes.sha256(folder.resolve("sft/test.jsonl"))));
  }

  @Test
  void nothingNamesTheContributionAfterwardsButTheRecordAndTheMarks() throws IOException {
    carryOut(plan(), false);
    for (String file : List.of("documents", "debates", "corpus", "sft")) {
      try (Stream<Path> all = Files.walk(folder.resolve(file))) {
        for (Path one : all.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(one, StandardCharsets.ISO_8859_1);
          assertThat(text.replace("withdrawn.goes", ""))
              .as("%s", one)
              .doesNotContain("\"goes\"")
              .doesNotContain("| goes |");
        }
      }
    }
    assertThat(plan().folders()).isEmpty();
    List<JsonNode> groups =
        JsonLines.readAll(folder.resolve("corpus/splits.jsonl"), JsonNode.class);
    assertThat(groups).hasSize(7);
    assertThat(groups.stream().mapToInt(g -> g.path("debates").asInt()).sum()).isEqualTo(4);
  }

  @Test
  void theRecordSaysWhoAndWhatAndHasTheHashesBeforeAndAfter() throws IOException {
    Map<String, String> before = hashes();
    carryOut(plan(), false);
    WithdrawalRecord record = Json.read(folder.resolve("record.json"), WithdrawalRecord.class);

    assertThat(record.state()).isEqualTo(State.DONE);
    assertThat(record.signedBy()).isEqualTo("the data office");
    for (Reached reached : record.folders()) {
      Path at = Path.of(reached.folder());
      reached
          .sha256Before()
          .forEach(
              (file, hash) -> assertThat(before.get(at.resolve(file).toString())).isEqualTo(hash));
      for (Map.Entry<String, String> file : reached.sha256After().entrySet()) {
        assertThat(Hashes.sha256(at.resolve(file.getKey()))).isEqualTo(file.getValue());
      }
    }
  }

  @Test
  void modelsAreMarkedAndLoseTheirWeightsOnlyWhenThatIsAskedFor() throws IOException {
    WithdrawalRecord plan = plan();
    carryOut(plan, false);
    Path first = folder.resolve("models/first");
    assertThat(first.resolve("model.safetensors")).exists();
    assertThat(first.resolve("withdrawn.json")).exists();
    assertThat(Files.readString(first.resolve("README.md"))).contains("`goes` was withdrawn");
    assertThat(folder.resolve("models/other/withdrawn.json")).doesNotExist();

    carryOut(plan, true);
    assertThat(first.resolve("model.safetensors")).doesNotExist();
    assertThat(first.resolve("checkpoints/step-4/model.safetensors")).doesNotExist();
    assertThat(folder.resolve("models/other/model.safetensors")).exists();
    assertThat(Files.readString(first.resolve("README.md")))
        .containsOnlyOnce("`goes` was withdrawn");
  }

  @Test
  void aRunThatWasStoppedEndsAsOneThatWasNot() throws IOException {
    WithdrawalRecord plan = plan();
    // Stopped within the first folder: its rows are gone, its manifest is as it was.
    Path manifest = folder.resolve("sft/manifest.json");
    String old = Files.readString(manifest);
    carryOut(plan, false);
    Map<String, String> whole = hashes();
    Files.writeString(manifest, old);
    Files.writeString(folder.resolve("sft/train.parquet"), "half");

    carryOut(plan, false);
    assertThat(hashes()).isEqualTo(whole);
  }

  @Test
  void debatesWhoseDocumentsAreNotThereStopItBeforeAnythingChanges() throws IOException {
    Files.delete(folder.resolve("documents/documents.jsonl"));
    assertThatThrownBy(
            () -> withdrawal().plan("goes", List.of(folder.resolve("debates")), "2026-04-01"))
        .hasMessageContaining("whose are its debates");
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  private List<Conversation> conversations(String split) throws IOException {
    return JsonLines.readAll(folder.resolve("sft/" + split + ".jsonl"), Conversation.class);
  }

  private Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.endsWith("run.json") && !file.endsWith("record.json")) {
          hashes.put(file.toString(), Hashes.sha256(file));
        }
      }
    }
    return hashes;
  }
}
