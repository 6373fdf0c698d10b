package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.corpus.testing.Script;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.ingest.Contribution.Permission;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;

final class CorpusBuildTest {
  private static final List<String> TOPICS =
      List.of(
          "夏休みの宿題",
          "救急車の無料利用",
          "動物園",
          "プラスチック容器",
          "新幹線の自由席",
          "学校の制服",
          "投票所",
          "裁判員制度",
          "原子力発電所",
          "高速道路の料金");
  @TempDir Path folder;
  private Folders folders;

  @BeforeEach
  void folders() {
    folders = new Folders(folder).with(Folders.allowed("league"));
  }

  @Test
  void keepsWhatIsAllowedAndSaysWhyTheRestIsNot() throws IOException {
    folders
        .with(Folders.contribution("old", Permission.ALLOWED, null, "2020-03-31"))
        .with(Folders.contribution("closed", Permission.NOT_ALLOWED, null, null))
        .with(Folders.contribution("bound", Permission.CONSTRAINED, "non-commercial", null));
    folders.add(Rounds.japanese("1", TOPICS.get(0)), "league");
    folders.add(Rounds.japanese("2", TOPICS.get(1)), null);
    folders.add(Rounds.japanese("3", TOPICS.get(2)), "old");
    folders.add(Rounds.japanese("4", TOPICS.get(3)), "closed");
    folders.add(Rounds.japanese("5", TOPICS.get(4)), "bound");
    folders.add(Rounds.japanese("6", TOPICS.get(5)), "unheard-of");

    CorpusResult result = build(defaults("2026-01-01", List.of()));

    assertThat(result.read()).isEqualTo(6);
    assertThat(result.kept()).isEqualTo(1);
    assertThat(result.dropped())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("no-consent", 2L, "consent-expired", 1L, "not-allowed", 1L, "constrained", 1L));
    assertThat(result.warnings()).anyMatch(w -> w.contains("'consent' dropped 5 of 6"));
    assertThat(JsonLines.readAll(out().resolve("dropped.jsonl"), Dropped.class))
        .allMatch(drop -> drop.filter().equals("consent"));
  }

  @Test
  void acceptsAConditionThatIsNamedAndADateNotYetPassed() throws IOException {
    folders
        .with(Folders.contribution("old", Permission.ALLOWED, null, "2020-03-31"))
        .with(Folders.contribution("bound", Permission.CONSTRAINED, "non-commercial", null));
    folders.add(Rounds.japanese("3", TOPICS.get(2)), "old");
    folders.add(Rounds.japanese("5", TOPICS.get(4)), "bound");

    assertThat(build(defaults("2020-03-31", List.of("non-commercial"))).kept()).isEqualTo(2);
  }

  @Test
  void keptTextIsTheDocumentsTextWithTheReplacementsApplied() throws IOException {
    folders.add(Rounds.japanese("1", TOPICS.get(0)), "league");
    folders.add(Rounds.english("2", "toll roads"), "league");
    build(CorpusOptions.DEFAULT);

    Map<String, String> texts =
        folders.documents().stream().collect(Collectors.toMap(Document::id, Document::text));
    Map<String, TreeMap<Integer, Replacement>> replacements = new TreeMap<>();
    for (Replacement r :
        JsonLines.readAll(out().resolve("replacements.jsonl"), Replacement.class)) {
      replacements.computeIfAbsent(r.document(), d -> new TreeMap<>()).put(r.begin(), r);
    }
    assertThat(replacements).hasSize(2);
    int checked = 0;
    for (CorpusDebate row : rows()) {
      for (Debate.Passage passage : DebateTexts.located(row.debate())) {
        StringBuilder printed = new StringBuilder();
        for (Location at : passage.location()) {
          int[] points = texts.getOrDefault(at.document(), "").codePoints().toArray();
          for (int i = at.begin(); i < at.end(); i++) {
            Replacement r = replacements.getOrDefault(at.document(), new TreeMap<>()).get(i);
            printed.append(r == null ? Character.toString(points[i]) : r.replacement());
            i = r == null ? i : r.end() - 1;
          }
        }
        assertThat(passage.text()).isEqualTo(printed.toString());
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(30);
  }

  @Test
  void leavesNoNameOfTheRosterAndKeepsTheAuthors() throws IOException {
    folders.add(Rounds.japanese("1", TOPICS.get(0)), "league");
    folders.add(Rounds.english("2", "toll roads"), "league");
    build(CorpusOptions.DEFAULT);

    String corpus = Files.readString(out().resolve("debates.jsonl"));
    assertThat(corpus)
        .doesNotContain("佐々木", "高橋", "美咲", "青葉台", "緑ヶ丘")
        .doesNotContain("Algara", "ALGARA", "Tobin", "TOBIN", "Greenfield", "Lakeside");
    assertThat(corpus).contains("清水 2020年", "清水教授", "中川", "Harold Weiss", "according to Weiss");
    assertThat(corpus).contains("学校Aの人物Aです", "人物Aさん、12万円", "My name is Person A, from School A");
  }

  @Test
  void aRoundPublishedTwiceStaysOnce() throws IOException {
    folders.add(Rounds.japanese("1", TOPICS.get(0)), "league");
    folders.add(Rounds.japanese("again", TOPICS.get(0)), "league");

    CorpusResult result = build(CorpusOptions.DEFAULT);

    assertThat(result.dropped()).containsExactly(Map.entry("near-duplicate", 1L));
    assertThat(rows().get(0).debate().id()).isEqualTo(folders.debates().get(0).id());
  }

  @Test
  void noMotionStandsInTwoSplitsAndEverySplitHasOne() throws IOException {
    CorpusResult result = tenRounds();

    Map<String, Split> byGroup = new TreeMap<>();
    for (CorpusDebate row : rows()) {
      Split before = byGroup.put(row.group(), row.split());
      assertThat(before).isIn(null, row.split());
    }
    assertThat(result.kept()).isGreaterThanOrEqualTo(3);
    assertThat(result.splits().values()).allMatch(n -> n > 0);
  }

  @Test
  void writesTheSameBytesTwice() throws IOException {
    tenRounds();
    Map<String, String> first = files();
    tenRounds();

    assertThat(files()).isEqualTo(first);
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    folders.add(Rounds.japanese("1", TOPICS.get(0)), "league");
    Path debates = folders.write();
    Path file = debates.resolve("debates.jsonl");
    Files.writeString(file, Files.readString(file) + "{\"id\": 3, \"documents\": [\n");

    assertThatThrownBy(
            () -> new CorpusBuild(CorpusOptions.DEFAULT, Progress.NONE).run(debates, out()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("debates.jsonl:2:");
    assertThat(out().resolve("debates.jsonl")).doesNotExist();
  }

  @Test
  void theManifestCountsEveryDrop() throws IOException {
    tenRounds();
    Manifest manifest = Manifest.of(out());

    Map<String, Long> counts = manifest.counts();
    long dropped =
        counts.entrySet().stream()
            .filter(e -> e.getKey().startsWith("dropped."))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(counts.getOrDefault("debates.kept", 0L) + dropped)
        .isEqualTo(counts.get("debates.read"));
    assertThat(manifest.configuration()).doesNotContainKey("key-file");
    assertThat(out().resolve("key.jsonl")).doesNotExist();
  }

  private CorpusResult tenRounds() throws IOException {
    folders = new Folders(folder).with(Folders.allowed("league"));
    for (String topic : TOPICS) {
      Script script = Rounds.japanese(topic, topic);
      folders.add(script, "league");
    }
    CorpusOptions d = CorpusOptions.DEFAULT;
    // The rounds share a template; what is tested here is the splits.
    return build(
        new CorpusOptions(
            d.acceptedConditions(),
            "2026-01-01",
            d.filters(),
            d.warnShare(),
            1,
            1,
            d.pseudonyms(),
            d.shares(),
            null,
            null));
  }

  private static CorpusOptions defaults(String asOf, List<String> accepted) {
    CorpusOptions d = CorpusOptions.DEFAULT;
    return new CorpusOptions(
        accepted, asOf, d.filters(), d.warnShare(), 1, 1, true, d.shares(), null, null);
  }

  private CorpusResult build(CorpusOptions options) throws IOException {
    return new CorpusBuild(options, Progress.NONE).run(folders.write(), out());
  }

  private Path out() {
    return folder.resolve("corpus");
  }

  private List<CorpusDebate> rows() throws IOException {
    return JsonLines.readAll(out().resolve("debates.jsonl"), CorpusDebate.class);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> all = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    try (var listed = Files.list(out())) {
      listed.forEach(files::add);
    }
    for (Path file : files) {
      if (!file.endsWith("run.json")) {
        all.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return all;
  }
}
