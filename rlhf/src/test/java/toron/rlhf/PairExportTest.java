package toron.rlhf;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusOptions;
import toron.corpus.Split;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.structure.debate.Side;

final class PairExportTest {
  @TempDir Path folder;

  @BeforeEach
  void pairs() throws IOException {
    Folders folders = new Folders(folder).with(Folders.allowed("league"));
    for (String topic : List.of("夏休みの宿題", "救急車の無料利用", "動物園", "高速道路の料金")) {
      folders.add(Rounds.japanese(topic, topic), "league");
      folders.add(
          Rounds.japanese(topic + "2", topic)
              .decision(Side.NEGATIVE, List.of(Side.NEGATIVE), "衰退を重く見て否定側の勝ちとした。"),
          "league");
    }
    CorpusOptions d = CorpusOptions.DEFAULT;
    CorpusOptions all =
        new CorpusOptions(
            List.of(), "2026-01-01", d.filters(), 1, 1, 1, true, d.shares(), null, null);
    new CorpusBuild(all, Progress.NONE).run(folders.write(), folder.resolve("corpus"));
    new RlhfBuild(RlhfOptions.DEFAULT, Progress.NONE).run(folder.resolve("corpus"), built());
  }

  @Test
  void unpairedHasBothAnswersOfEveryPairButThoseOfDecisions() throws IOException {
    Path out = folder.resolve("unpaired");
    PairExport.unpaired(built(), out);
    Map<String, PreferencePair> known = byId();
    List<PairExport.Unpaired> rows = all(out, PairExport.Unpaired.class);

    assertThat(rows).extracting(PairExport.Unpaired::id).doesNotHaveDuplicates();
    assertThat(rows)
        .hasSize(
            2 * (int) known.values().stream().filter(p -> !p.signal().equals("decision")).count())
        .allSatisfy(
            row -> {
              PreferencePair pair = requireNonNull(known.get(row.pair()));
              assertThat(row.signal()).isNotEqualTo("decision");
              assertThat(row.prompt()).isEqualTo(pair.prompt());
              assertThat(row.completion()).isEqualTo(row.label() ? pair.chosen() : pair.rejected());
              assertThat(row.contributions()).containsExactly("league");
            });
    for (Split split : Split.values()) {
      assertThat(
              new CarpetReader<>(
                      out.resolve(split.id() + ".parquet").toFile(), PairExport.Unpaired.class)
                  .toList())
          .isEqualTo(
              JsonLines.readAll(out.resolve(split.id() + ".jsonl"), PairExport.Unpaired.class));
    }
  }

  @Test
  void llamaFactoryFindsItsFilesAndColumns() throws IOException {
    Path out = folder.resolve("llama");
    long rows = PairExport.llamaFactory(built(), out);

    JsonNode info = Json.mapper().readTree(Files.readString(out.resolve("dataset_info.json")));
    assertThat(rows).isEqualTo(byId().size());
    for (Split split : Split.values()) {
      JsonNode entry = info.path("toron_rlhf_" + split.id());
      assertThat(entry.path("ranking").asBoolean()).isTrue();
      assertThat(entry.path("formatting").asText()).isEqualTo("sharegpt");
      Path file = out.resolve(entry.path("file_name").asText());
      for (JsonNode row : JsonLines.readAll(file, JsonNode.class)) {
        assertThat(row.path("messages").isArray()).isTrue();
        assertThat(row.path("chosen").path("role").asText()).isEqualTo("assistant");
        assertThat(row.path("rejected").path("content").asText()).isNotBlank();
      }
    }
  }

  @Test
  void stepsSayWhichSentenceIsUntrue() throws IOException {
    Path out = folder.resolve("steps");
    StepExport.run(built(), out);
    Map<String, PreferencePair> known = byId();
    List<StepExport.Steps> rows = all(out, StepExport.Steps.class);

    assertThat(rows).isNotEmpty();
    for (StepExport.Steps row : rows) {
      PreferencePair pair = requireNonNull(known.get(row.pair()));
      assertThat(row.labels()).hasSameSizeAs(row.completions());
      PreferencePair.Alteration alteration = requireNonNull(pair.alteration());
      boolean altered = row.id().endsWith("-");
      assertThat(row.labels().contains(false)).isEqualTo(altered);
      String answer = (altered ? pair.rejected() : pair.chosen()).get(0).content();
      assertThat(row.completions()).allMatch(answer::contains);
      if (altered && !alteration.kind().equals("quotation")) {
        assertThat(row.labels()).containsOnlyOnce(false);
        assertThat(pair.chosen().get(0).content())
            .doesNotContain(row.completions().get(row.labels().indexOf(false)));
      }
    }
  }

  private Path built() {
    return folder.resolve("rlhf");
  }

  private Map<String, PreferencePair> byId() throws IOException {
    Map<String, PreferencePair> known = new HashMap<>();
    all(built(), PreferencePair.class).forEach(pair -> known.put(pair.id(), pair));
    return known;
  }

  private static <T> List<T> all(Path folder, Class<T> type) throws IOException {
    List<T> all = new ArrayList<>();
    for (Split split : Split.values()) {
      all.addAll(JsonLines.readAll(folder.resolve(split.id() + ".jsonl"), type));
    }
    return all;
  }
}
