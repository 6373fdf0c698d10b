package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlterationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ja | claim    | 雇用が増加した。        | 雇用が減少した。
          ja | claim    | 雇用が減った。         | 雇用が増えた。
          ja | negation | 効果が確認できる。       | 効果が確認できない。
          ja | negation | 効果が確認できない。      | 効果が確認できる。
          ja | scope    | 全ての家庭が使う。       | 一部の家庭が使う。
          ja | cause    | 喫煙によって病が広がる。   | 喫煙とともに病が広がる。
          en | claim    | Costs rose again.     | Costs fell again.
          en | negation | It is not a crime.    | It is a crime.
          en | negation | It is a crime.        | It is not a crime.
          en | unit     | It took 3 months now. | It took 3 years now.
          en | cause    | It fell because of it. | It fell despite it.
          """)
  void wordsAreTurnedEitherWay(String language, String kind, String before, String after) {
    assertThat(altered(language, kind, before)).contains(after);
  }

  @ParameterizedTest
  @CsvSource({"ja,35%が反対した。", "ja,支出は12万円だ。", "ja,3割が使う。", "en,About 1,200 people came."})
  void aNumberStaysAsLongAndAsRound(String language, String text) {
    for (String seed : List.of("a", "b", "c", "d")) {
      List<String> all = altered(language, "number", text, seed);
      assertThat(all).isNotEmpty();
      assertThat(all).allSatisfy(t -> assertThat(t).hasSameSizeAs(text).isNotEqualTo(text));
    }
  }

  @Test
  void aYearMovesByAFewYears() {
    assertThat(altered("ja", "date", "2015年の調査。"))
        .singleElement()
        .asString()
        .matches("20(09|1[0-9]|2[01])年の調査。")
        .doesNotContain("2015");
    assertThat(altered("ja", "number", "2015年の調査。")).isEmpty();
  }

  @Test
  void onlyTheGivenStretchIsTouched() {
    String text = "支出は12万円だ。35%が使う。";

    assertThat(Alterations.of("ja", text, text.indexOf("35"), text.length(), "s"))
        .allSatisfy(c -> assertThat(c.begin()).isGreaterThanOrEqualTo(text.indexOf("35")));
  }

  private static List<String> altered(String language, String kind, String text) {
    return altered(language, kind, text, "seed");
  }

  private static List<String> altered(String language, String kind, String text, String seed) {
    return Alterations.of(language, text, 0, text.length(), seed).stream()
        .filter(c -> c.kind().equals(kind))
        .map(c -> text.substring(0, c.begin()) + c.after() + text.substring(c.end()))
        .toList();
  }
}
