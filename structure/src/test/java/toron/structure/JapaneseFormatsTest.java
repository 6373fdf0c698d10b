package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import toron.ingest.Document;
import toron.structure.debate.Debate;

/** Which format a Japanese record is of, and who speaks for whom where headings say little. */
final class JapaneseFormatsTest {
  private static final String WORDS =
      "川の堤は、子どもが遊び、年寄りが歩く場所です。花火の日には町の半分がここへ集まります。"
          + "柵を立てれば、誰も落ちませんが、誰も座れません。私たちは座れる堤を選びます。"
          + "去年、堤で転んだ人は三人、堤で休んだ人は数えきれません。";

  private static final String LONG = WORDS + WORDS;

  private static Debate debate(String text) {
    Document document = Texts.document("ja", text);
    List<Debate> debates = new DebateParser().parse(document).debates();
    debates.forEach(debate -> Verbatim.check(document, debate));
    assertThat(debates).hasSize(1);
    return debates.get(0);
  }

  private static Debate headed(String head, String... headings) {
    StringBuilder text = new StringBuilder(head).append('\n');
    for (int i = 0; i < headings.length; i++) {
      text.append(headings[i]).append('\n').append(i + 1).append("番目です。");
      text.append(WORDS).append('\n');
    }
    return debate(text.append("判定\n２対１で政府側の勝ちです。\n").toString());
  }

  private static List<String> roles(Debate debate) {
    return debate.speeches().stream()
        .filter(speech -> speech.side() != null)
        .map(speech -> Objects.requireNonNullElse(speech.role(), "-"))
        .toList();
  }

  private static List<String> sides(Debate debate) {
    return debate.speeches().stream()
        .filter(speech -> speech.side() != null)
        .map(speech -> Objects.toString(speech.side()))
        .toList();
  }

  @Test
  void fourBenchesThatEachHeadTwoSpeechesAreFourTeams() {
    Debate debate =
        headed(
            "論題「町は堤に柵を立てる」",
            "●第一政府",
            "●第一野党",
            "●第一政府",
            "●第一野党",
            "●第二政府",
            "●第二野党",
            "●第二政府",
            "●第二野党");
    assertThat(debate.format()).isEqualTo("bp");
    assertThat(roles(debate)).containsExactly("PM", "LO", "DPM", "DLO", "MG", "MO", "GW", "OW");
  }

  @Test
  void threeNumberedSpeakersOfGovernmentAndOppositionAreAsian() {
    Debate debate =
        headed("論題「町は堤に柵を立てる」", "政府１", "野党１", "政府２", "野党２", "政府３", "野党３", "野党まとめ", "政府まとめ");
    assertThat(debate.format()).isEqualTo("asian");
    assertThat(roles(debate)).containsExactly("PM", "LO", "DPM", "DLO", "GW", "OW", "OR", "GR");
  }

  @Test
  void twoConstructivesInJapaneseAreOfJapaneseRules() {
    Debate debate =
        headed(
            "論題「町は堤に柵を立てる」",
            "肯定第一立論",
            "否定の質疑",
            "否定第一立論",
            "肯定の質疑",
            "肯定第二立論",
            "否定の質疑",
            "否定第二立論",
            "肯定の質疑",
            "否定第一反駁",
            "肯定第一反駁",
            "否定第二反駁",
            "肯定第二反駁");
    assertThat(debate.format()).isIn("nade", "jda");
    assertThat(roles(debate)).contains("1NQ", "1AQ", "2NQ", "2AQ").hasSize(12);
  }

  @Test
  void headingsThatDoNotCountTheRebuttalsLeaveThatToTheOrder() {
    Debate debate =
        headed(
            "論題「町は堤に柵を立てる」",
            "肯定側立論",
            "否定側質疑",
            "否定側立論",
            "肯定側質疑",
            "否定側反駁",
            "肯定側反駁",
            "否定側反駁",
            "肯定側反駁");
    assertThat(roles(debate)).containsExactly("AC", "NQ", "NC", "AQ", "1NR", "1AR", "2NR", "2AR");
  }

  @Test
  void voicesBeforeAWideBlankAreThoseOfSpeechToText() {
    StringBuilder text = new StringBuilder("[00:00:02] 話者１　では始めます、論題は、町は堤に柵を立てるべきである、です\n");
    List<String> calls =
        List.of(
            "否定側質疑です",
            "否定側立論お願いします",
            "肯定側質疑です",
            "否定側第一反駁どうぞ",
            "肯定側第一反駁です",
            "次、否定側第二反駁",
            "最後、肯定側第二反駁お願いします");
    text.append("話者２　えー始めます。").append(WORDS).append(WORDS).append('\n');
    for (int i = 0; i < calls.size(); i++) {
      text.append("[00:0").append(i + 1).append(":10] 話者１　").append(calls.get(i)).append('\n');
      text.append("話者").append(3 + i % 4).append("　えーと。").append(WORDS).append('\n');
    }
    assertThat(roles(debate(text.toString())))
        .containsExactly("AC", "NQ", "NC", "AQ", "1NR", "1AR", "2NR", "2AR");
  }

