package toron.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.text.Resources;

/** Tables, lists and sentences of results, and where among the last words they begin. */
final class ResultTablesTest {
  private static final String NADE = Resources.read(ResultTablesTest.class, "nade.txt");
  private static final String ROUND =
      "肯定側：青葉高校（佐原 美咲、橘 蓮）\n否定側：港南学園（真壁 葵、戸倉 光）\n" + NADE.substring(0, NADE.indexOf("（拍手）"));
  private static final List<String> TEAMS = List.of("OG", "OO", "CG", "CO");

  private static Debate.Decision read(String language, String text) {
    Document document = Texts.document(language, text);
    List<Debate> debates = new DebateParser().parse(document).debates();
    assertThat(debates).hasSize(1);
    Verbatim.check(document, debates.get(0));
    return requireNonNull(debates.get(0).decision(), text);
  }

  private static Debate.Decision japanese(String result) {
    return read("ja", ROUND + result.replace('/', '\n').replace('_', '\t') + "\n");
  }

  /** A round of four teams whose first speakers are Ash, Elm, Fir and Oak. */
  private static Debate.Decision parliament(String result) {
    StringBuilder text = new StringBuilder("Motion: This House would close the harbour\n");
    List<String> speakers = List.of("Ash", "Elm", "Beech", "Hazel", "Fir", "Oak", "Pine", "Rowan");
    List<String> roles =
        List.of(
            "Prime Minister",
            "Leader of the Opposition",
            "Deputy Prime Minister",
            "Deputy Leader of the Opposition",
            "Member of Government",
            "Member of Opposition",
            "Government Whip",
            "Opposition Whip");
    for (int i = 0; i < roles.size(); i++) {
      text.append(roles.get(i)).append(": ").append(speakers.get(i)).append('\n');
      text.append("Our first point is that boats bring work to the town, and work feeds people.\n");
      text.append("The other side has not told us who pays for the empty quay in winter.\n");
    }
    return read("en", text + result + "\n");
  }

  private static List<Side> votes(Debate.Decision decision) {
    return decision.votes().stream().map(Debate.Vote::side).toList();
  }

