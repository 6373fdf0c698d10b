package toron.sft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusOptions;
import toron.corpus.rows.RowAudit;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Rounds;
import toron.files.Progress;

final class RowAuditTest {
  @TempDir Path folder;

  @BeforeEach
  void rows() throws IOException {
    Folders folders = new Folders(folder).with(Folders.allowed("league"));
    for (String topic : List.of("夏休みの宿題", "救急車の無料利用", "動物園", "高速道路の料金")) {
      folders.add(Rounds.japanese(topic, topic), "league");
    }
    folders.add(Rounds.english("en1", "toll roads"), "league");
    folders.add(Rounds.english("en2", "school uniforms"), "league");
    CorpusOptions d = CorpusOptions.DEFAULT;
    CorpusOptions all =
        new CorpusOptions(
            List.of(), "2026-01-01", d.filters(), 1, 1, 1, true, d.shares(), null, null);
    new CorpusBuild(all, Progress.NONE).run(folders.write(), folder.resolve("corpus"));
    new SftBuild(SftOptions.DEFAULT, Progress.NONE).run(folder.resolve("corpus"), out());
  }

  @Test
  void everyRowLeadsToWhatIsPrinted() throws IOException {
    RowAudit.Report report = audit(1);

    assertThat(report.unresolved()).isEmpty();
    assertThat(report.resolved()).isEqualTo(report.all().rows()).isGreaterThan(50);
    assertThat(report.boxed()).isEqualTo(report.spans());
    assertThat(report.covered()).isPositive();
    assertThat(report.kinds()).containsKeys("rebuttal", "constructive", "judge");
    assertThat(report.all().tokens()).isEqualTo(report.all().characters());
  }

  @Test
  void nothingStandsInTwoSplits() throws IOException {
    RowAudit.Report report = audit(1);

    assertThat(report.corpus().debates()).isEqualTo(6);
    assertThat(report.corpus().none()).isTrue();
    assertThat(report.corpus().motions()).isZero();
    assertThat(report.documents()).isZero();
  }

  @Test
  void debatesInTwoSplitsThatAreAlikeAreFound() throws IOException {
    // The rounds share a template, which a low threshold takes for one round.
    assertThat(audit(0.05).corpus().nearDuplicates()).isPositive();
    assertThat(audit(0.05).corpus().none()).isFalse();
  }

  @Test
  void aMotionInTwoSplitsIsFound() throws IOException {
    Path debates = folder.resolve("corpus/debates.jsonl");
    List<String> lines = Files.readAllLines(debates);
    String again = lines.get(0).replaceFirst("\"id\":\"b-[0-9a-f]+\"", "\"id\":\"b-0\"");
    String moved =
        again.contains("\"split\":\"train\"")
            ? again.replace("\"split\":\"train\"", "\"split\":\"test\"")
            : again.replaceFirst("\"split\":\"\\w+\"", "\"split\":\"train\"");
    Files.writeString(debates, Files.readString(debates) + moved + "\n");

    RowAudit.Report report = audit(1);

    assertThat(report.corpus().groups()).isEqualTo(1);
    assertThat(report.corpus().motions()).isEqualTo(1);
    assertThat(report.corpus().openings()).isEqualTo(1);
    assertThat(report.corpus().nearDuplicates()).isEqualTo(1);
    assertThat(report.corpus().none()).isFalse();
  }

  @Test
  void aRowThatSaysSomethingElseIsToldWithWhatIsPrinted() throws IOException {
    Path file = out().resolve("train.jsonl");
    String rows = Files.readString(file);
    assertThat(rows).contains("年間12万円に達し");
    Files.writeString(file, rows.replace("年間12万円に達し", "年間90万円に達し"));

    RowAudit.Report report = audit(1);

    assertThat(report.resolved()).isLessThan(report.all().rows());
    assertThat(report.unresolved().get(0)).contains("s-", "年間90万円", "年間12万円");
  }

  private RowAudit.Report audit(double similarity) throws IOException {
    return RowAudit.of(out(), similarity, text -> text.codePointCount(0, text.length()));
  }

  private Path out() {
    return folder.resolve("sft");
  }
}
