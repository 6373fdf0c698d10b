package toron.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import toron.report.RunSummary.Stage;

final class SummaryTableTest {
  @Test
  void columnsAlignWhateverTheScript() {
    RunSummary run =
        new RunSummary(
            "run",
            "0",
            List.of(
                new Stage("ingest", 10, "ファイル", 9, "文書", Map.of("encrypted", 1L), Map.of()),
                new Stage("構造", 9, "documents", 1200, "debates", Map.of(), Map.of())),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    String[] lines = SummaryTable.render(run, Map.of("ingest", 71.0)).split("\n");
    assertThat(lines[0])
        .isEqualTo("stage            in            out  dropped        time  reasons");
    assertThat(lines[2])
        .isEqualTo("ingest  10 ファイル         9 文書        1  1 min 11 s  encrypted 1");
    assertThat(lines[3]).isEqualTo("構造    9 documents  1\u2009200 debates        0");
    assertThat(lines).hasSize(4);
  }

  @Test
  void theDemoFitsOneScreen() {
    String table = SummaryTable.render(Runs.demo(), Runs.seconds());
    assertThat(table.lines()).hasSizeLessThan(30);
    assertThat(table.lines()).allMatch(line -> TextWidth.of(line) <= 120);
    assertThat(table).contains("not better").contains("56.7").contains("unsupported-claim 12");
  }
}
