package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusDebate;
import toron.corpus.CorpusOptions;
import toron.corpus.EvidenceGate;
import toron.corpus.Split;
import toron.corpus.testing.Contract;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.structure.debate.Side;

final class RlhfBuildTest {
  private static final List<String> JAPANESE =
      List.of("夏休みの宿題", "救急車の無料利用", "動物園", "プラスチック容器", "高速道路の料金");
  @TempDir Path folder;

  @BeforeEach
  void corpus() throws IOException {
    Folders folders = new Folders(folder).with(Folders.allowed("league"));
    for (String topic : JAPANESE) {
      folders.add(Rounds.japanese(topic, topic), "league");
      // The same motion again, where the other side won.
      folders.add(
          Rounds.japanese(topic + "2", topic)
              .decision(Side.NEGATIVE, List.of(Side.NEGATIVE), "衰退を重く見て否定側の勝ちとした。"),
          "league");
    }
    folders.add(Rounds.english("en1", "toll roads"), "league");
    folders.add(Rounds.english("en2", "school uniforms"), "league");
    CorpusOptions d = CorpusOptions.DEFAULT;
    CorpusOptions all =
        new CorpusOptions(
            List.of(), "2026-01-01", d.filters(), 1, 1, 1, true, d.shares(), null, null);
    // Rounds of one motion are alike to the word; a similarity above 1 keeps them all.
    new CorpusBuild(all, Progress.NONE).run(folders.write(), folder.resolve("corpus"));
  }

  @Test
  void everySignalHasPairs() throws IOException {
    RlhfResult result = build(RlhfOptions.DEFAULT);

    assertThat(result.signals().keySet())
        .containsExactlyInAnyOrder("decision", "responsiveness", "faithfulness");
    assertThat(result.alterations().keySet()).contains("number", "source");
    assertThat(pairs()).extracting(PreferencePair::language).contains("ja", "en");
    assertThat(pairs()).extracting(PreferencePair::id).doesNotHaveDuplicates();
    assertThat(pairs())
        .allSatisfy(
            p -> {
              assertThat(p.chosen()).isNotEqualTo(p.rejected());
              assertThat(p.margin()).isBetween(0.0, 1.0);
              assertThat(p.contributions()).containsExactly("league");
            });
  }

  @Test
  void anAlterationChangesOnePlaceAndTheEvidenceNoLongerBearsIt() throws IOException {
    build(RlhfOptions.DEFAULT);
    int numbers = 0;
    for (PreferencePair pair : pairs()) {
      PreferencePair.Alteration alteration = pair.alteration();
      assertThat(alteration != null).isEqualTo(pair.signal().equals("faithfulness"));
      if (alteration == null) {
        continue;
      }
      String chosen = pair.chosen().get(0).content();
      String rejected = pair.rejected().get(0).content();
      int same = 0;
      while (chosen.charAt(same) == rejected.charAt(same)) {
        same++;
      }
      int at =
          chosen.indexOf(alteration.before(), Math.max(0, same - alteration.before().length()));
      assertThat(
              chosen.substring(0, at)
                  + alteration.after()
                  + chosen.substring(at + alteration.before().length()))
          .isEqualTo(rejected);
      if (alteration.kind().equals("number")) {
        String prompt = pair.prompt().get(1).content();
        EvidenceGate gate = new EvidenceGate(pair.language(), prompt + chosen);
        assertThat(gate.check(rejected).unsupported())
            .extracting(EvidenceGate.Claim::kind)
            .contains(EvidenceGate.Kind.NUMBER);
        numbers++;
      }
    }
    assertThat(numbers).isPositive();
  }

  @Test
  void theRejectedAnswerMeetsAnotherArgumentOfTheSameDebate() throws IOException {
    build(RlhfOptions.DEFAULT);
    List<PreferencePair> pairs =
        pairs().stream().filter(p -> p.signal().equals("responsiveness")).toList();

    assertThat(pairs).isNotEmpty();
    assertThat(pairs)
        .filteredOn(p -> p.chosen().get(0).content().startsWith("内因性に反論"))
        .allSatisfy(
            p -> {
              assertThat(p.prompt().get(1).content()).contains("年間12万円に達し");
              assertThat(p.rejected().get(0).content()).startsWith("重要性に反論");
            })
        .isNotEmpty();
  }

