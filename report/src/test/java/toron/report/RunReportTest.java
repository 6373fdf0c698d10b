package toron.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import toron.files.Json;
import toron.ingest.Document.Extraction;
import toron.ingest.Document.Role;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.ArgumentKind;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

final class RunReportTest {
  private static final Document PAGE =
      Pages.sound(new RunReport(PageImages.NONE).render(Runs.demo(), Runs.seconds(), null));

  @Test
  void everyStageSaysWhatWentInAndOutAndWhy() {
    assertThat(PAGE.select(".stages tbody th").eachText())
        .containsExactly("ingest", "structure", "corpus", "sft build", "rlhf build");
    Element rows = PAGE.select(".stages tbody tr").get(3);
    assertThat(rows.select(".amount b").eachText()).containsExactly("7", "143");
    assertThat(rows.select(".drops li").eachText())
        .containsExactly("unsupported-claim 12", "<script> 3");
    assertThat(rows.select(".time").text()).isEqualTo("3.4 s");
  }

  @Test
  void whatGotWorseIsNotCalledBetter() {
    assertThat(PAGE.select(".comparisons .number.better").eachText())
        .containsExactly("1.94", "0.71");
    assertThat(PAGE.select(".comparisons .number.worse").eachText()).containsExactly("0.66");
    assertThat(PAGE.select(".comparisons .arrow svg")).hasSize(3);
  }

  @Test
  void curvesHaveOneFrameAMeasureAndOneMapARouter() {
    Element training = PAGE.expectFirst(".training");
    assertThat(training.select("figcaption [lang=en]").eachText())
        .containsExactly(
            "loss",
            "learning rate",
            "router entropy, by layer",
            "accuracy",
            "router load, layer 0",
            "router load, layer 1");
    assertThat(training.selectXpath(".//figure[1]//*[@class='name']").eachText())
        .anyMatch(name -> name.startsWith("train "))
        .anyMatch(name -> name.startsWith("held-out "));
    assertThat(training.expectFirst(".load").select("rect")).hasSize(4 * 90);
  }

  @Test
  void unsupportedClaimsAreCountedPerHundredSentences() {
    assertThat(PAGE.select(".grounding-bars .rate").eachText())
        .containsExactly("56.7", "25.9", "—");
    assertThat(PAGE.select("mark.unsupported").eachText()).containsExactly("全国では九割");
  }

  @Test
  void theSamplePageCarriesTheStructureFoundOnIt() {
    toron.ingest.Document paper =
        new Papers()
            .paragraph("肯定側立論", 20, Role.HEADING)
            .paragraph("内因性。管理人は足りていません。", 20, Role.BODY)
            .page(Extraction.TEXT_LAYER)
            .document("ja", null);
    Debate debate = debateOn(paper);
    Document page =
        Pages.sound(
            new RunReport((d, n) -> Optional.of(Papers.png()))
                .render(Runs.demo(), Map.of(), RunReport.Sample.of(paper, debate)));
    assertThat(page.select(".sample .found .speech").text()).isEqualTo("AC 肯定側立論");
    assertThat(page.select(".sample .found .aff p").text()).isEqualTo("内因性。管理人は足りていません。");
    assertThat(page.select(".sample .mark").attr("href")).isEqualTo("#f1");
    assertThat(page.select(".sample .mark rect").attr("width")).isEqualTo("176");
    assertThat(page.select(".sample image")).hasSize(1);
  }

  @Test
  void anEmptyRunIsStillAPage() {
    RunSummary nothing =
        new RunSummary(
            "<b>", "0", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    Document page = Pages.sound(new RunReport(PageImages.NONE).render(nothing, Map.of(), null));
    assertThat(page.select("h1").text()).isEqualTo("<b>");
  }

  @Test
  void theSummaryIsJsonAndBack() throws Exception {
    String json = Json.line(Runs.demo());
    RunSummary back = Json.mapper().readValue(json, RunSummary.class);
    assertThat(Json.line(back)).isEqualTo(json);
    assertThat(json).contains("\"out_unit\":\"documents\"").doesNotContain("seconds");
  }

  private static Debate debateOn(toron.ingest.Document paper) {
    Rounds round = new Rounds().speech("AC", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "肯定側立論");
    round.unit("a1", 0, ArgumentKind.CLAIM, null, null, "内因性。管理人は足りていません。");
    Debate debate = round.debate(null, "nade", null);
    int[] span = Papers.find(paper, "内因性。管理人は足りていません。");
    List<Location> where = List.of(new Location(paper.id(), 1, span[0], span[1]));
    Debate.Argument unit = debate.arguments().get(0);
    Debate.Argument placed =
        new Debate.Argument(
            unit.id(),
            0,
            unit.side(),
            unit.kind(),
            null,
            null,
            null,
            unit.text(),
            where,
            List.of(),
            null,
            List.of());
    List<Debate.Argument> units = new ArrayList<>(List.of(placed));
    return new Debate(
        debate.id(),
        debate.documents(),
        debate.location(),
        debate.language(),
        debate.format(),
        null,
        debate.event(),
        debate.sides(),
        debate.speeches(),
        units,
        List.of(),
        List.of(),
        null,
        List.of(),
        1,
        List.of());
  }
}
