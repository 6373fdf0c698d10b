package toron.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Readings (ruby) and marks of emphasis beside a text. */
final class ReadingsTest {
  @Test
  void readingIsTakenOutOfTheTextAndKeptWithItsBase() {
    PrintedPage page =
        new PrintedPage(1).down(400, 100, 10, "その論題を読みあげて試合がはじまる").down(411, 120, 5, "ろんだい");

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.text()).isEqualTo("その論題を読みあげて試合がはじまる");
    assertThat(laid.readings()).containsExactly(new LaidText.Reading(2, 4, "ろんだい"));
    assertThat(laid.pages().get(0).lines().stream().map(LaidText.Printed::kind))
        .contains(LaidText.Kind.RUBY);
  }

  @Test
  void readingsOfTwoWordsInARowArePartedByTheirSpread() {
    // みもと is spread over two characters, たし over the next one.
    PrintedPage page =
        new PrintedPage(1)
            .across(100, 100, 10, "その身本慥かにして相応の身代ある者")
            .across(120.83, 94, 5, 6.667, "みも")
            .across(134.17, 94, 5, "と")
            .across(140, 94, 5, "たし");

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.readings())
        .containsExactly(new LaidText.Reading(2, 4, "みもと"), new LaidText.Reading(4, 5, "たし"));
  }

  @Test
  void lettersSpreadEvenlyOverTwoCharactersAreOneReading() {
    PrintedPage page =
        new PrintedPage(1)
            .across(100, 100, 10, "玄関は白い瀬戸の煉瓦で組んである")
            .across(152.5, 94, 5, "せ")
            .across(162.5, 94, 5, "と");

    assertThat(Layout.of(List.of(page.page())).readings())
        .containsExactly(new LaidText.Reading(5, 7, "せと"));
  }

  @Test
  void emphasisDotsAreNeitherTextNorReadings() {
    PrintedPage page =
        new PrintedPage(1).down(400, 100, 10, "その論題を読みあげて試合がはじまる").down(411, 122.5, 5, 10, "﹅﹅");

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.text()).isEqualTo("その論題を読みあげて試合がはじまる");
    assertThat(laid.readings()).isEmpty();
  }

  @Test
  void emphasisDotsNarrowerThanTheirFontAreDropped() {
    PrintedPage page =
        new PrintedPage(1)
            .across(60, 100, 10, "いろはにほへとちりぬるをわかよたれ")
            .across(60, 118, 10, "そつねならむうゐのおくやまけふこえて");
    page.across(84.2, 111, 5, 20, "••");

    assertThat(Layout.of(List.of(page.page())).text())
        .isEqualTo("いろはにほへとちりぬるをわかよたれ" + "そつねならむうゐのおくやまけふこえて");
  }

  @Test
  void readingLongerThanItsWordLeavesNoBlankInTheText() {
    PrintedPage page =
        new PrintedPage(1)
            .down(400, 100, 10, "慮")
            .down(411, 100, 5, "おもんぱか")
            .down(400, 125, 10, "を見てから彼は言った")
            .down(382, 100, 10, "その次の日にはもう誰もいない");

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.text()).isEqualTo("慮を見てから彼は言ったその次の日にはもう誰もいない");
    assertThat(laid.readings()).containsExactly(new LaidText.Reading(0, 1, "おもんぱか"));
  }

  @Test
  void readingAtTheEndOfALineMayHangFarOverIt() {
    PrintedPage page =
        new PrintedPage(1)
            .down(400, 100, 10, "その日の彼らの話は慮")
            .down(411, 190, 5, "おもんぱか")
            .down(382, 100, 10, "を見てから終わったとさ");

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.text()).startsWith("その日の彼らの話は慮");
    assertThat(laid.readings()).containsExactly(new LaidText.Reading(9, 10, "おもんぱか"));
  }

  @Test
  void readingThatHangsOverTheNextKanjiIsNotItsOwn() {
    PrintedPage page =
        new PrintedPage(1).across(100, 100, 10, "わが政府の者である").across(112.5, 94, 5, "まつりごと");

    assertThat(Layout.of(List.of(page.page())).readings())
        .containsExactly(new LaidText.Reading(2, 3, "まつりごと"));
  }

  @Test
  void letterBetweenTwoCharactersIsPartOfTheirReading() {
    PrintedPage page = new PrintedPage(1).across(100, 100, 10, "それは今日のことである");
    for (int i = 0; i < 3; i++) {
      page.across(131.33 + 6.667 * i, 95, 4, "きょう".substring(i, i + 1));
    }

    LaidText laid = Layout.of(List.of(page.page()));

    assertThat(laid.text()).isEqualTo("それは今日のことである");
    assertThat(laid.readings()).containsExactly(new LaidText.Reading(3, 5, "きょう"));
  }

  @Test
  void roomBetweenTheCharactersOfOneWordPartsItFromTheNext() {
    // こうひょう is longer than 講評, which stands apart for it; しんぱん is not.
    PrintedPage page =
        new PrintedPage(1)
            .across(100, 100, 10, "その審判")
            .across(120, 94, 5, "しんぱん")
            .across(141.25, 100, 10, 12.5, "講評")
            .across(140, 94, 5, "こうひょう")
            .across(165, 100, 10, "である");

    assertThat(Layout.of(List.of(page.page())).readings())
        .containsExactly(new LaidText.Reading(2, 4, "しんぱん"), new LaidText.Reading(4, 6, "こうひょう"));
  }

  @Test
  void readingSetSolidFromTheBeginningOfItsWordIsOne() {
    PrintedPage page =
        new PrintedPage(1).across(100, 100, 10, "それは今日のことである").across(130, 94, 5, "きょう");

    assertThat(Layout.of(List.of(page.page())).readings())
        .containsExactly(new LaidText.Reading(3, 5, "きょう"));
  }

  @Test
  void readingOnTheOtherSideIsSpreadOverItsWordToo() {
    PrintedPage page =
        new PrintedPage(1)
            .down(400, 100, 10, "それは明日のことである")
            .down(394, 132.5, 5, 10, "あす")
            .down(378, 100, 10, "だれもがそう思っていた");

    assertThat(Layout.of(List.of(page.page())).readings())
        .containsExactly(new LaidText.Reading(3, 5, "あす"));
  }
}
