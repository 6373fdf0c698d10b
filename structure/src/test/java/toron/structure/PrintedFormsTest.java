package toron.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.text.Resources;

/** Headings, names and results in the forms that federations print them in. */
final class PrintedFormsTest {
  private static final String NADE = Resources.read(PrintedFormsTest.class, "nade.txt");

  private static Debate only(String language, String text) {
    Document document = Texts.document(language, text);
    DebateParser.Result result = new DebateParser().parse(document);
    assertThat(result.debates()).hasSize(1);
    Debate debate = result.debates().get(0);
    Verbatim.check(document, debate);
    return debate;
  }

  private static @Nullable String name(Debate debate, Debate.Speech speech) {
    return debate.speakers().stream()
        .filter(speaker -> speaker.id().equals(speech.speaker()))
        .map(Debate.Speaker::name)
        .findFirst()
        .orElse(null);
  }

  private static Debate.Decision decision(String result) {
    String text = NADE.substring(0, NADE.indexOf("（拍手）")) + result;
    return requireNonNull(only("ja", text).decision());
  }

  @Test
  void aResultInBracketsClosesTheLastSpeech() {
    String text = NADE.substring(0, NADE.indexOf("（拍手）")) + "【判定】３－２で肯定側の勝ち\n〔講評〕\n資料の年が聞き取れました。\n";
    Debate debate = only("ja", text);
    assertThat(requireNonNull(debate.decision()).winner()).isEqualTo(Side.AFFIRMATIVE);
    assertThat(debate.speeches().get(7).text()).endsWith("節約は毎日起こります。");
  }

  @Test
  void countedJudgesAreATallyAndNotAJudge() {
    Debate.Decision decision = decision("判定\n審査員5名　肯定4　否定1\n肯定側の勝利です。\n");
    assertThat(decision.winner()).isEqualTo(Side.AFFIRMATIVE);
    assertThat(decision.votes()).isEmpty();
  }

  @Test
  void aHeadlineMayBeASentence() {
    Debate debate = only("ja", NADE.replace("発生課程。プランに", "発生過程です。プランに").replace("固有性。", "固有性です。"));
    assertThat(debate.arguments())
        .filteredOn(unit -> unit.speech() == 2)
        .extracting(Debate.Argument::issue)
        .contains(Debate.Issue.UNIQUENESS, Debate.Issue.LINK, Debate.Issue.IMPACT);
  }

  @Test
  void aNameBeforeTheFirstWordsIsTheSpeaker() {
    Debate debate =
        only(
            "en",
            """
            Harbour Cup, Round 3
            Topic — Resolved: towns ought to close their centres to cars
            Affirmative: Lindqvist   Negative: Song
            Affirmative Constructive
            Lindqvist: I affirm. My first contention is clean air. Streets without engines let children breathe.
            Cross-examination by the Negative
            Q: Who pays for the buses? A: The town does.
            Negative Constructive
            Song: I negate. My first contention is trade. Shops lose the customers who come by car.
            Cross-examination by the Affirmative
            Q: Do shops in other towns close? A: Some of them do.
            First Affirmative Rebuttal
            Lindqvist: On trade, the customers come by bus. Remember: clean air stands.
            Negative Rebuttal
            Trade: a point they never answered. Shops lose customers.
            Second Affirmative Rebuttal
            Lindqvist: Clean air outweighs trade.
            The judge voted NEG on a low-point win.
            """);
    assertThat(debate.speeches())
        .filteredOn(speech -> speech.kind() != Debate.SpeechKind.CROSS_EXAMINATION)
        .extracting(Debate.Speech::role, speech -> name(debate, speech))
        .containsExactly(
            tuple("AC", "Lindqvist"),
            tuple("NC", "Song"),
            tuple("1AR", "Lindqvist"),
            tuple("NR", null),
            tuple("2AR", "Lindqvist"));
    assertThat(debate.speeches().get(0).text()).startsWith("I affirm.");
    assertThat(requireNonNull(debate.motion()).text())
        .isEqualTo("towns ought to close their centres to cars");
    assertThat(requireNonNull(debate.decision()).winner()).isEqualTo(Side.NEGATIVE);
  }

