package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.structure.debate.Debate;

/** Questions and answers in the forms in which they are printed. */
final class ExchangeFormsTest {
  private static final String PAIRS = "対象は全員ですか。 | 全員です。\n例外はありますか。 | 病気の人だけです。";

  private static String asked(String language, String text) {
    return OneSpeech.exchanges(language, Debate.SpeechKind.CROSS_EXAMINATION, text);
  }

  private static String interrupted(String language, String text) {
    return OneSpeech.exchanges(language, Debate.SpeechKind.CONSTRUCTIVE, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Q. 対象は全員ですか。\nA. 全員です。\nQ. 例外はありますか。\nA. 病気の人だけです。",
        "Q1 対象は全員ですか。\nA1 全員です。\nQ2 例外はありますか。\nA2 病気の人だけです。",
        "問　対象は全員ですか。\n答　全員です。\n問　例外はありますか。\n答　病気の人だけです。",
        "（質）対象は全員ですか。\n（答）全員です。\n（質）例外はありますか。\n（答）病気の人だけです。",
        "質問者　対象は全員ですか。\n応答者　全員です。\n質問者　例外はありますか。\n応答者　病気の人だけです。",
        "否：対象は全員ですか。\n肯：全員です。\n否：例外はありますか。\n肯：病気の人だけです。\n否：ありがとうございました。",
        "小田　よろしくお願いします。対象は全員ですか。\n三枝　全員です。\n小田　例外はありますか。\n三枝　病気の人だけです。",
        "小田「対象は全員ですか。」\n三枝「全員です。」\n小田「例外はありますか。」\n三枝「病気の人だけです。」\n小田「終わります。」",
        "○　対象は全員ですか。\n●　全員です。\n○　例外はありますか。\n●　病気の人だけです。",
        "――対象は全員ですか。\n――全員です。\n――例外はありますか。\n――病気の人だけです。\n計時係「時間です。」",
        "質疑を始めます。――対象は全員ですか。――全員です。――例外はありますか。――病気の人だけです。――ありがとうございました。",
        "よろしくお願いします。対象は全員ですか。全員です。なるほど。例外はありますか。病気の人だけです。終わります。",
        "１　対象は全員ですか。→全員です。\n２　例外はありますか。→病気の人だけです。",
        "Q 対象は全員ですか。 → A 全員です。　Q 例外はありますか。 → A 病気の人だけです。",
        "Q：対象は全員ですか。　A：全員です。　Q：例外はありますか。　A：病気の人だけです。",
        "質問\t回答\n対象は全員ですか。\t全員です。\n例外はありますか。\t病気の人だけです。",
        "「対象は全員ですか。」――「全員です。」\n「例外はありますか。」――「病気の人だけです。」",
        "対象は全員ですか。\n全員です。\n例外はありますか。\n病気の人だけです。",
      })
  void questionsAreAnsweredInEveryPrintedForm(String text) {
    assertThat(asked("ja", text)).isEqualTo(PAIRS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "対象は全員ですか　全員です　例外はありますか　病気の人だけです　ありがとうございます",
        "対象は全員ですか 全員です 例外はありますか 病気の人だけです",
      })
  void aRecogniserLeavesBlanksBetweenTurns(String text) {
    assertThat(asked("ja", text)).isEqualTo(PAIRS.replace("。", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ｑ→対象は全員ですか。　Ａ→全員です。\nＱ→例外はありますか。　Ａ→病気の人だけです。",
        "ken_o「対象は全員ですか。」\nみずき「全員です。」\nken_o「例外はありますか。」\nみずき「病気の人だけです。」",
        "小田　三枝さんへ、質問いいですか。対象は全員ですか。\n三枝　全員です。\n小田　例外はありますか。\n三枝　病気の人だけです。",
        "対象は全員ですか。\n三枝：全員です。\n小田：例外はありますか。\n三枝：病気の人だけです。\n小田：終わります。",
      })
  void namesArrowsAndAnnouncements(String text) {
    assertThat(asked("ja", text)).isEqualTo(PAIRS);
  }

  @Test
  void aDecimalIsNoNumberOfAQuestionAndAnAfterthoughtStillAsks() {
    assertThat(asked("ja", "4.6倍はどこの話ですか。／隣の町です。\n何人ですか、平日なら。／二人です。"))
        .isEqualTo("4.6倍はどこの話ですか。 | 隣の町です。\n何人ですか、平日なら。 | 二人です。");
  }

  @Test
  void aDashBeforeEveryQuestionAndNoneBeforeAnswers() {
    assertThat(asked("ja", "――対象は全員ですか。　全員です。　――例外は\nありますか。　病気の人\nだけです。　――週末も\nですか。　はい。"))
        .isEqualTo("対象は全員ですか。 | 全員です。\n例外は\nありますか。 | 病気の人\nだけです。\n週末も\nですか。 | はい。");
  }

  @Test
  void linesBrokenByThePaperAreReadAsOne() {
    assertThat(
            asked(
                "ja",
                "質疑を始めます。学校に来ない子は何人いる\nのですか。三十万人です。そのうち家から出\nられない子は。それは資料にありません。半分は\nいますよね。いるかもしれません。"))
        .isEqualTo(
            "学校に来ない子は何人いる\nのですか。 | 三十万人です。\nそのうち家から出\nられない子は。 | それは資料にありません。\n半分は\nいますよね。 | いるかもしれません。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Q: Who pays? A: Drivers do. Q: All of them? A: All.",
        "N: Hello. N: Who pays? A: Drivers do. N: All of them? A: All. N: Thank you.",
        "Mori: Who pays?\nDeng: Drivers do.\nMori: All of them?\nDeng: All.\nMori: Thank you, no further questions.",
        "1. Who pays? – Drivers do.\n2. All of them? – All.",
        "Thank you. Who pays? Drivers do. All of them? All. Thank you.",
        "– Who pays? – Drivers do.\n– All of them? – All.\n– Thank you.",
      })
  void questionsInEnglish(String text) {
    assertThat(asked("en", text)).isEqualTo("Who pays? | Drivers do.\nAll of them? | All.");
  }

  @Test
  void whoAnswersMayAskBack() {
    assertThat(
            asked(
                "en",
                "Mori: Does he live there?\nDeng: Yes.\nMori: So he's fine.\nDeng: Not quite. My turn. Which two cities?\nMori: It doesn't say.\nDeng: Did they build anything?\nMori: Some."))
        .isEqualTo(
            "Does he live there? | Yes.\nSo he's fine. | Not quite.\nWhich two cities? | It doesn't say.\nDid they build anything? | Some.");
  }

  @Test
  void oneOfThoseWhoDebateNeedsToBeNamedOnce() {
    assertThat(asked("en", "Mori: Who pays? Deng: Drivers do."))
        .isEqualTo("Who pays? | Drivers do.");
  }

  @Test
  void questionsOfATranscriptWithoutMarks() {
    assertThat(
            asked("en", "mori: who pays for it deng: drivers do mori: is it all of them deng: all"))
        .isEqualTo("who pays for it | drivers do\nis it all of them | all");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is safe.\nPOI, Mori: Who pays for the bridge? The drivers pay for it.\nSecond, it is fast.",
        "It is safe.\nPOINT OF INFORMATION, from the Opposition: Who pays for the bridge?\nThe drivers pay for it.\nSecond, it is fast.",
        "It is safe. (Mori rises.) Yes? – Who pays for the bridge? – The drivers pay for it. Second, it is fast.",
        "It is safe.\n(Point of information from Mori.)\nWho pays for the bridge? The drivers pay for it. Second, it is fast.",
        "It is safe.\nPOI from Opp? Yes please.\nWho pays for the bridge?\nThe drivers pay for it.\nSecond, it is fast.",
        "It is safe.\nWho pays for the bridge? (Mori, second speaker)\nThe drivers pay for it.",
      })
  void pointsOfInformationInEnglish(String text) {
    assertThat(interrupted("en", text))
        .isEqualTo("Who pays for the bridge? | The drivers pay for it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "第一に、安全です。\n→若林 自転車はどうするのですか。\n⇒降りて押します。\n第二に、商売です。",
        "第一に、安全です。ＰＯＩ（若林）自転車はどうするのですか。　首相：降りて押します。第二に、商売です。",
        "第一に、安全です。（ＰＯＩ、どうぞ。――「自転車はどうするのですか。」――）降りて押します。第二に、商売です。",
        "第一に、安全です。\n（ＰＯＩ　野党：自転車はどうするのですか。　首相：降りて押します。）\n第二に、商売です。",
        "第一に、安全です。\n〔ＰＯＩ　野党「自転車はどうするのですか。」　首相「降りて押します。」〕\n第二に、商売です。",
        "第一に、安全です。なぜでしょうか。車が多いからです。\n沢口さん、どうぞ。自転車はどうするのですか。降りて押します。",
        "第一に、安全です。\n野党：質問です。\n首相：どうぞ。\n野党：自転車はどうするのですか。\n首相：降りて押します。\n話を戻します。",
        "第一に、安全です。\nＰＯＩ（野党）：自転車はどうするのですか。\n降りて押します。\n第二に、商売です。",
        "第一に、安全です。\n―自転車はどうするのですか。\n―降りて押します。\n第二に、商売です。",
      })
  void othersAskWithinASpeech(String text) {
    assertThat(interrupted("ja", text)).isEqualTo("自転車はどうするのですか。 | 降りて押します。");
  }

