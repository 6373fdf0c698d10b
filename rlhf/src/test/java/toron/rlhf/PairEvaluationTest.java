package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusOptions;
import toron.corpus.Message;
import toron.corpus.Split;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Progress;

/** What the surface of answers gives away, where it gives away all and where it gives nothing. */
final class PairEvaluationTest {
  @TempDir private Path folder;
  private Path rows;

  @BeforeEach
  void build() throws IOException {
    Folders folders = new Folders(folder).with(Folders.allowed("league"));
    for (String topic : List.of("夏休みの宿題", "救急車の無料利用", "動物園", "プラスチック容器", "給食")) {
      folders.add(Rounds.japanese(topic, topic), "league");
      folders.add(Rounds.japanese(topic + "2", topic), "league");
    }
    CorpusOptions d = CorpusOptions.DEFAULT;
    // Rounds of one motion are alike to the word; a similarity above 1 keeps them all.
    CorpusOptions all =
        new CorpusOptions(
            List.of(), "2026-01-01", d.filters(), 1, 1, 1, true, d.shares(), null, null);
    new CorpusBuild(all, Progress.NONE).run(folders.write(), folder.resolve("corpus"));
    rows = folder.resolve("rlhf");
    new RlhfBuild(RlhfOptions.DEFAULT, Progress.NONE).run(folder.resolve("corpus"), rows);
  }

  @Test
  void mirroredPairsGiveNothingAway() throws IOException {
    PairEvaluation.Report report = PairEvaluation.of(List.of(rows), "responsiveness");
    assertThat(report.motions()).isGreaterThan(1);
    assertThat(report.all().pairs()).isGreaterThan(8);
    assertThat(report.all().accuracyTogether()).isCloseTo(0.5, within(0.1));
    assertThat(report.parts().values().stream().mapToLong(PairEvaluation.Score::pairs).sum())
        .isEqualTo(2 * report.all().pairs());
  }

  @Test
  void aMarkOnEveryPreferredAnswerIsFoundOnMotionsThatItWasNotLearntOn() throws IOException {
    for (Split split : Split.values()) {
      Path file = rows.resolve(split.id() + ".jsonl");
      List<PreferencePair> marked = new ArrayList<>();
      JsonLines.readAll(file, PreferencePair.class).forEach(pair -> marked.add(marked(pair)));
      JsonLines.writeAll(file, marked);
    }
    PairEvaluation.Score all = PairEvaluation.of(List.of(rows), null).all();
    assertThat(all.accuracyTogether()).isGreaterThan(0.95);
    assertThat(all.accuracyApart()).isGreaterThan(0.95);
  }

  private static PreferencePair marked(PreferencePair p) {
    return new PreferencePair(
        p.id(),
        p.prompt(),
        List.of(Message.assistant("以上を踏まえて申し上げます。" + p.chosen().get(0).content())),
        p.rejected(),
        p.margin(),
        p.weight(),
        p.labelSmoothing(),
        p.scoreChosen(),
        p.scoreRejected(),
        p.signal(),
        p.alteration(),
        p.language(),
        p.contributions(),
        p.provenance());
  }

  @Test
  void pairsOfNoMotionAreRefused() {
    assertThatThrownBy(() -> PairEvaluation.of(List.of(rows), "no such signal"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("at least two motions");
  }
}
