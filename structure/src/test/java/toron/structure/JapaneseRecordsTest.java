package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** Records as pupils, newspapers and yearbooks print them. */
final class JapaneseRecordsTest {
  private static final String WORDS =
      "川の堤は、子どもが遊び、年寄りが歩く場所です。花火の日には町の半分がここへ集まります。" + "柵を立てれば、誰も落ちませんが、誰も座れません。私たちは座れる堤を選びます。";
  private static final String LONG = WORDS.repeat(3);
  private static final String MOTION = "論題　町は堤に柵を立てるべきである\n";

  private static List<Debate> debates(String text) {
    Document document = Texts.document("ja", text);
    List<Debate> debates = new DebateParser().parse(document).debates();
    debates.forEach(debate -> Verbatim.check(document, debate));
    return debates;
  }

  private static String round(String questions, String constructive) {
    return "肯定側立論\n"
        + constructive
        + LONG
        + "\n否定側質疑\n"
        + questions
        + "\n否定側立論\n"
        + LONG
        + "\n肯定側質疑\n"
        + questions
        + "\n否定側第一反駁\n"
        + LONG
        + "\n肯定側第一反駁\n"
        + LONG
        + "\n否定側第二反駁\n"
        + LONG
        + "\n肯定側第二反駁\n"
        + LONG
        + "\n";
  }

  @Test
  void pupilsWriteLabelsInHiragana() {
    String text =
        "ろんだい　町は堤に柵を立てるべきである\n立論（こうてい）　りく\n"
            + LONG
            + "\nしつもん（ひてい→こうてい）\nだれが見ますか。\n"
            + "立論（ひてい）　こはる\n"
            + LONG
            + "\nしつもん（こうてい→ひてい）\nだれが見ますか。\n"
            + "はんばく１（ひてい）　みつき\n"
            + LONG
            + "\nはんばく１（こうてい）　そうま\n"
            + LONG
            + "\nはんばく２（ひてい）　だいち\n"
            + LONG
            + "\nはんばく２（こうてい）　ゆい\n"
            + LONG;
    List<Debate> found = debates(text);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("AC", "NQ", "NC", "AQ", "1NR", "1AR", "2NR", "2AR");
  }

  @Test
  void benchesStandBeforeNames() {
    String text =
        MOTION
            + "司会・相馬　始めます。賛成派から。\n賛成・伊丹　"
            + LONG
            + "\n反対・九条　"
            + LONG
            + "\n賛成・土屋　"
            + LONG
            + "\n反対・浦田　"
            + LONG
            + "\n司会・相馬　終わります。\n";
    List<Debate> found = debates(text);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).speeches().stream().filter(s -> s.side() != null))
        .extracting(Debate.Speech::side)
        .containsExactly(Side.AFFIRMATIVE, Side.NEGATIVE, Side.AFFIRMATIVE, Side.NEGATIVE);
  }

  @Test
  void notesNameTheSource() {
    String text =
        MOTION
            + round("――誰が見ますか。", "「柵のある堤で川に落ちた人は十年で一人もいなかった。」（注１）")
            + "判定　肯定側の勝ち\n引用資料\n注１　水野岳『堤の本』峰岸書房、二〇三〇年、四四頁。\n";
    assertThat(debates(text).get(0).evidence())
        .singleElement()
        .extracting(Debate.Evidence::citation)
        .isEqualTo("水野岳『堤の本』峰岸書房、二〇三〇年");
  }

  @Test
  void namesBetweenBlanksAnswer() {
    String questions = "――誰が見ますか。　上杉　町の人です。\n――何人ですか。　上杉　三人です。";
    Debate debate = debates(MOTION + round(questions, "")).get(0);
    assertThat(debate.exchanges()).hasSize(4);
    assertThat(debate.exchanges().get(0).question().text()).isEqualTo("誰が見ますか。");
  }

  @Test
  void notesUnderTheSameLabelsAreNoSecondDebate() {
    String notes = "指導のメモ\n肯定側立論\n" + WORDS + "\n否定側立論\n" + WORDS + "\n否定側第一反駁\n" + WORDS + "\n";
    String first = MOTION + round("――誰が見ますか。", "") + "判定　肯定側の勝ち\n";
    assertThat(debates(first + notes)).hasSize(1);
    assertThat(debates(first + "論題　町は花火をやめるべきである\n" + notes)).hasSize(2);
  }
}
