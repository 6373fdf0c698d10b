package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.corpus.testing.Script;
import toron.files.ConfigException;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.structure.debate.Debate;

/** Texts that models are measured on, shared evidence, shared cases, and other ways to divide. */
final class CurationTest {
  @TempDir Path folder;
  private Folders folders;

  @BeforeEach
  void folders() {
    folders = new Folders(folder).with(Folders.allowed("league"));
  }

  private CorpusResult build(CorpusOptions options) throws IOException {
    return new CorpusBuild(options, Progress.NONE).run(folders.write(), folder.resolve("corpus"));
  }

  private static CorpusOptions options(
      double duplicate, double related, SplitBy by, List<String> evaluation) {
    CorpusOptions d = CorpusOptions.DEFAULT;
    return new CorpusOptions(
        List.of(),
        "2026-01-01",
        d.filters(),
        1,
        duplicate,
        related,
        true,
        d.shares(),
        null,
        null,
        by,
        evaluation);
  }

  @Test
  void aDebateWithTheWordsOfAnEvaluationTextIsLeftOut() throws IOException {
    folders.add(Rounds.japanese("1", "夏休みの宿題"), "league");
    folders.add(Rounds.english("2", "toll roads"), "league");
    folders.add(Rounds.english("3", "school uniforms"), "league");
    Path plain = folder.resolve("eval.txt");
    Files.writeString(
        plain,
        "nothing\nthat cost of toll roads ROSE by 40 percent in 2016, because of poor planning; and"
            + " 3 million\n");
    Path rows = folder.resolve("eval.jsonl");
    Files.writeString(
        rows,
        "{\"q\":[{\"text\":\"家計の負担という確実な害が、起きるか分からない衰退より重いと\"}]}\n{\"q\":\"夏休みの宿題に関わる支出は一世帯あたり年間１２万円に達し、利用者の35％が負担\"}\n");

    CorpusResult result =
        build(options(1, 1, SplitBy.MOTION, List.of(plain.toString(), rows.toString())));

    assertThat(result.dropped()).isEqualTo(Map.of("contaminated", 2L));
    assertThat(JsonLines.readAll(folder.resolve("corpus/dropped.jsonl"), Dropped.class))
        .extracting(Dropped::detail)
        .containsExactly("speech 0 has words of eval.jsonl:2", "speech 0 has words of eval.txt:2");
  }