  @Test
  void theSourceMayStandBehindTheWordsThatOpenAQuotation() {
    Debate debate =
        only(
            "ja",
            NADE.replace(
                "エネルギー研究所の佐久間、2021年より引用します。「夜間の冷房は、全体の『三割』を占める。」引用を終わります。",
                "資料を引用します。冷房研究会の報告書、2021年。「夜間の冷房は、全体の三割を占める。」引用終わり。"));
    assertThat(debate.evidence())
        .extracting(Debate.Evidence::quote, Debate.Evidence::citation)
        .containsExactly(tuple("夜間の冷房は、全体の三割を占める。", "冷房研究会の報告書、2021年"));
  }

  @Test
  void anOpeningNegativeTurnsFromItsOwnCaseToTheOther() {
    Debate debate =
        only(
            "en",
            """
            Resolved: Towns ought to close their centres to cars.
            Affirmative Constructive
            I affirm. Contention one: clean air. Streets without engines let children breathe.
            According to the Harbor Institute's 2023 report, “asthma fell by a third in towns that closed their centres”.
            Contention two: quiet. People who sleep well fall ill less often.
            Negative Constructive
            I negate. Contention one: trade. Shops lose the customers who come by car.
            Now to the affirmative case.
            On her first contention, engines have become clean and the gain is small by now.
            On her second contention, buses are as loud as cars and the nights stay as they are.
            First Affirmative Rebuttal
            On trade, the customers come by bus.
            Negative Rebuttal
            Shops lose customers.
            Second Affirmative Rebuttal
            Clean air outweighs trade.
            """);
    assertThat(debate.arguments())
        .filteredOn(unit -> unit.speech() == 1)
        .extracting(Debate.Argument::kind)
        .containsExactly(
            Debate.ArgumentKind.CONTENTION,
            Debate.ArgumentKind.RESPONSE,
            Debate.ArgumentKind.RESPONSE);
    assertThat(debate.evidence())
        .extracting(Debate.Evidence::citation)
        .containsExactly("the Harbor Institute's 2023 report");
  }

  @Test
  void minutesCallAMemberByTheFamilyNameAfterwards() {
    Debate debate =
        only(
            "en",
            """
            Bridge Tolls Bill
            Mr Tobias Venn (Southmoor): I beg to move that the Bill be read a second time. Tolls pay for the bridge that everyone crosses, and the river towns cannot pay alone.
            Ms Adeline Frost (Eastfield): I rise to oppose the Bill. A toll falls on nurses who cross the bridge at night, and nobody has asked them.
            Mr Venn: The Bill exempts the nurses.
            Ms Frost: It exempts those who work in one hospital.
            Question put.
            """);
    assertThat(debate.speakers())
        .extracting(Debate.Speaker::name)
        .containsExactly("Mr Tobias Venn (Southmoor)", "Ms Adeline Frost (Eastfield)");
    assertThat(debate.speeches())
        .extracting(Debate.Speech::side)
        .containsExactly(Side.AFFIRMATIVE, Side.NEGATIVE, Side.AFFIRMATIVE, Side.NEGATIVE);
  }

  @Test
  void theMoverOfABillSpeaksForItAndAnswersQuestions() {
    Debate debate =
        only(
            "ja",
            """
            みどり市議会会議録
            ○議長（高瀬）　議員提出議案第二号を議題といたします。提出者の説明を求めます。
            ○八番（北原議員）　本案は、市営プールを冬も開けるものです。理由は、市民の健康です。
            ○議長（高瀬）　質疑に入ります。
            ○二番（南条議員）　費用はいくらですか。
            ○八番（北原議員）　年に三百万円と見ております。
            ○議長（高瀬）　討論に入ります。反対討論、南条議員。
            ○二番（南条議員）　三百万円があれば図書館を一日長く開けられます。利用者は冬に半分になります。
            ○議長（高瀬）　採決いたします。起立少数。よって本案は否決されました。
            """);
    assertThat(debate.speeches())
        .filteredOn(speech -> speech.kind() == Debate.SpeechKind.STATEMENT)
        .extracting(Debate.Speech::side)
        .containsExactly(Side.AFFIRMATIVE, Side.NEGATIVE, Side.AFFIRMATIVE, Side.NEGATIVE);
    assertThat(debate.exchanges()).hasSize(1);
  }
}
