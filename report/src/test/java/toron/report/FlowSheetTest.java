package toron.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import toron.structure.debate.Debate.ArgumentKind;
import toron.structure.debate.Debate.Cue;
import toron.structure.debate.Debate.Relation;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

final class FlowSheetTest {
  private static final Document NADE =
      Pages.sound(new FlowSheet(PageLinks.in("pages")).render(Rounds.nade()));

  @Test
  void speechesThatArgueAreTheColumns() {
    assertThat(NADE.select(".flow thead .name b").eachText())
        .containsExactly("AC", "NC", "1NR", "1AR", "2NR", "2AR");
  }

  @Test
  void anAnswerStandsInTheRowOfWhatItAnswers() {
    assertThat(row("内因性に一点")).isSameAs(row("内因性"));
    assertThat(row("解決性に二点")).isSameAs(row("解決性"));
    assertThat(row("指導者について")).isSameAs(row("解決性"));
    assertThat(row("二点目").previousElementSibling()).isSameAs(row("解決性"));
  }

  @Test
  void aUnitIsAsTallAsItsAnswersTogether() {
    Element cell = cell("解決性");
    assertThat(cell.attr("rowspan")).isEqualTo("2");
  }

  @Test
  void everyUnitIsOnTheSheetOnce() {
    assertThat(NADE.select(".flow .unit")).hasSize(Rounds.nade().arguments().size());
  }

  @Test
  void cellsFillTheTableExactly() {
    for (Element body : NADE.select(".flow tbody")) {
      int[] width = new int[body.select("tr").size()];
      for (int row = 0; row < width.length; row++) {
        for (Element cell : body.select("tr").get(row).children()) {
          int rows = cell.hasAttr("rowspan") ? Integer.parseInt(cell.attr("rowspan")) : 1;
          int columns = cell.hasAttr("colspan") ? Integer.parseInt(cell.attr("colspan")) : 1;
          for (int down = 0; down < rows; down++) {
            width[row + down] += columns;
          }
        }
      }
      assertThat(width).containsOnly(6);
    }
  }

  @Test
  void whatWasDroppedStandsOpen() {
    assertThat(unit("重要性").hasClass("dropped")).isTrue();
    assertThat(row("重要性").select(".ghost [lang=ja]").text()).isEqualTo("応答なし");
    assertThat(row("内因性").select(".ghost")).isEmpty();
  }

  @Test
  void unsureLinksLookUnsure() {
    Element guess = unit("発生過程", "会費は").expectFirst(".rel");
    assertThat(guess.hasClass("unsure")).isTrue();
    assertThat(guess.text()).contains("0.42");
    assertThat(unit("内因性に一点").expectFirst(".rel").hasClass("unsure")).isFalse();
  }

  @Test
  void aSecondTargetIsALink() {
    Element extension = NADE.expectFirst(".unit a.rel-support");
    assertThat(extension.text()).contains("AC 内因性");
    assertThat(extension.attr("href")).isEqualTo("#" + unit("内因性").id());
  }

  @Test
  void unitsLinkToThePaperWithTheirSpanMarked() {
    Location where = Rounds.nade().arguments().get(0).location().get(0);
    assertThat(unit("定義").expectFirst("a.paper").attr("href"))
        .isEqualTo(
            "pages/d-0f0f0f0f0f0f0f0f.html#p%d-%d-%d"
                .formatted(where.page(), where.begin(), where.end()));
  }

  @Test
  void answersTiedToNothingAreNotHidden() {
    assertThat(NADE.select("tbody:has(.band:contains(tied to nothing)) .unit .words").text())
        .contains("生徒の声");
  }

  @Test
  void evidenceOpensAtATap() {
    Element chip = unit("内因性").expectFirst(".ev");
    assertThat(chip.attr("tabindex")).isEqualTo("0");
    assertThat(chip.select(".pop q").text()).startsWith("教員の週あたり");
    assertThat(NADE.select("section.evidence li#e1 cite").text()).isEqualTo("架空大学 清水 2021");
  }

  @Test
  void questionsStandWithTheirAnswers() {
    assertThat(NADE.select(".pairs dt")).hasSize(3);
    assertThat(NADE.select(".pairs dd.none [lang=en]").text()).isEqualTo("no answer");
  }

  @Test
  void theDecisionIsSaidWithVotesAndPoints() {
    assertThat(NADE.select(".verdict b").text()).isEqualTo("否定側");
    assertThat(NADE.select(".vote")).hasSize(3);
    assertThat(NADE.select(".scores tr")).hasSize(3);
    assertThat(NADE.select(".scores td").eachText()).contains("3.5/5");
    assertThat(NADE.select(".warnings li").text()).contains("6ページより後");
  }