  @Test
  void anEvaluationTextThatIsNotThereIsAMistakeInTheConfiguration() {
    folders.add(Rounds.english("2", "toll roads"), "league");
    assertThatThrownBy(() -> build(options(1, 1, SplitBy.MOTION, List.of("nowhere.txt"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("nowhere.txt");
  }

  @Test
  void evidenceThatSeveralDebatesReadIsLinkedAndKept() throws IOException {
    folders.add(Rounds.english("2", "toll roads"), "league");
    folders.add(Rounds.english("3", "toll roads"), "league");
    folders.add(Rounds.english("4", "school uniforms"), "league");
    assertThat(build(options(1, 1, SplitBy.MOTION, List.of())).dropped())
        .isEqualTo(Map.of("near-duplicate", 1L));

    Path other = folder.resolve("other");
    folders = new Folders(other).with(Folders.allowed("league"));
    folders.add(Rounds.english("2", "toll roads"), "league");
    Debate again = changed(Rounds.english("3", "toll roads").debate());
    folders.documents().add(Rounds.english("3", "toll roads").document("league"));
    folders.debates().add(again);
    new CorpusBuild(options(1, 1, SplitBy.MOTION, List.of()), Progress.NONE)
        .run(folders.write(), other.resolve("corpus"));
    List<Shared.Link> links =
        JsonLines.readAll(other.resolve("corpus/evidence.jsonl"), Shared.Link.class);
    assertThat(links).hasSize(4);
    assertThat(links.get(0).link()).isEqualTo(links.get(1).link());
    assertThat(links).extracting(Shared.Link::evidence).containsExactly("e1", "e1", "e2", "e2");
    assertThat(JsonLines.readAll(other.resolve("corpus/related.jsonl"), Shared.Related.class))
        .extracting(Shared.Related::degree)
        .containsExactly("same-case");
  }

  /** The same case, answered by other words. */
  private static Debate changed(Debate debate) {
    return DebateTexts.rewrite(
        debate,
        new DebateTexts.Rewrite() {
          @Override
          public String located(String text, List<toron.structure.debate.Location> location) {
            return text.startsWith("On contention one") ? "x".repeat(text.length()) : text;
          }

          @Override
          public String plain(String text) {
            return text;
          }
        });
  }

  @Test
  void aRoundPublishedTwiceIsSaidToBeThat() throws IOException {
    folders.add(Rounds.english("2", "toll roads"), "league");
    folders.add(Rounds.english("3", "toll roads"), "league");
    build(options(0.8, 0.5, SplitBy.MOTION, List.of()));
    assertThat(JsonLines.readAll(folder.resolve("corpus/related.jsonl"), Shared.Related.class))
        .extracting(r -> r.degree() + " " + r.similarity())
        .containsExactly("same-round 1.0");
  }

  @Test
  void dividedByMatchAFewMotionsFillEverySplitAndWhatLeaksIsSaid() throws IOException {
    for (int i = 0; i < 40; i++) {
      Debate debate = Rounds.english("m" + i, "thing " + i).debate();
      folders.documents().add(Rounds.english("m" + i, "thing " + i).document("league"));
      Debate.Passage motion = new Debate.Passage("Motion " + i % 2, List.of());
      folders.debates().add(about(debate, motion));
    }
    CorpusResult byMotion = build(options(1, 1, SplitBy.MOTION, List.of()));
    assertThat(byMotion.splits().values()).contains(0L);
    CorpusResult byMatch = build(options(1, 1, SplitBy.MATCH, List.of()));

    assertThat(byMatch.splits().values()).allMatch(n -> n > 0);
    assertThat(byMatch.warnings()).anyMatch(w -> w.startsWith("2 motions stand in more than one"));
    Map<String, Split> splitOf = new HashMap<>();
    for (CorpusDebate row :
        JsonLines.readAll(folder.resolve("corpus/debates.jsonl"), CorpusDebate.class)) {
      String opening = row.debate().speeches().get(0).text();
      assertThat(splitOf.putIfAbsent(opening, row.split())).isIn(null, row.split());
    }
  }

  private static Debate about(Debate d, Debate.Passage motion) {
    return new Debate(
        d.id(),
        d.documents(),
        d.location(),
        d.language(),
        d.format(),
        motion,
        d.event(),
        d.sides(),
        d.speeches(),
        d.arguments(),
        d.evidence(),
        d.exchanges(),
        d.decision(),
        d.speakers(),
        d.confidence(),
        d.warnings());
  }

  @Test
  void whatWouldBridgeTwoSplitsIsDropped() throws IOException {
    for (String topic : List.of("toll roads", "school uniforms", "zoos", "homework", "ferries")) {
      folders.add(Rounds.english(topic, topic), "league");
    }
    CorpusResult result = build(options(1, 0.05, SplitBy.MOTION, List.of()));

    assertThat(result.dropped()).containsOnlyKeys("split-bridge");
    assertThat(result.kept()).isPositive();
    assertThat(Leakage.of(folder.resolve("corpus"), 0.05).none()).isTrue();
  }

  @Test
  void aDebateThatCitesADeniedAddressIsLeftOut() throws IOException {
    folders.add(Rounds.english("1", "toll roads"), "league");
    folders.add(citing("2", "zoos", "https://www.spam.example/page"), "league");
    folders.add(citing("3", "ferries", "http://news.example:8080/2020/a"), "league");
    CorpusOptions d = options(1, 1, SplitBy.MOTION, List.of());

    assertThat(build(with(d, List.of(), List.of("spam.example"))).dropped())
        .isEqualTo(Map.of("url-denied", 1L));
    assertThat(build(with(d, List.of("news.example/2020"), List.of())).dropped())
        .isEqualTo(Map.of("url-denied", 1L));
    assertThat(build(with(d, List.of("news.example/2021"), List.of())).dropped())
        .isEqualTo(Map.of("url-denied", 2L));
    assertThat(JsonLines.readAll(folder.resolve("corpus/dropped.jsonl"), Dropped.class))
        .extracting(Dropped::detail)
        .contains("www.spam.example/page", "news.example/2020/a");
  }

  private static Script citing(String name, String topic, String address) {
    return Rounds.english(name, topic)
        .speech("X", null, Debate.SpeechKind.MODERATION, "CHAIR")
        .say("See " + address + " for more.");
  }

  private static CorpusOptions with(CorpusOptions d, List<String> allow, List<String> deny) {
    CorpusOptions.FilterOptions f = d.filters();
    return new CorpusOptions(
        d.acceptedConditions(),
        d.asOf(),
        new CorpusOptions.FilterOptions(
            f.languages(),
            f.minSpeeches(),
            f.minCharacters(),
            f.maxCharacters(),
            f.maxRepetition(),
            f.maxGarbled(),
            f.minQuality(),
            f.minConfidence(),
            f.allowLicences(),
            f.denyLicences(),
            f.allowPaths(),
            f.denyPaths(),
            f.needDecision(),
            allow,
            deny),
        d.warnShare(),
        d.duplicateSimilarity(),
        d.relatedSimilarity(),
        d.pseudonyms(),
        d.shares(),
        d.previous(),
        d.keyFile(),
        d.splitBy(),
        d.evaluationTexts());
  }
}
