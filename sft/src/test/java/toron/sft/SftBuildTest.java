package toron.sft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusOptions;
import toron.corpus.Dropped;
import toron.corpus.Message;
import toron.corpus.Provenance;
import toron.corpus.Replacement;
import toron.corpus.Split;
import toron.corpus.rows.Trace;
import toron.corpus.testing.Contract;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.ingest.Document;

final class SftBuildTest {
  private static final List<String> JAPANESE =
      List.of("夏休みの宿題", "救急車の無料利用", "動物園", "プラスチック容器", "高速道路の料金");
  @TempDir Path folder;
  private Folders folders;

  @BeforeEach
  void corpus() throws IOException {
    folders = new Folders(folder).with(Folders.allowed("league"));
    for (String topic : JAPANESE) {
      folders.add(Rounds.japanese(topic, topic), "league");
    }
    folders.add(Rounds.english("en1", "toll roads"), "league");
    folders.add(Rounds.english("en2", "school uniforms"), "league");
    CorpusOptions d = CorpusOptions.DEFAULT;
    // The rounds share a template; near-duplicates are tested elsewhere.
    CorpusOptions all =
        new CorpusOptions(
            List.of(), "2026-01-01", d.filters(), 1, 1, 1, true, d.shares(), null, null);
    new CorpusBuild(all, Progress.NONE).run(folders.write(), folder.resolve("corpus"));
  }

  @Test
  void everyTaskHasRowsInTheLanguageThatOffersIt() throws IOException {
    SftResult result = build(SftOptions.DEFAULT);

    assertThat(result.tasks().keySet())
        .containsAll(
            List.of(
                "constructive",
                "issue",
                "rebuttal",
                "extend",
                "answer",
                "question",
                "weigh",
                "judge",
                "dropped",
                "flow",
                "structure",
                "support"));
    assertThat(result.debates()).isEqualTo(7);
    assertThat(rows()).extracting(Conversation::language).contains("ja", "en");
    assertThat(result.splits().values()).allMatch(n -> n > 0);
    assertThat(result.dropped().keySet()).doesNotContain("untraceable");
  }

  @Test
  void everyFileIsTheSameWithAnyNumberOfWorkers() throws IOException {
    Map<Integer, Map<String, String>> files = new TreeMap<>();
    for (int workers : List.of(1, 2, 3)) {
      Path out = folder.resolve("workers-" + workers);
      new SftBuild(SftOptions.DEFAULT, workers, Progress.NONE).run(folder.resolve("corpus"), out);
      Map<String, String> hashes = new TreeMap<>();
      try (Stream<Path> written = Files.list(out)) {
        for (Path file : written.filter(f -> !f.endsWith("run.json")).toList()) {
          hashes.put(String.valueOf(file.getFileName()), Hashes.sha256(file));
        }
      }
      files.put(workers, hashes);
    }
    assertThat(files.get(1)).containsKeys("train.parquet", "manifest.json", "croissant.json");
    assertThat(files.get(2)).isEqualTo(files.get(1));
    assertThat(files.get(3)).isEqualTo(files.get(1));
  }

  @Test
  void everyRowIsSystemUserAssistantWithoutHoles() throws IOException {
    build(SftOptions.DEFAULT);

    for (Conversation row : rows()) {
      assertThat(row.messages())
          .extracting(Message::role)
          .containsExactly("system", "user", "assistant");
      assertThat(row.messages()).allSatisfy(m -> assertThat(m.content()).isNotBlank());
      assertThat(row.messages().get(0).content() + row.messages().get(1).content())
          .doesNotContainPattern("\\{[a-z]+\\}");
      assertThat(row.contributions()).containsExactly("league");
    }
    assertThat(rows()).extracting(Conversation::id).doesNotHaveDuplicates();
  }