  @Test
  void aDebateWithoutUnitsShowsItsSpeeches() {
    Rounds round =
        new Rounds()
            .speech("PM", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "Prime Minister")
            .speech("LO", Side.NEGATIVE, SpeechKind.CONSTRUCTIVE, "Leader of Opposition");
    Document page =
        Pages.sound(new FlowSheet(PageLinks.NONE).render(round.debate(null, "na", null)));
    assertThat(page.select(".flow .unit .words")).hasSize(2);
    assertThat(page.select("h1").text()).contains("no motion found");
    assertThat(page.select("a.paper")).isEmpty();
  }

  @Test
  void nothingToFlowIsSaid() {
    Document page =
        Pages.sound(
            new FlowSheet(PageLinks.NONE).render(new Rounds().debate("動議", "unknown", null)));
    assertThat(page.select(".flow")).isEmpty();
    assertThat(page.select(".note").text()).contains("No arguing speech");
  }

  @Test
  void aDiscussionOfManyTurnsIsShownAsThreads() {
    Rounds round = new Rounds();
    for (int turn = 0; turn < 14; turn++) {
      Side side = turn % 2 == 0 ? Side.AFFIRMATIVE : Side.NEGATIVE;
      round.speech(null, side, SpeechKind.STATEMENT, "発言" + turn);
      round.unit("a" + turn, turn, ArgumentKind.CLAIM, null, null, "主張" + turn);
    }
    round.speech(null, Side.NEGATIVE, SpeechKind.STATEMENT, "拍手");
    Document page =
        Pages.sound(new FlowSheet(PageLinks.NONE).render(round.debate("動議", "oxford", null)));
    assertThat(page.select(".flow.threads .unit")).hasSize(14);
    assertThat(NADE.select(".threads")).isEmpty();
  }

  @Test
  void badLinksAndCirclesDoNotLoseUnits() {
    Rounds round = new Rounds().speech("AC", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "立論");
    round.unit("x", 0, ArgumentKind.CLAIM, null, "甲", "一").under("y");
    round.unit("y", 0, ArgumentKind.CLAIM, null, "乙", "二").under("x");
    round
        .unit("z", 0, ArgumentKind.CLAIM, null, "丙", "三", "no-such-evidence")
        .to("z", Relation.ATTACK, 0.9, Cue.MODEL)
        .to("nobody", Relation.ATTACK, 0.9, Cue.MODEL);
    Document page =
        Pages.sound(new FlowSheet(PageLinks.NONE).render(round.debate("動議", "nade", null)));
    assertThat(page.select(".unit b").eachText()).containsExactly("甲", "乙", "丙");
    assertThat(page.select(".ev.bad").text()).isEqualTo("no-such-evidence ?");
  }

  @Test
  void hostileWordsStayWords() {
    Rounds round =
        new Rounds().speech("<b>", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "<script>");
    round.unit(
        "\" onclick=\"",
        0,
        ArgumentKind.CLAIM,
        null,
        "<img src=x>",
        "</article><script>x</script>");
    Document page =
        Pages.sound(new FlowSheet(PageLinks.in("p")).render(round.debate("<title>", "<f>", null)));
    assertThat(page.select("img")).isEmpty();
    assertThat(page.select(".unit .words").text()).isEqualTo("</article><script>x</script>");
    assertThat(page.select("h1").text()).startsWith("<title>");
  }

  @Test
  void linksNameAllPagesOfALocation() {
    List<Location> where = List.of(new Location("a/b:c", 3, 5, 9), new Location("a/b:c", 4, 9, 12));
    assertThat(PageLinks.in("v").to(where)).contains("v/a_b_c.html#p3-5-9,p4-9-12");
    assertThat(PageLinks.in("v").to(List.of())).isEmpty();
  }

  private static Element unit(String label) {
    return NADE.select(".unit").stream()
        .filter(unit -> unit.select("b").text().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static Element unit(String label, String begin) {
    return NADE.select(".unit").stream()
        .filter(unit -> unit.select("b").text().equals(label))
        .filter(unit -> unit.select(".words").text().startsWith(begin))
        .findFirst()
        .orElseThrow();
  }

  private static Element cell(String label) {
    return above(label, "td");
  }

  private static Element row(String label) {
    return above(label, "tr");
  }

  private static Element above(String label, String name) {
    return unit(label).parents().stream()
        .filter(above -> above.normalName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
