package toron.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

final class LineChartTest {
  @Test
  void ticksAreRoundAndHoldTheData() {
    LineChart.Ticks ticks = LineChart.Ticks.over(1.83, 2.67);
    assertThat(ticks.at()).hasSizeBetween(2, 5);
    assertThat(ticks.low()).isLessThanOrEqualTo(1.83);
    assertThat(ticks.high()).isGreaterThanOrEqualTo(2.67);
    assertThat(ticks.at().get(1) - ticks.at().get(0)).isEqualTo(0.5);
  }

  @Test
  void aFlatLineHasARangeToo() {
    LineChart.Ticks ticks = LineChart.Ticks.over(0, 0);
    assertThat(ticks.high()).isGreaterThan(ticks.low());
  }

  @Test
  void aPointLiesWhereItsNumbersSay() {
    Element svg = draw(Map.of("loss", List.of(new double[] {0, 0}, new double[] {10, 1})));
    // The frame runs from (46, 148) to (284, 10).
    assertThat(svg.expectFirst(".curve").attr("d")).isEqualTo("M46.0 148.0L284.0 10.0");
    assertThat(svg.select(".name").text()).isEqualTo("loss 1");
  }

  @Test
  void whatIsNotANumberIsLeftOut() {
    List<double[]> points = List.of(new double[] {1, Double.NaN}, new double[] {2, 3});
    assertThat(draw(Map.of("loss", points)).expectFirst(".curve").attr("d")).doesNotContain("NaN");
    assertThat(LineChart.draw(Map.of("loss", points.subList(0, 1))).html()).contains("No points.");
  }

  @Test
  void longCurvesAreSmoothedOverTheRawOnes() {
    List<double[]> points =
        IntStream.range(0, 5000).mapToObj(i -> new double[] {i, i % 2}).toList();
    Element svg = draw(Map.of("loss", points));
    assertThat(svg.select(".raw")).hasSize(1);
    assertThat(svg.select(".name").text()).startsWith("loss 0.5");
    assertThat(svg.outerHtml().length()).isLessThan(60_000);
  }

  private static Element draw(Map<String, List<double[]>> series) {
    return Jsoup.parse(LineChart.draw(series).html()).expectFirst("svg");
  }
}
