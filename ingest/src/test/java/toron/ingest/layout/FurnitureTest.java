package toron.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import toron.ingest.layout.LaidText.Kind;
import toron.ingest.layout.LaidText.PageLines;
import toron.ingest.layout.LaidText.Printed;

/** Heads, page numbers, line numbers: what is printed around the text, and what only looks so. */
final class FurnitureTest {
  private static final String[] IROHA = {
    "いろはにほへとちりぬるをわかよたれ", "そつねならむうゐのおくやまけふこえて", "あさきゆめみしゑひもせすんとこころえ",
  };
  private static final String[] AMETSUCHI = {
    "あめつちほしそらやまかはみねたにくも", "きりむろこけひといぬうへすゑゆわさる", "おふせよえのえをなれゐてといふものか",
  };

  @Test
  void headsAndPageNumbersOfSeveralPagesAreNotText() {
    PageGlyphs[] pages = new PageGlyphs[3];
    for (int p = 0; p < 3; p++) {
      pages[p] =
          twoColumns(p + 1)
              .across(60, 40, 8, "討論記録集")
              .across(290, 800, 8, Integer.toString(7 + p))
              .page();
    }

    LaidText laid = Layout.of(List.of(pages));

    assertThat(laid.text()).doesNotContain("討論記録集", "7", "8", "9");
    assertThat(kinds(laid.pages().get(1))).contains(Kind.HEADER, Kind.PAGE_NUMBER);
  }

  @Test
  void headOfADocumentOfOnePageIsKnownByItsPlaceAndSize() {
    LaidText laid = Layout.of(List.of(twoColumns(1).across(60, 30, 8, "会員限り").page()));

    assertThat(laid.text()).doesNotContain("会員限り");
    assertThat(kinds(laid.pages().get(0))).contains(Kind.HEADER);
  }

  @Test
  void lastWordOfAParagraphAtTheEdgeOfTwoPagesIsText() {
    PageGlyphs[] pages = new PageGlyphs[2];
    for (int p = 0; p < 2; p++) {
      PrintedPage page = new PrintedPage(p + 1).down(382, 100, 10, "す。");
      page.down(400, 100, 10, IROHA[p]);
      page.down(364, 100, 10, AMETSUCHI[p]);
      pages[p] = page.page();
    }

    assertThat(Layout.of(List.of(pages)).text().replace("\n", ""))
        .isEqualTo(IROHA[0] + "す。" + AMETSUCHI[0] + IROHA[1] + "す。" + AMETSUCHI[1]);
  }

  @Test
  void lastWordOfAParagraphBeforeAnIndentIsText() {
    PageGlyphs[] pages = new PageGlyphs[2];
    for (int p = 0; p < 2; p++) {
      PrintedPage page = new PrintedPage(p + 1).down(400, 100, 10, "ました。");
      page.down(382, 110, 10, IROHA[p]);
      page.down(364, 100, 10, AMETSUCHI[p]);
      pages[p] = page.page();
    }

    assertThat(Layout.of(List.of(pages)).text()).containsPattern("(?s)ました。.*ました。");
  }

  @Test
  void kanjiPageNumbersBetweenWideDashesAreNotText() {
    PageGlyphs[] pages = new PageGlyphs[3];
    for (int p = 0; p < 3; p++) {
      PrintedPage page = new PrintedPage(p + 1).down(400, 780, 8, "－" + "一二三".charAt(p) + "－");
      for (int i = 0; i < 3; i++) {
        page.down(400 - 18 * i, 600, 10, IROHA[i].substring(0, 15));
      }
      pages[p] = page.page();
    }

    assertThat(Layout.of(List.of(pages)).text()).doesNotContain("－", "一", "二", "三");
  }

  @Test
  void numbersInAMarginAreNotAVerticalLine() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 8; i++) {
      page.across(60, 200 + 24 * i, 10, Integer.toString(i + 1));
      page.across(120, 200 + 24 * i, 10, "and so we say again that it is only fair to ask");
    }

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.text()).doesNotContainPattern("[0-9]");
    assertThat(kinds(laid.pages().get(0)).stream().filter(k -> k == Kind.LINE_NUMBER)).hasSize(8);
  }

  @Test
  void everyFifthLinesNumberIsNotText() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 1; i <= 20; i++) {
      page.across(120, 200 + 20 * i, 10, "and so we say again that it is only fair to ask");
      if (i % 5 == 0) {
        page.across(60, 200 + 20 * i, 10, Integer.toString(i));
      }
    }

    assertThat(Layout.of(List.of(page.page())).text()).doesNotContainPattern("[0-9]");
  }

  @Test
  void numbersOfAFewChaptersAreText() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 5; i++) {
      page.across(60, 200 + 20 * i, 10, Integer.toString(i + 1));
      page.across(75, 200 + 20 * i, 10, "第何章かの題がここにある");
    }
    for (int i = 0; i < 12; i++) {
      page.across(60, 400 + 16 * i, 10, IROHA[i % 3]);
    }

    assertThat(Layout.of(List.of(page.page())).text()).contains("1", "2", "3", "4", "5");
  }

  @Test
  void numberOfAHeadingAtTheTopOfAPageIsNoPageNumber() {
    PageGlyphs[] pages = new PageGlyphs[2];
    for (int p = 0; p < 2; p++) {
      pages[p] =
          twoColumns(p + 1)
              .across(60, 60, 14, Integer.toString(p + 1))
              .across(85, 60, 14, p == 0 ? "はじめの題" : "おわりの話")
              .page();
    }

    assertThat(Layout.of(List.of(pages)).text()).contains("1 はじめの題", "2 おわりの話");
  }

  @Test
  void noteMarksInTheFirstLinesOfPagesAreText() {
    PageGlyphs[] pages = new PageGlyphs[3];
    for (int p = 0; p < 3; p++) {
      PrintedPage page = new PrintedPage(p + 1).across(60, 100, 10, IROHA[p].substring(0, 4));
      page.across(100, 98, 5, "*" + (p + 1)).across(106, 100, 10, IROHA[p].substring(4, 12));
      pages[p] = page.across(60, 116, 10, AMETSUCHI[p]).page();
    }

    assertThat(Layout.of(List.of(pages)).text()).contains("*1", "*2", "*3");
  }

  private static PrintedPage twoColumns(int number) {
    PrintedPage page = new PrintedPage(number);
    for (int i = 0; i < 3; i++) {
      page.across(60, 200 + 16 * i, 10, IROHA[i]);
      page.across(250, 200 + 16 * i, 10, AMETSUCHI[i]);
    }
    return page;
  }

  private static List<Kind> kinds(PageLines page) {
    return page.lines().stream().map(Printed::kind).toList();
  }
}
