package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures worked by hand. */
final class PairReportTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void certaintyIsHeldAgainstHowOftenItIsRight() {
    double log3 = Math.log(3);
    // σ(ln 3) = 3/4: four pairs taken with that certainty, two of them wrongly; a tie.
    List<Judged> judged =
        List.of(
            new Judged("a", "decision", log3, 1),
            new Judged("b", "decision", -log3, 0),
            new Judged("c", "faithfulness", log3, 0.5),
            new Judged("d", "faithfulness", -log3, 1),
            new Judged("e", "faithfulness", 0, 1));
    PairReport report = PairReport.of(judged);
    assertThat(report.all().pairs()).isEqualTo(5);
    assertThat(report.all().accuracy()).isEqualTo(2.5 / 5, CLOSE);
    assertThat(report.all().lengthBaseline()).isEqualTo(3.5 / 5, CLOSE);
    assertThat(report.all().margin()).isEqualTo(0, CLOSE);
    assertThat(report.all().logLoss())
        .isEqualTo((2 * Math.log(4.0 / 3) + 2 * Math.log(4) + Math.log(2)) / 5, CLOSE);
    // The four are sure to 3/4 and right in 1/2; the tie is sure to 1/2 and right by 1/2.
    assertThat(report.all().calibrationError()).isEqualTo(4.0 / 5 / 4, CLOSE);
    assertThat(report.bins()).extracting(PairReport.Bin::from).containsExactly(0.5, 0.75);
    assertThat(report.bins()).extracting(PairReport.Bin::pairs).containsExactly(1L, 4L);
    assertThat(report.bins().get(1).confidence()).isEqualTo(0.75, CLOSE);
    assertThat(report.bins().get(1).accuracy()).isEqualTo(0.5, CLOSE);
    assertThat(Objects.requireNonNull(report.signals().get("decision")).accuracy())
        .isEqualTo(0.5, CLOSE);
    assertThat(Objects.requireNonNull(report.signals().get("faithfulness")).lengthBaseline())
        .isEqualTo(2.5 / 3, CLOSE);
  }
}
