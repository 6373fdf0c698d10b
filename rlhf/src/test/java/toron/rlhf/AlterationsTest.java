package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlterationsTest {

  /** Two places of one slot may exchange their words, whichever of them comes first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ja | claim     | 雇用が増加した。           | 人口は減少した。
          ja | negation  | 効果が確認できる。         | 費用は計算できない。
          ja | scope     | すべての家庭が使う。       | 一部の家庭が使う。
          ja | cause     | 喫煙によって病が広がる。   | 都市化とともに病が広がる。
          ja | number    | 35％が反対した。           | 72％が反対した。
          ja | number    | 三割が使う。               | 七割が使う。
          ja | date      | 2015年の調査。             | 2019年の調査。
          ja | unit      | 支出は12万円だ。           | 予算は3億円だ。
          ja | name      | 日本では違う。             | ドイツでは違う。
          ja | quotation | 導入の費用は多少かかりますが、町の暮らしはとても楽になります。 | 町の人たちは遠くの店まで歩くことになります。
          en | claim     | Costs are higher now.      | Wages are lower now.
          en | negation  | It is not fair to them.    | The rule is fair to us.
          en | scope     | They always pay.           | They sometimes pay.
          en | cause     | They work because they can. | They rest when they can.
          en | number    | About 20 percent came.     | About 65 percent came.
          en | number    | It took two years.         | It took nine years.
          en | unit      | It took 3 weeks now. | It took 3 days now.
          en | name      | It failed in Norway.       | It failed in Japan.
          en | quotation | The plan saves a great deal of money, but only for the largest towns. | The plan saves a great deal of money for the towns.
          """)
  void placesOfOneSlotMayExchangeTheirWords(String language, String kind, String a, String b) {
    Place one = place(language, kind, a);
    Place two = place(language, kind, b);

    assertThat(one.slot()).isEqualTo(two.slot());
    assertThat(one.form()).isNotEqualTo(two.form());
    assertThat(a.substring(one.begin(), one.end())).isEqualTo(one.form());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ja | number | 第2の論点。
          ja | number | 2015年の調査。
          ja | claim  | 賛成側の方。
          en | number | an 80 percent cut
          en | number | one way
          en | negation | It is not.
          en | scope  | not all people
          """)
  void whatWouldNotBeFluentIsNoPlace(String language, String kind, String text) {
    assertThat(Alterations.places(language, text, 0, text.length()))
        .noneMatch(place -> place.kind().equals(kind));
  }

  @Test
  void onlyTheGivenStretchIsTouched() {
    String text = "支出は12万円だ。35%が使う。";

    assertThat(Alterations.places("ja", text, text.indexOf("35"), text.length()))
        .allSatisfy(place -> assertThat(place.begin()).isGreaterThanOrEqualTo(text.indexOf("35")))
        .isNotEmpty();
  }

  private static Place place(String language, String kind, String text) {
    List<Place> found =
        Alterations.places(language, text, 0, text.length()).stream()
            .filter(place -> place.kind().equals(kind))
            .toList();
    assertThat(found).as(text).isNotEmpty();
    return found.get(0);
  }
}