  private static Stream<Double> points(Debate.Decision decision, Side side) {
    return decision.scores().stream().filter(s -> s.side() == side).map(Debate.Score::points);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "判定/審査員_内容（肯定／否定）_話し方（肯定／否定）/村井_21／18_9／8/大島_17／20_7／9",
        "判定/審査員_肯定側 内容（30）_肯定側 話し方（10）_否定側 内容（30）_否定側 話し方（10）/村井_21_9_18_8/大島_17_7_20_9",
        "判定/審査員_内容の点（肯定）_話し方の点（肯定）_内容の点（否定）_話し方の点（否定）/村井_21_9_18_8/大島_17_7_20_9",
      })
  void aHeadingMayNameTheSideAndTheCriterionInOneOrBothSidesAtOnce(String result) {
    Debate.Decision decision = japanese(result.replace("／", "\uFF0F"));
    assertThat(points(decision, Side.AFFIRMATIVE)).containsExactlyInAnyOrder(21.0, 9.0, 17.0, 7.0);
    assertThat(points(decision, Side.NEGATIVE)).containsExactlyInAnyOrder(18.0, 8.0, 20.0, 9.0);
    assertThat(decision.scores().stream().map(Debate.Score::judge).distinct())
        .containsExactly("J1", "J2");
  }

  @Test
  void columnsThatCountTheSpeechesAreTheSpeechesInOrder() {
    Debate.Decision decision =
        japanese("判定/審判_(1)_(2)_(3)_(4)_(5)_(6)_(7)_(8)_投票/村井_3_4_4_3_5_3_4_2_否定側");
    assertThat(decision.scores())
        .extracting(Debate.Score::speech, Debate.Score::points, Debate.Score::judge)
        .startsWith(tuple(0, 3.0, "J1"), tuple(1, 4.0, "J1"))
        .hasSize(8);
    assertThat(votes(decision)).containsExactly(Side.NEGATIVE);
  }

  @Test
  void aColumnOfSidesBesideNamesHoldsVotesWhateverItIsCalled() {
    Debate.Decision decision = japanese("判定/みた人_よかったほう/村井_否定側/大島_肯定側/小田_否定側");
    assertThat(votes(decision)).containsExactly(Side.NEGATIVE, Side.AFFIRMATIVE, Side.NEGATIVE);
  }

  @Test
  void rowsThatRepeatAJudgeForEachSideHoldNoVotes() {
    Debate.Decision decision = japanese("採点表/審査員_側_内容/村井_肯定側_8/村井_否定側_7/大島_肯定側_6/大島_否定側_9");
    assertThat(decision.votes()).isEmpty();
    assertThat(points(decision, Side.NEGATIVE)).containsExactly(7.0, 9.0);
  }

  @Test
  void placesOfTheWholePanelCountAndThoseOfSingleJudgesDoNot() {
    Debate.Decision decision =
        parliament(
            "Results\nJudge\tOG\tOO\tCG\tCO\nMoss\t3rd 150\t1st 157\t4th 149\t2nd 155\nPanel\t2nd\t1st\t4th\t3rd");
    assertThat(decision.ranks()).hasSize(4).contains(new Debate.Rank(Side.OPENING_GOVERNMENT, 2));
    assertThat(decision.scores()).extracting(Debate.Score::points).contains(150.0, 157.0);
  }

  @Test
  void aNumberBelongsToTheNameBeforeIt() {
    Debate.Decision decision =
        parliament(
            "Results\nTeam\tPlace\tSpeaker 1\tPoints\tSpeaker 2\tPoints\nOO\t1\tElm\t79\tHazel\t80\nOG\t2\tAsh\t78\tBeech\t77\nCG\t3\tFir\t76\tPine\t75\nCO\t4\tOak\t74\tRowan\t73");
    assertThat(decision.scores())
        .extracting(Debate.Score::speech, Debate.Score::points)
        .contains(tuple(1, 79.0), tuple(3, 80.0), tuple(7, 73.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Call, unanimous: 1 OO, 2 OG, 3 CO, 4 CG. Speaks: Ash 77, Elm 79.",
        "The panel was of one mind. OO first, OG second, then CO, then CG. Speaks: Ash 77, Elm 79.",
      })
  void placesMayStandInALineWithThePoints(String result) {
    Debate.Decision decision = parliament(result);
    assertThat(TEAMS).hasSize(decision.ranks().size());
    assertThat(decision.ranks())
        .contains(
            new Debate.Rank(Side.OPENING_OPPOSITION, 1),
            new Debate.Rank(Side.CLOSING_GOVERNMENT, 4));
    assertThat(decision.scores())
        .extracting(Debate.Score::speech, Debate.Score::points)
        .contains(tuple(0, 77.0), tuple(1, 79.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "判定/肯定側に投じた審判：村井、大島/否定側に投じた審判：小田 | 2 | 1",
        "判定/審判の票/一番　肯定側/二番　否定側/三番　否定側 | 1 | 2",
        "判定/（一）村井　礼　　肯定に投票。資料を取った。/（二）大島　遥　否定に投票。 | 1 | 1",
        "結果/主　肯定、副１　否定、副２　肯定 | 2 | 1",
        "◎判定　　村井先生＝肯定、大島先生＝否定、小田さん＝否定 | 1 | 2",
      })
  void whoVotedHowIsToldInManyWays(String result, int affirmative, int negative) {
    List<Side> votes = votes(japanese(result));
    assertThat(votes.stream().filter(s -> s == Side.AFFIRMATIVE)).hasSize(affirmative);
    assertThat(votes.stream().filter(s -> s == Side.NEGATIVE)).hasSize(negative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ジャッジ（二年　村井さん）の口頭の講評：資料の年がそろっていたので聞きやすい試合でした。そういうわけで、判定は否定側でした。 | NEGATIVE",
        "[00:31:02]ジャッジ　えー、聞き取りやすかったです。結果は、同点なので、ルールで否定の勝ち、です。 | NEGATIVE",
        "このあと審判の先生が五人とも紙を上げて、賛成三、反対二。青葉高校が優勝しました！ | AFFIRMATIVE",
        "判定/The For side moved eleven points of the hall. It was agreed that For had won. | AFFIRMATIVE",
        "この試合の勝者は N（同点のため規定による） | NEGATIVE",
        "村井先生の判定は……「ぎりぎり否定。最後のひっくり返しはきれいだった」とのことでした。 | NEGATIVE",
      })
  void aResultMayBeginWithoutAHeading(String result, Side winner) {
    assertThat(japanese(result).winner()).isEqualTo(winner);
  }

  @Test
  void countsAboveTheLineThatSaysWhoWonBelongToTheResult() {
    Debate.Decision decision =
        japanese(
            "バロット（写し）/肯定側　スピーチ 63\uFF0F80　議論 31\uFF0F50/否定側　スピーチ 62\uFF0F80　議論 37\uFF0F50/この試合の勝者は否定側");
    assertThat(points(decision, Side.AFFIRMATIVE)).containsExactly(63.0, 31.0);
  }

  @Test
  void aSentenceWithANumberGivesNoPoints() {
    Debate.Decision decision =
        japanese(
            "採点/肯定側 17点、否定側 16点/勝者は肯定側です。/To the AC: you had 90 seconds left and spent none of them on this.");
    assertThat(decision.scores()).hasSize(2);
  }
}