  @Test
  void rhetoricalQuestionsAreNotAsked() {
    assertThat(interrupted("ja", "なぜでしょうか。車が多いからです。本当ですか。本当です。")).isEmpty();
    assertThat(interrupted("en", "Why is that? Because cars are heavy. Who pays? We all do."))
        .isEmpty();
  }

  @Test
  void theHallAsksThoseWhoDebate() {
    Debate debate =
        new DebateParser()
            .parse(
                Texts.document(
                    "en",
                    """
                    THE HARBOUR DEBATE
                    Motion: Ferries should be free.
                    Arguing for the motion: Ada Stroud
                    Arguing against the motion: Cleo Brandt
                    MODERATOR: Good evening. Ada, please begin.
                    MS. STROUD: I support the motion. A ferry is a street, and nobody pays to walk in a street. The islands lose a family every month because a crossing costs more than the rent.
                    MODERATOR: Cleo, your answer.
                    MS. BRANDT: I oppose the motion. What is free is soon full, and those who must cross for the hospital will stand on the quay while day trippers take the seats.
                    MODERATOR: Ada, would you give the sick the first seats?
                    MS. STROUD: Of course I would, and so does the captain today.
                    MODERATOR: The lady in the third row.
                    AUDIENCE MEMBER: Thanks. This is for Ms. Brandt. Would you close the quay to day trippers?
                    MS. BRANDT: On Sundays, yes.
                    """))
            .debates()
            .get(0);
    assertThat(debate.exchanges())
        .extracting(e -> e.question().text())
        .containsExactly(
            "Ada, would you give the sick the first seats?",
            "Would you close the quay to day trippers?");
  }
}