  @Test
  void namesWithoutABlankAreShortenedInHeadings() {
    String head =
        """
        論題「町は堤に柵を立てるべきである」
        役割\t甲高（肯定側）\t乙高（否定側）
        立論\t小早川遥（二年）\t常盤大河（二年）
        質疑\t久世直哉（一年）\t生駒沙羅（二年）
        第一反駁\t久世直哉（一年）\t生駒沙羅（二年）
        第二反駁\t道明寺みのり（二年）\t帯刀康介（一年）
        （敬称略）""";
    Debate debate =
        headed(
            head,
            "◆小早川さん",
            "◆生駒さん→小早川さん",
            "◆常盤さん",
            "◆久世さん→常盤さん",
            "◆生駒さん",
            "◆久世さん",
            "◆帯刀さん",
            "◆道明寺さん");
    assertThat(roles(debate)).containsExactly("AC", "NQ", "NC", "AQ", "1NR", "1AR", "2NR", "2AR");
  }

  @Test
  void whoIsForAnAmendmentIsAgainstTheBill() {
    String text =
        String.join(
            "\n",
            "霧川町議会定例会会議録",
            "○議長（保科久男君）　議案第三号を議題といたします。本件には修正の動議が提出されております。提出者の説明を求めます。三番、真柄忠夫君。",
            "○三番（真柄忠夫君）　修正案の提案理由を申し述べます。" + WORDS,
            "○議長（保科久男君）　討論に入ります。まず原案に賛成者の発言を許します。五番、遠田国彦君。",
            "○五番（遠田国彦君）　原案に賛成し、修正案に反対の立場から討論をいたします。" + WORDS,
            "○議長（保科久男君）　次に修正案に賛成者の発言を許します。二番、生駒新平君。",
            "○二番（生駒新平君）　修正案に賛成いたします。" + WORDS,
            "○議長（保科久男君）　起立多数であります。よって議案第三号は原案のとおり可決されました。");
    assertThat(sides(debate(text))).containsExactly("NEGATIVE", "AFFIRMATIVE", "NEGATIVE");
  }

  @Test
  void aCommitteesReportIsOnNoSide() {
    String text =
        String.join(
            "\n",
            "笹原市議会定例会会議録",
            "○議長（湊谷茂君）　請願第四号を議題といたします。委員長の報告を求めます。",
            "○総務委員長（福来茂雄君）　請願第四号の審査の結果を申し上げます。賛成の意見も反対の意見もあり、採決の結果、不採択とすべきものと決定いたしました。",
            "○議長（湊谷茂君）　討論に入ります。委員長報告に反対の方の発言を許します。",
            "○九番（平家美津江君）　委員長報告に反対の立場で討論をいたします。" + WORDS,
            "○議長（湊谷茂君）　次に委員長報告に賛成の方の発言を許します。",
            "○四番（伊集院正芳君）　委員長報告に賛成の立場で討論します。" + WORDS,
            "○議長（湊谷茂君）　起立少数であります。よって請願第四号は不採択とすることに決しました。");
    assertThat(sides(debate(text))).containsExactly("AFFIRMATIVE", "NEGATIVE");
  }

  @Test
  void aCoursesDebateHasAnOrderButNoCodes() {
    String text =
        String.join(
            "\n",
            "研修の記録",
            "演習の題「当社は堤に柵を立てるべきである」（賛成：長峰・布施・蓮沼、反対：安曇・御手洗・越智）。順は、立論、質問、反論、まとめ。",
            "長峰　立論します。" + LONG,
            "安曇　反対の立論です。" + LONG,
            "安曇　長峰さん、質問です。何人が座りますか。",
            "長峰　百人ほどです。",
            "安曇　それは数えましたか。",
            "長峰　数えていません。",
            "長峰　こちらからも質問です。何人が落ちましたか。",
            "安曇　三人です。",
            "長峰　けがは重いですか。",
            "安曇　いいえ。",
            "布施　反論します。" + LONG,
            "御手洗　反論します。" + LONG,
            "蓮沼　もう一度反論します。" + LONG,
            "越智　もう一度反論します。" + LONG,
            "蓮沼　まとめです。" + LONG,
            "越智　まとめです。" + LONG,
            "判定",
            "二対一で反対の勝ちです。");
    Debate debate = debate(text);
    assertThat(roles(debate)).hasSize(10).containsOnly("-");
    assertThat(sides(debate))
        .containsExactly(
            "AFFIRMATIVE",
            "NEGATIVE",
            "NEGATIVE",
            "AFFIRMATIVE",
            "AFFIRMATIVE",
            "NEGATIVE",
            "AFFIRMATIVE",
            "NEGATIVE",
            "AFFIRMATIVE",
            "NEGATIVE");
  }
}
