package toron.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import toron.ingest.layout.LaidText.PageLines;
import toron.ingest.layout.LaidText.Printed;

final class LayoutTest {
  private static final String[] IROHA = {
    "いろはにほへとちりぬるをわかよたれ", "そつねならむうゐのおくやまけふこえて", "あさきゆめみしゑひもせすんとこころえ",
  };
  private static final String[] AMETSUCHI = {
    "あめつちほしそらやまかはみねたにくも", "きりむろこけひといぬうへすゑゆわさる", "おふせよえのえをなれゐてといふものか",
  };

  @Test
  void verticalColumnsRunFromRightToLeft() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 3; i++) {
      page.down(400 - 18 * i, 100, 10, IROHA[i]);
    }

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.text().replace("\n", "")).isEqualTo(String.join("", IROHA));
    assertThat(laid.pages().get(0).lines()).allMatch(Printed::vertical);
  }

  @Test
  void upperTierIsReadBeforeTheLowerOne() {
    LaidText laid = Layout.of(List.of(twoTiers(1).page()));

    assertThat(laid.text().replace("\n", ""))
        .isEqualTo(String.join("", IROHA) + String.join("", AMETSUCHI));
  }

  @Test
  void orderOfTheContentStreamSaysNothing() {
    PrintedPage tiers = twoTiers(1).down(411, 100, 5, "よみ");
    PrintedPage columns = twoColumns(2);
    LaidText straight = Layout.of(List.of(tiers.page(), columns.page()));

    for (long seed = 0; seed < 20; seed++) {
      assertThat(Layout.of(List.of(tiers.shuffled(seed), columns.shuffled(seed))))
          .isEqualTo(straight);
    }
  }

  @Test
  void horizontalColumnsAreReadOneAfterTheOther() {
    LaidText laid = Layout.of(List.of(twoColumns(1).page()));

    assertThat(laid.text().replace("\n", ""))
        .isEqualTo(String.join("", IROHA) + String.join("", AMETSUCHI));
  }

  @Test
  void fullStopThatHangsIntoTheGutterDoesNotJoinTwoColumns() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 3; i++) {
      String full = IROHA[i].substring(0, 16);
      page.across(60, 200 + 16 * i, 10, i == 1 ? full + "。" : full);
      page.across(230, 200 + 16 * i, 10, AMETSUCHI[i].substring(0, 16));
    }

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.text().replace("\n", ""))
        .startsWith(IROHA[0].substring(0, 16) + IROHA[1].substring(0, 16) + "。")
        .endsWith(AMETSUCHI[1].substring(0, 16) + AMETSUCHI[2].substring(0, 16));
  }

  @Test
  void lastPageWithFewLinesHasTheColumnsOfThePageBefore() {
    PrintedPage last = new PrintedPage(2);
    last.across(60, 200, 10, AMETSUCHI[0].substring(0, 16));
    last.across(60, 216, 10, AMETSUCHI[1].substring(0, 16));
    last.across(240, 200, 10, IROHA[0].substring(0, 16));

    LaidText laid = Layout.of(List.of(twoColumns(1).page(), last.page()));

    assertThat(laid.text().replace("\n", ""))
        .endsWith(
            AMETSUCHI[0].substring(0, 16)
                + AMETSUCHI[1].substring(0, 16)
                + IROHA[0].substring(0, 16));
  }

  @Test
  void tableLeftOfVerticalTextComesAfterIt() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 3; i++) {
      page.down(500 - 18 * i, 100, 10, IROHA[i]);
      page.down(500 - 18 * (i + 3), 100, 10, AMETSUCHI[i]);
      page.across(200, 110 + 20 * i, 10, "項目" + i).across(260, 110 + 20 * i, 10, "点数" + i);
    }

    assertThat(Layout.of(List.of(page.page())).text()).endsWith("\n項目0\t点数0\n項目1\t点数1\n項目2\t点数2");
  }

  @Test
  void ideographicSpaceIsOneSpace() {
    PrintedPage page = new PrintedPage(1).across(60, 100, 10, "否定側　その電話相談は、ありますか。");

    assertThat(Layout.of(List.of(page.page())).text()).isEqualTo("否定側　その電話相談は、ありますか。");
  }

  @Test
  void indentedLinesThatEachEndASentenceAreParagraphs() {
    PrintedPage page = new PrintedPage(1);
    page.across(60, 184, 10, IROHA[0] + "あ");
    page.across(60, 200, 10, "ひもせす。");
    page.across(70, 216, 10, IROHA[1].substring(0, 16) + "。");
    page.across(70, 232, 10, AMETSUCHI[0].substring(0, 16) + "。");
    page.across(70, 248, 10, AMETSUCHI[1]);
    page.across(60, 264, 10, AMETSUCHI[2] + "あ");

    assertThat(Layout.of(List.of(page.page())).text().lines())
        .contains(
            IROHA[1].substring(0, 16) + "。",
            AMETSUCHI[0].substring(0, 16) + "。",
            AMETSUCHI[1] + AMETSUCHI[2] + "あ");
  }

  @Test
  void letterSpacedTitleIsClosedUp() {
    PrintedPage page = new PrintedPage(1).across(100, 100, 16, 40, "平成二年");
    for (int i = 0; i < 3; i++) {
      page.across(60, 200 + 16 * i, 10, IROHA[i]);
    }

    assertThat(Layout.of(List.of(page.page())).text()).startsWith("平成二年\n");
  }

  @Test
  void englishLinesAreJoinedWithABlankAndHyphensMended() {
    PrintedPage page =
        new PrintedPage(1)
            .across(60, 100, 10, "We propose that every town should keep a pub-")
            .across(60, 114, 10, "lic library open on Sundays, since its read-")
            .across(60, 128, 10, "ers work on all the other days of the week and");

    assertThat(Layout.of(List.of(page.page())).text())
        .isEqualTo(
            "We propose that every town should keep a public library open on Sundays, since its"
                + " readers work on all the other days of the week and");
  }

  @Test
  void doubleNameKeepsItsHyphenAtTheEndOfALine() {
    PrintedPage page =
        new PrintedPage(1)
            .across(60, 100, 10, "The first speaker of the Government is Thomas Okafor-")
            .across(60, 114, 10, "Reed, and the second speaker is Maeve Tanaka from York.");

    assertThat(Layout.of(List.of(page.page())).text()).contains("Thomas Okafor-Reed, and");
  }

  @Test
  void hyphenOfACompoundStaysAtTheEndOfALine() {
    PrintedPage page =
        new PrintedPage(1)
            .across(60, 100, 10, "Many of them can only work part-time, and a part-")
            .across(60, 114, 10, "time job does not pay for the well-known and long-")
            .across(60, 128, 10, "term costs of a house, nor for child care by any-")
            .across(60, 142, 10, "one else, as our opponents in the Govern-")
            .across(60, 156, 10, "ment would have it.");

    assertThat(Layout.of(List.of(page.page())).text())
        .contains("a part-time job", "long-term costs", "by anyone else", "Government would");
  }

  @Test
  void halfWidthKanaAndTheirSoundMarksAreOneKana() {
    PrintedPage page = new PrintedPage(1);
    String[] kana = {"テ", "\u3099", "ィ", "ハ", "\u3099", "ー", "ト", "部"};
    for (int i = 0; i < kana.length; i++) {
      page.across(60 + 5 * i, 100, 10, kana[i]);
    }

    assertThat(Layout.of(List.of(page.page())).text()).isEqualTo("ディバート部");
    assertThat(CodePoints.normal("ﾊﾟﾈﾙﾃﾞｨﾍﾞｰﾄ")).isEqualTo("パネルディベート");
  }

  @Test
  void shortHeadingEndsTheColumnsAboveItThoughOneIsALineShorter() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 4; i++) {
      page.across(60, 100 + 18 * i, 10, IROHA[i % 3]);
      if (i < 3) {
        page.across(250, 100 + 18 * i, 10, AMETSUCHI[i]);
      }
    }
    page.across(80, 200, 20, "山の中");
    for (int i = 0; i < 4; i++) {
      page.across(60, 240 + 18 * i, 10, AMETSUCHI[i % 3]);
      page.across(250, 240 + 18 * i, 10, IROHA[i % 3]);
    }

    assertThat(Layout.of(List.of(page.page())).text().replace("\n", ""))
        .contains(AMETSUCHI[2] + "山の中" + AMETSUCHI[0]);
  }

  @Test
  void raisedMarkStaysWhereItStandsInItsLine() {
    PrintedPage page =
        new PrintedPage(1)
            .across(60, 200, 10, "この語は")
            .across(100, 199, 6, "3")
            .across(103, 200, 10, "当時の新聞にある。")
            .across(60, 218, 10, "そう書いてあるとおりだ。");

    assertThat(Layout.of(List.of(page.page())).text()).startsWith("この語は3当時の新聞にある。");
  }

  @Test
  void dotsBeforePageNumbersAreNoText() {
    PrintedPage page =
        new PrintedPage(1)
            .across(60, 200, 10, "論題の意味")
            .across(110, 200, 10, 20, "...............")
            .across(260, 200, 10, "3")
            .across(60, 218, 10, "判定とその理由..................")
            .across(255, 218, 10, "12");

    assertThat(Layout.of(List.of(page.page())).text()).isEqualTo("論題の意味\t3\n判定とその理由\t12");
  }

  @Test
  void bulletBeginsAParagraphAfterAFullLine() {
    PrintedPage page = new PrintedPage(1).across(60, 100, 12, "• 公園の管理は市が行うものとされている");
    page.across(60, 130, 12, "• 図書館の管理も市が行うこととなった。");

    assertThat(Layout.of(List.of(page.page())).text().lines()).hasSize(2);
  }

  @Test
  void speakersMarkBeginsAParagraphAfterAFullLine() {
    PrintedPage page = new PrintedPage(1).across(60, 100, 12, "○議長（佐藤君）それでは、これより");
    page.across(60, 130, 12, "質疑に入ります。鈴木君の発言を許し").across(60, 160, 12, "○鈴木委員　私は市長に対して質問を");

    assertThat(Layout.of(List.of(page.page())).text())
        .isEqualTo("○議長（佐藤君）それでは、これより質疑に入ります。鈴木君の発言を許し\n○鈴木委員　私は市長に対して質問を");
  }

  @Test
  void footnoteIsAParagraphOfItsOwnAfterThePage() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 8; i++) {
      page.across(60, 200 + 16 * i, 10, IROHA[i % 3]);
    }
    page.across(60, 700, 8, "１　この語は当時の新聞にある。");
    PrintedPage next = new PrintedPage(2).across(60, 200, 10, AMETSUCHI[0]);

    assertThat(Layout.of(List.of(page.page(), next.page())).text())
        .endsWith(IROHA[1] + "\n１　この語は当時の新聞にある。\n" + AMETSUCHI[0]);
  }

  @Test
  void everyLineOfTheTextStandsWhereItsOffsetsSay() {
    LaidText laid = Layout.of(List.of(twoTiers(1).page(), twoColumns(2).page()));

    for (PageLines page : laid.pages()) {
      for (Printed line : page.lines()) {
        int from = laid.text().offsetByCodePoints(0, line.begin());
        int to = laid.text().offsetByCodePoints(0, line.end());
        assertThat(laid.text().substring(from, to)).isEqualTo(line.text());
      }
    }
  }

  private static PrintedPage twoTiers(int number) {
    PrintedPage page = new PrintedPage(number);
    for (int i = 0; i < 3; i++) {
      page.down(400 - 18 * i, 100, 10, IROHA[i]);
      page.down(400 - 18 * i, 310, 10, AMETSUCHI[i]);
    }
    return page;
  }

  private static PrintedPage twoColumns(int number) {
    PrintedPage page = new PrintedPage(number);
    for (int i = 0; i < 3; i++) {
      page.across(60, 200 + 16 * i, 10, IROHA[i]);
      page.across(250, 200 + 16 * i, 10, AMETSUCHI[i]);
    }
    return page;
  }
}