  /** The words of a row are the document's, but for the replacements. */
  @Test
  void provenanceLeadsToThePrintedWords() throws IOException {
    build(SftOptions.DEFAULT);
    Map<String, Document> documents = new HashMap<>();
    folders.documents().forEach(d -> documents.put(d.id(), d));
    Map<String, TreeMap<Integer, Replacement>> replaced = new HashMap<>();
    for (Replacement r :
        JsonLines.readAll(folder.resolve("corpus/replacements.jsonl"), Replacement.class)) {
      replaced.computeIfAbsent(r.document(), d -> new TreeMap<>()).put(r.begin(), r);
    }
    int checked = 0;
    int withNames = 0;
    for (Conversation row : rows()) {
      for (Provenance p : row.provenance()) {
        Document document = documents.get(p.document());
        if (document == null) {
          throw new AssertionError("no document " + p.document());
        }
        String printed = printed(document, p, replaced.getOrDefault(p.document(), new TreeMap<>()));
        assertThat(slice(row.messages().get(p.message()).content(), p.begin(), p.end()))
            .isEqualTo(printed);
        assertThat(p.sha256()).isEqualTo(document.source().sha256());
        withNames += printed.contains("人物") || printed.contains("Person") ? 1 : 0;
        checked++;
      }
      assertThat(row.provenance())
          .as(row.task())
          .anyMatch(p -> p.message() == 2 || row.task().equals("dropped"));
    }
    assertThat(checked).isGreaterThan(200);
    assertThat(withNames).isGreaterThan(5);
  }

  @Test
  void aRowIsTracedToItsFile() throws IOException {
    build(SftOptions.DEFAULT);
    for (Conversation row : rows()) {
      Trace.Traced traced = Trace.row(out(), row.id());
      assertThat(traced.places()).hasSameSizeAs(row.provenance());
      assertThat(traced.places()).allMatch(place -> place.path().startsWith("league/"));
    }
    assertThatThrownBy(() -> Trace.row(out(), "s-nothing")).hasMessageContaining("no row");
  }

