package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.corpus.EvidenceGate.Claim;
import toron.corpus.EvidenceGate.Kind;
import toron.corpus.EvidenceGate.Report;

final class EvidenceGateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ja | 支出は12万円で、35%が訴えた。    | 十二万円を払い、３５パーセントが訴えます。
          ja | 利用者の3割が反対した。          | 30%が反対しています。
          ja | 清水教授は2020年に述べた。       | メリット1、2つの点を述べます。第一に、清水教授は2020年に述べました。
          en | Costs rose by 40 percent.    | First, costs rose by forty percent. Contention 2 follows.
          en | It cost 3 million dollars.   | It cost 3,000,000 dollars.
          en | Harold Weiss of Leeds wrote. | However, Weiss wrote it in Leeds.
          """)
  void whatWasGivenPasses(String language, String support, String text) {
    assertThat(new EvidenceGate(language, support).check(text).unsupported()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ja | 支出は12万円だ。       | 支出は21万円です。             | NUMBER    | 21万
          ja | 清水教授が述べた。      | 田中教授が述べました。            | NAME      | 田中
          ja | 人物Aが述べた。        | 人物Bが述べました。              | NAME      | 人物B
          ja | 支出は増えた。         | 「支出は大きく減り続けている」とある。   | QUOTATION | 「支出は大きく減り続けている」
          ja | 清水の調査がある。      | 調査があります（清水、2018年）。     | CITATION  | （清水、2018年）
          en | Costs rose 40 percent. | They rose 45 percent.       | NUMBER    | 45
          en | Weiss wrote it.        | As Miller wrote, it rose.   | NAME      | Miller
          en | Costs rose.            | He said "costs have fallen for ten years". | QUOTATION | "costs have fallen for ten years"
          en | Weiss wrote it.        | It rose (Weiss, 2018).      | CITATION  | (Weiss, 2018)
          """)
  void whatWasNotGivenIsNamed(
      String language, String support, String text, Kind kind, String words) {
    List<Claim> found = new EvidenceGate(language, support).check(text).unsupported();

    assertThat(found).extracting(Claim::kind).containsExactly(kind);
    assertThat(found).extracting(Claim::text).containsExactly(words);
    Claim claim = found.get(0);
    assertThat(text.codePoints().skip(claim.begin()).limit(claim.end() - claim.begin()).toArray())
        .isEqualTo(words.codePoints().toArray());
  }

  @Test
  void countsPerHundredSentences() {
    EvidenceGate gate = new EvidenceGate("ja", "支出は12万円だ。");
    Report report = gate.check("支出は12万円です。30%が反対です。\n家計は苦しい。").plus(gate.check("負担は重い。"));

    assertThat(report.sentences()).isEqualTo(4);
    assertThat(report.unsupported()).hasSize(1);
    assertThat(report.per100Sentences()).isCloseTo(25, within(1e-9));
    assertThat(Report.NONE.per100Sentences()).isZero();
  }
}
