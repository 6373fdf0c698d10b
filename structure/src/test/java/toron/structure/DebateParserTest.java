package toron.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.text.Resources;

/** What is found in whole documents. */
final class DebateParserTest {
  private final DebateParser parser = new DebateParser();

  private Debate only(Document document) {
    DebateParser.Result result = parser.parse(document);
    assertThat(result.debates()).hasSize(1);
    Debate debate = result.debates().get(0);
    Verbatim.check(document, debate);
    return debate;
  }

  private static Document nade(int linesPerPage) {
    return Texts.document("ja", Resources.read(DebateParserTest.class, "nade.txt"), linesPerPage);
  }

  @Test
  void readsTheEightSpeechesOfNade() {
    Debate debate = only(nade(7));
    assertThat(debate.format()).isEqualTo("nade");
    assertThat(debate.speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("AC", "NQ", "NC", "AQ", "1NR", "1AR", "2NR", "2AR");
    assertThat(debate.speeches())
        .extracting(Debate.Speech::side)
        .startsWith(Side.AFFIRMATIVE, Side.NEGATIVE, Side.NEGATIVE, Side.AFFIRMATIVE);
    assertThat(debate.motion()).isNotNull();
    assertThat(requireNonNull(debate.motion()).text()).isEqualTo("日本は公共施設の冷房を深夜に停止すべきである");
    assertThat(debate.event()).isEqualTo(new Debate.Event("第3回 みどり杯ディベート大会", "2024-08-04", "決勝"));
    assertThat(debate.warnings()).isEmpty();
  }

  @Test
  void whatJudgesSayOfOneSpeechIsACommentOnIt() {
    String text =
        Resources.read(DebateParserTest.class, "nade.txt")
            + "\n否定側第一反駁は資料の年が不明確でした。肯定側第二反駁の比較は見事でした。"
            + "両チームともよく準備していました。否定側立論と肯定側立論を比べると弱いところもあります。\n";
    Debate debate = only(Texts.document("ja", text));
    assertThat(requireNonNull(debate.decision()).comments())
        .extracting(
            c -> debate.speeches().get(c.speech()).role(), Debate.Comment::stance, c -> c.text())
        .containsExactly(
            tuple("1NR", Debate.Stance.FAULT, "否定側第一反駁は資料の年が不明確でした。"),
            tuple("2AR", Debate.Stance.PRAISE, "肯定側第二反駁の比較は見事でした。"));
  }

  @Test
  void findsUnitsWithIssuesUnderTheirHeadlines() {
    Debate debate = only(nade(12));
    List<Debate.Argument> ac = debate.arguments().stream().filter(a -> a.speech() == 0).toList();
    assertThat(ac)
        .extracting(Debate.Argument::kind)
        .containsExactly(
            Debate.ArgumentKind.DEFINITION,
            Debate.ArgumentKind.PLAN,
            Debate.ArgumentKind.ADVANTAGE,
            Debate.ArgumentKind.CLAIM,
            Debate.ArgumentKind.CLAIM,
            Debate.ArgumentKind.CLAIM);
    assertThat(ac.subList(3, 6))
        .extracting(Debate.Argument::issue)
        .containsExactly(Debate.Issue.INHERENCY, Debate.Issue.SOLVENCY, Debate.Issue.SIGNIFICANCE);
    assertThat(ac.subList(3, 6)).extracting(Debate.Argument::parent).containsOnly(ac.get(2).id());
    assertThat(ac.get(2).text()).isEqualTo("メリット1　電力の節約");
  }

  @Test
  void quotesWholeEvenWithBracketsInside() {
    Debate debate = only(nade(12));
    assertThat(debate.evidence())
        .extracting(Debate.Evidence::quote)
        .containsExactly("夜間の冷房は、全体の『三割』を占める。");
    assertThat(debate.evidence().get(0).citation()).isEqualTo("エネルギー研究所の佐久間、2021年");
  }

  @Test
  void pairsQuestionsWithAnswers() {
    Debate debate = only(nade(12));
    assertThat(debate.exchanges())
        .extracting(e -> e.question().text())
        .containsExactly("深夜に人がいる施設はありませんか。", "病院はどうですか。", "避難は毎年ありますか。");
    assertThat(requireNonNull(debate.exchanges().get(1).answer()).text()).isEqualTo("病院は対象外です。");
  }

  @Test
  void tiesRebuttalsToWhatTheyAnswer() {
    Debate debate = only(nade(12));
    Debate.Argument rebuttal =
        debate.arguments().stream().filter(a -> a.speech() == 4).findFirst().orElseThrow();
    String target = rebuttal.targets().get(0).argument();
    assertThat(debate.arguments())
        .filteredOn(a -> a.id().equals(target))
        .extracting(Debate.Argument::issue)
        .containsExactly(Debate.Issue.INHERENCY);
  }

  @Test
  void readsTheDecision() {
    Debate debate = only(nade(12));
    Debate.Decision decision = requireNonNull(debate.decision());
    assertThat(decision.winner()).isEqualTo(Side.AFFIRMATIVE);
    assertThat(requireNonNull(decision.reason()).text()).startsWith("肯定側の節約の議論は");
  }

  @Test
  void saysWhichSpeechIsMissingAndWhere() {
    String text =
        Resources.read(DebateParserTest.class, "nade.txt").replaceFirst("否定側第二反駁\n[^\n]*\n", "");
    Debate debate = only(Texts.document("ja", text, 7));
    assertThat(debate.speeches()).hasSize(7);
    assertThat(debate.warnings())
        .extracting(Debate.Warning::detail)
        .containsExactly("the second negative rebuttal (2NR) was not found after page 5");
  }

  @Test
  void countsCodePointsNotUnits() {
    String text = Resources.read(DebateParserTest.class, "nade.txt").replace("東丘高校", "𠮷田高校😀");
    Debate debate = only(Texts.document("ja", text, 3));
    assertThat(debate.speeches()).hasSize(8);
  }

  @Test
  void leavesAListOfSpeechesAlone() {
    String text =
        "プログラム\n肯定側立論 6分\n否定側質疑 3分\n否定側立論 6分\n肯定側質疑 3分\n否定側第一反駁 4分\n肯定側第一反駁 4分\n否定側第二反駁 4分\n肯定側第二反駁 4分\n講評\n";
    assertThat(parser.parse(Texts.document("ja", text)).debates()).isEmpty();
    Debate debate =
        only(Texts.document("ja", text + Resources.read(DebateParserTest.class, "nade.txt")));
    assertThat(debate.speeches()).hasSize(8);
    assertThat(debate.speeches().get(0).text()).startsWith("これから肯定側立論");
  }

  @Test
  void findsTwoDebatesInOneDocument() {
    String one = Resources.read(DebateParserTest.class, "nade.txt");
    Document document = Texts.document("ja", one + one.replace("冷房", "暖房"));
    DebateParser.Result result = parser.parse(document);
    assertThat(result.debates()).hasSize(2);
    result.debates().forEach(d -> Verbatim.check(document, d));
    assertThat(result.debates())
        .extracting(d -> requireNonNull(d.motion()).text())
        .containsExactly("日本は公共施設の冷房を深夜に停止すべきである", "日本は公共施設の暖房を深夜に停止すべきである");
  }

  @Test
  void readsVotesJudgeByJudge() {
    String text = Resources.read(DebateParserTest.class, "nade.txt") + "主審：肯定側\n副審A：否定側\n副審B：肯定側\n";
    Debate.Decision decision = requireNonNull(only(Texts.document("ja", text)).decision());
    assertThat(decision.votes())
        .containsExactly(
            new Debate.Vote("J1", Side.AFFIRMATIVE),
            new Debate.Vote("J2", Side.NEGATIVE),
            new Debate.Vote("J3", Side.AFFIRMATIVE));
  }

  @Test
  void tellsTheSidesOfACourtReportersTurns() {
    String text =
        """
        MOTION: WE SHOULD BAN KITES
        PARTICIPANTS:
        Arguing for the motion: Ann Abel
        Arguing against the motion: Bob Baker
        P R O C E E D I N G S
        MS. ABEL: Kites fall on wires, and a wire that falls can kill a passer-by in the street.
        MR. BAKER: She says that kites fall on wires. Wires can be buried, and kites teach patience.
        """;
    Debate debate = only(Texts.document("en", text));
    assertThat(debate.speeches())
        .extracting(Debate.Speech::label)
        .containsExactly("MS. ABEL", "MR. BAKER");
    assertThat(debate.speeches())
        .extracting(Debate.Speech::side)
        .containsExactly(Side.AFFIRMATIVE, Side.NEGATIVE);
  }

  @Test
  void findsNoDebateInAPriceListOrAManual() {
    String prices = "価格表\n品名：机\n価格：12000円\n品名：椅子\n価格：4000円\n";
    String manual = "手順\n1. 電源を入れる。\n2. 設定を確認する。\n注意：水にぬらさない。\n注意：分解しない。\n";
    assertThat(parser.parse(Texts.document("ja", prices)).reason()).isEqualTo("no-debate");
    assertThat(parser.parse(Texts.document("ja", manual)).reason()).isEqualTo("no-debate");
  }

  @Test
  void tellsWhichSpeechIsAnswered() {
    List<String> openings =
        List.of(
            "Homework takes the sleep of children, and tired children do not learn.",
            "Teachers spend their evenings marking, and so prepare their lessons badly.");
    String sleep = "They said that children lose sleep. They play games.";
    String marking = "They said that teachers mark in the evening. So what?";
    assertThat(answered(openings, List.of(sleep))).containsExactly(0);
    assertThat(answered(openings, List.of(marking))).containsExactly(1);
    assertThat(answered(openings, List.of(marking, sleep))).containsExactly(1, 0);
  }

  private static List<Integer> answered(List<String> speeches, List<String> answers) {
    return new DebateParser().answered(speeches, List.of("", ""), answers, List.of());
  }

  @Test
  void whoIsCalledByNameIsAnswered() {
    List<String> openings = List.of("Cars are loud.", "Cars are dear.");
    List<String> names = List.of("will", "tim");
    DebateParser parser = new DebateParser();
    String toWill = "We will see. Will says so, but cars are not dear.";
    String toTim = "What tim said about loud cars is wrong.";
    assertThat(parser.answered(openings, names, List.of(toWill), List.of())).containsExactly(0);
    assertThat(parser.answered(openings, names, List.of(toTim), List.of())).containsExactly(1);
  }

  @Test
  void aMotionEndsBeforeTheNextLabelOfItsLine() {
    String text =
        """
        PRACTICE ROUND MOTION: KITES SHOULD BE BANNED PARTICIPANTS:
        PROCEEDINGS
        PRIME MINISTER: Kites fall on wires, and a wire that falls can kill a passer-by in the street.
        LEADER OF THE OPPOSITION: They say that kites fall on wires. Wires can be buried in the end.
        """;
    Debate debate = only(Texts.document("en", text));
    assertThat(requireNonNull(debate.motion()).text()).isEqualTo("KITES SHOULD BE BANNED");
  }
}