  @Test
  void pagesFollowTheDocument() throws IOException {
    build(SftOptions.DEFAULT);

    assertThat(
            rows().stream().flatMap(r -> r.provenance().stream()).map(Provenance::page).distinct())
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void theEvidenceIsInThePrompt() throws IOException {
    build(SftOptions.DEFAULT);

    List<Conversation> issues =
        rows().stream()
            .filter(
                r -> r.task().equals("issue") && r.messages().get(2).content().startsWith("内因性"))
            .toList();
    assertThat(issues).hasSize(JAPANESE.size());
    assertThat(issues)
        .allSatisfy(
            r -> assertThat(r.messages().get(1).content()).contains("年間12万円に達し", "清水 2020年"));
  }

  @Test
  void whatThePromptDoesNotSayIsMaskedOrDroppedOrKept() throws IOException {
    SftResult masked = build(options(4000, SftOptions.Policy.MASK));
    assertThat(masked.gate().get("ungrounded")).isPositive();
    assertThat(masked.gate().get("unsupported")).isZero();
    Conversation judged =
        rows().stream()
            .filter(r -> r.task().equals("judge") && !r.lossSpans().isEmpty())
            .findFirst()
            .orElseThrow();
    String answer = judged.messages().get(2).content();
    StringBuilder learned = new StringBuilder();
    judged.lossSpans().forEach(s -> learned.append(slice(answer, s.begin(), s.end())));
    assertThat(learned.length()).isLessThan(answer.length());

    SftResult dropped = build(options(4000, SftOptions.Policy.DROP));
    assertThat(dropped.dropped().get("ungrounded")).isPositive();
    assertThat(rows()).allMatch(r -> r.lossSpans().isEmpty());

    SftResult kept = build(options(4000, SftOptions.Policy.KEEP));
    assertThat(kept.rows()).isEqualTo(masked.rows());
    assertThat(rows()).allMatch(r -> r.lossSpans().isEmpty());
  }

  @Test
  void longRowsAreDroppedWithTheirSize() throws IOException {
    SftResult result = build(options(260, SftOptions.Policy.MASK));

    assertThat(result.dropped().get("too-long")).isPositive();
    assertThat(rows()).isNotEmpty();
    assertThat(rows())
        .allMatch(r -> r.messages().stream().mapToInt(m -> m.content().length()).sum() <= 260);
    assertThat(JsonLines.readAll(out().resolve("dropped.jsonl"), Dropped.class))
        .anyMatch(d -> d.detail().endsWith("at most 260"));
  }

  @Test
  void everyRowFitsTheContract() throws IOException {
    build(SftOptions.DEFAULT);
    for (Split split : Split.values()) {
      Path file = out().resolve(split.id() + ".jsonl");
      assertThat(Contract.fits("conversation", file)).isPositive();
    }
    Contract.fits("dropped", out().resolve("dropped.jsonl"));
    Contract.fitsWhole("manifest", out().resolve("manifest.json"));
  }

  @Test
  void parquetHoldsTheSameRows() throws IOException {
    build(SftOptions.DEFAULT);

    for (Split split : Split.values()) {
      List<Conversation> parquet =
          new CarpetReader<>(out().resolve(split.id() + ".parquet").toFile(), Conversation.class)
              .toList();
      assertThat(parquet)
          .isEqualTo(JsonLines.readAll(out().resolve(split.id() + ".jsonl"), Conversation.class));
    }
  }

  @Test
  void structureAnswersAreJson() throws IOException {
    build(SftOptions.DEFAULT);

    List<Conversation> rows = rows().stream().filter(r -> r.task().equals("structure")).toList();
    assertThat(rows).isNotEmpty();
    for (Conversation row : rows) {
      JsonNode units = Json.mapper().readTree(row.messages().get(2).content());
      assertThat(units.isArray()).isTrue();
      units.forEach(unit -> assertThat(unit.get("opening").asText()).isNotEmpty());
    }
  }

  @Test
  void theCardTellsColumnsCountsAndConsent() throws IOException {
    SftResult result = build(SftOptions.DEFAULT);

    assertThat(Files.readString(out().resolve("README.md")))
        .startsWith("---\n")
        .contains("dataset_info:", "- name: loss_spans", "| league | a league | CC0-1.0 |")
        .contains("num_examples: " + result.splits().get(Split.TRAIN));
    JsonNode factory = Json.read(out().resolve("dataset_info.json"), JsonNode.class);
    factory.forEach(
        file -> assertThat(out().resolve(file.get("file_name").asText())).isNotEmptyFile());
    assertThat(factory).hasSize(3);
    JsonNode croissant = Json.read(out().resolve("croissant.json"), JsonNode.class);
    assertThat(croissant.get("distribution")).hasSize(6);
    assertThat(Manifest.of(out()).counts().get("rows")).isEqualTo(result.rows());
  }

  @Test
  void writesTheSameBytesTwice() throws IOException {
    build(SftOptions.DEFAULT);
    Map<String, byte[]> first = files();
    build(SftOptions.DEFAULT);

    Map<String, byte[]> second = files();
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void anUnknownTaskIsRefused() {
    assertThatThrownBy(
            () ->
                new SftOptions(
                    List.of("sing"), 4000, SftOptions.Policy.DROP, SftOptions.Policy.MASK, 1))
        .hasMessageContaining("unknown task 'sing'");
  }

  private SftResult build(SftOptions options) throws IOException {
    return new SftBuild(options, Progress.NONE).run(folder.resolve("corpus"), out());
  }

  private static SftOptions options(int maxCharacters, SftOptions.Policy ungrounded) {
    return new SftOptions(List.of(), maxCharacters, SftOptions.Policy.DROP, ungrounded, 1);
  }

  private Path out() {
    return folder.resolve("sft");
  }

  private List<Conversation> rows() throws IOException {
    List<Conversation> all = new ArrayList<>();
    for (Split split : Split.values()) {
      all.addAll(JsonLines.readAll(out().resolve(split.id() + ".jsonl"), Conversation.class));
    }
    return all;
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (var listed = Files.list(out())) {
      for (Path file : (Iterable<Path>) listed::iterator) {
        if (!file.endsWith("run.json")) {
          all.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    return all;
  }

  private static String slice(String text, int begin, int end) {
    return text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
  }

  private static String printed(
      Document document, Provenance p, Map<Integer, Replacement> replaced) {
    int[] points = document.text().codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (int i = p.sourceBegin(); i < p.sourceEnd(); i++) {
      Replacement r = replaced.get(i);
      out.append(r == null ? Character.toString(points[i]) : r.replacement());
      i = r == null ? i : r.end() - 1;
    }
    return out.toString();
  }
}