  @Test
  void neitherTheLongerAnswerNorASideIsPreferredMore() throws IOException {
    RlhfResult result = build(RlhfOptions.DEFAULT);
    Map<String, Long> balance = result.balance();

    // One pair without a counterpart may pass for each language and split.
    long kinds = 2L * Split.values().length;
    assertThat(
            balance.getOrDefault("decision.affirmative", 0L)
                - balance.getOrDefault("decision.negative", 0L))
        .isBetween(-kinds, kinds);
    assertThat(
            balance.getOrDefault("responsiveness.longer", 0L)
                - balance.getOrDefault("responsiveness.shorter", 0L))
        .isBetween(-1L, 1L);
    assertThat(balance.get("decision.affirmative")).isPositive();
  }

  @Test
  void aDividedPanelGivesASmallerMargin() throws IOException {
    build(RlhfOptions.DEFAULT);

    assertThat(
            pairs().stream().filter(p -> p.signal().equals("decision")).map(PreferencePair::margin))
        .contains(1.0 / 3, 1.0);
  }

  @Test
  void noMotionIsInTwoSplits() throws IOException {
    build(RlhfOptions.DEFAULT);
    Map<String, Split> motions = new TreeMap<>();
    for (CorpusDebate debate :
        JsonLines.readAll(folder.resolve("corpus/debates.jsonl"), CorpusDebate.class)) {
      var motion = debate.debate().motion();
      if (motion != null) {
        motions.put(motion.text(), debate.split());
      }
    }
    int found = 0;
    for (Split split : Split.values()) {
      for (PreferencePair pair : pairs(split)) {
        for (Map.Entry<String, Split> motion : motions.entrySet()) {
          if (pair.prompt().get(1).content().contains(motion.getKey())) {
            assertThat(motion.getValue()).isEqualTo(split);
            found++;
          }
        }
      }
    }
    assertThat(found).isGreaterThan(20);
  }

  @Test
  void everyRowFitsTheContract() throws IOException {
    build(RlhfOptions.DEFAULT);
    for (Split split : Split.values()) {
      Path file = out().resolve(split.id() + ".jsonl");
      assertThat(Contract.fits("preference", file)).isPositive();
    }
    Contract.fits("dropped", out().resolve("dropped.jsonl"));
    Contract.fitsWhole("manifest", out().resolve("manifest.json"));
  }

  @Test
  void parquetHoldsTheSamePairs() throws IOException {
    build(RlhfOptions.DEFAULT);
    for (Split split : Split.values()) {
      assertThat(
              new CarpetReader<>(
                      out().resolve(split.id() + ".parquet").toFile(), PreferencePair.class)
                  .toList())
          .isEqualTo(pairs(split));
    }
  }

  @Test
  void writesTheSameBytesTwice() throws IOException {
    build(RlhfOptions.DEFAULT);
    List<String> first = texts();
    build(RlhfOptions.DEFAULT);

    assertThat(texts()).isEqualTo(first);
  }

  private RlhfResult build(RlhfOptions options) throws IOException {
    return new RlhfBuild(options, Progress.NONE).run(folder.resolve("corpus"), out());
  }

  private Path out() {
    return folder.resolve("rlhf");
  }

  private List<PreferencePair> pairs() throws IOException {
    List<PreferencePair> all = new ArrayList<>();
    for (Split split : Split.values()) {
      all.addAll(pairs(split));
    }
    return all;
  }

  private List<PreferencePair> pairs(Split split) throws IOException {
    return JsonLines.readAll(out().resolve(split.id() + ".jsonl"), PreferencePair.class);
  }

  private List<String> texts() throws IOException {
    List<String> all = new ArrayList<>();
    for (String name :
        List.of(
            "train.jsonl",
            "validation.jsonl",
            "test.jsonl",
            "dropped.jsonl",
            "README.md",
            "croissant.json",
            "manifest.json")) {
      all.add(Files.readString(out().resolve(name)));
    }
    return all;
  }
}
