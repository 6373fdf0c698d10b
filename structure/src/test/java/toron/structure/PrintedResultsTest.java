package toron.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.text.Resources;

/** Results of debates in the ways in which judges, chairs and result lists print them. */
final class PrintedResultsTest {
  private static final String NADE = Resources.read(PrintedResultsTest.class, "nade.txt");
  private static final String ROUND =
      "肯定側：青葉高校（佐原 美咲、橘 蓮）\n否定側：港南学園（真壁 葵、戸倉 光）\n" + NADE.substring(0, NADE.indexOf("（拍手）"));
  private static final String POLICY =
      """
      Harbour Cup, Round 3
      Topic — Resolved: towns ought to close their centres to cars
      Affirmative: Alder Hill (Maya Lindqvist, Tom Reeve)
      Negative: Brook Lane (Ana Song, Joe Park)
      First Affirmative Constructive
      Lindqvist: I affirm. My first contention is clean air. Streets without engines let children breathe.
      Cross-examination
      Q: Who pays for the buses? A: The town does.
      First Negative Constructive
      Song: I negate. My first contention is trade. Shops lose the customers who come by car.
      Second Affirmative Constructive
      Reeve: Clean air stands because engines are gone.
      Second Negative Constructive
      Park: Trade falls and shops close.
      First Negative Rebuttal
      Song: Trade: a point they never answered. Shops lose customers.
      First Affirmative Rebuttal
      Lindqvist: On trade, the customers come by bus. Remember: clean air stands.
      Second Negative Rebuttal
      Park: Trade outweighs.
      Second Affirmative Rebuttal
      Reeve: Clean air outweighs trade.
      """;

  private static Debate.@Nullable Decision read(String language, String text) {
    Document document = Texts.document(language, text);
    List<Debate> debates = new DebateParser().parse(document).debates();
    assertThat(debates).hasSize(1);
    Verbatim.check(document, debates.get(0));
    return debates.get(0).decision();
  }

  private static Debate.Decision japanese(String result) {
    return requireNonNull(read("ja", ROUND + result.replace('/', '\n') + "\n"), result);
  }

  private static Debate.Decision english(String result) {
    return requireNonNull(read("en", POLICY + result + "\n"), result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "判定/４対１で港南学園の勝利。 | NEGATIVE",
        "結果/勝ち　青葉高校（4票）/負け　港南学園（1票） | AFFIRMATIVE",
        "判定/引き分けのため、規定により否定側の勝ちとする。 | NEGATIVE",
        "判定/もし肯定側が資料を出していれば肯定側の勝ちでしたが、今回は否定側に軍配を上げます。 | NEGATIVE",
        "審判団の判定は満場一致で肯定側でした。 | AFFIRMATIVE",
        "結果　青葉高校 ○ 3－0 ● 港南学園 | AFFIRMATIVE",
        "判定/青葉高校が準決勝に進みます。 | AFFIRMATIVE",
        "判定/挙手の結果、賛成12、反対15、棄権3。 | NEGATIVE",
      })
  void theWinnerMayBeATeamOrFollowFromACountOrFromWhoGoesOn(String result, Side winner) {
    assertThat(japanese(result).winner()).isEqualTo(winner);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Decision\\nAlder Hill lost this one. The trade argument was never answered. | NEGATIVE",
        "The judges voted 4–1 in favour of Alder Hill. | AFFIRMATIVE",
        "Verdict\\nIf the affirmative had read more they would have won, but the ballot goes to the negative. | NEGATIVE",
        "Decision\\nAlder Hill goes through to the final. | AFFIRMATIVE",
        "RFD\\nI vote neg because trade was dropped and the buses had no funding. | NEGATIVE",
      })
  void aLoserAHypothesisAndABallotAreUnderstood(String result, Side winner) {
    assertThat(english(result.replace("\\n", "\n")).winner()).isEqualTo(winner);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "審査結果/主審 丸山：肯定側/副審 三谷：否定側/副審 長谷：肯定側",
        "判定/審判Ａ（肯定）、審判Ｂ（否定）、審判Ｃ（肯定）となり、肯定側が勝利しました。",
        "審査結果/ジャッジ\t勝者/丸山\t肯定/三谷\t否定/長谷\t肯定",
        "審査結果/\t肯定側\t否定側/主審 丸山\t○\t/副審 三谷\t\t○/副審 長谷\t○\t",
        "判定/審判は丸山先生、三谷先生、長谷さんです。/丸山先生は青葉高校、三谷先生は港南学園、長谷さんは青葉高校に入れて、２対１で青葉高校の勝ちでした。",
        "採点票/審査員　肯定　否定　投票/丸山　　81　　78　　肯定/三谷　　76　　79　　否定/長谷　　80　　77　　肯定",
      })
  void eachJudgesVoteIsFoundInAListASentenceOrATable(String result) {
    assertThat(japanese(result).votes())
        .containsExactly(
            new Debate.Vote("J1", Side.AFFIRMATIVE),
            new Debate.Vote("J2", Side.NEGATIVE),
            new Debate.Vote("J3", Side.AFFIRMATIVE));
  }

  @Test
  void judgesWhoVotedAlikeMayShareAVerb() {
    assertThat(
            english(
                    "Adjudication\nMs Hale and Mr Ode voted for Brook Lane, Mr Pike for Alder Hill.")
                .votes())
        .extracting(Debate.Vote::side)
        .containsExactly(Side.NEGATIVE, Side.NEGATIVE, Side.AFFIRMATIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Audience vote\nBefore: 40 for, 35 against, 25 undecided\nAfter: 45 for, 50 against, 5 undecided",
        "Audience vote\nOn your way in it was 40 per cent for the motion, 35 against, and the rest came for the soup. And after the debate: for the motion 45. Against, 50. The side against takes the cup.",
        "Audience vote\n\tFor\tAgainst\tUndecided\nBefore\t40\t35\t25\nAfter\t45\t50\t5",
        "Audience vote\nBefore the debate, forty of you were for the motion, thirty-five against, and twenty-five undecided. After it, forty-five are for and fifty against.",
      })
  void aVoteBeforeAndAfterIsCountedWithoutTheUndecided(String result) {
    Debate.Decision decision = english(result);
    assertThat(decision.tally())
        .extracting(Debate.Tally::side, Debate.Tally::when, Debate.Tally::value)
        .containsExactlyInAnyOrder(
            tuple(Side.AFFIRMATIVE, "before", 40.0),
            tuple(Side.NEGATIVE, "before", 35.0),
            tuple(Side.AFFIRMATIVE, "after", 45.0),
            tuple(Side.NEGATIVE, "after", 50.0));
    assertThat(decision.winner()).as("the larger gain").isEqualTo(Side.NEGATIVE);
  }

  @Test
  void aDivisionMayCountBothSidesOnOneLine() {
    Debate.Decision decision =
        english(
            "Result\nThe house divided.\nAyes 13. Noes 16. Majority 3.\nSo resolved in the negative.");
    assertThat(decision.winner()).isEqualTo(Side.NEGATIVE);
    assertThat(decision.tally())
        .extracting(Debate.Tally::side, Debate.Tally::when, Debate.Tally::value)
        .containsExactly(tuple(Side.AFFIRMATIVE, null, 13.0), tuple(Side.NEGATIVE, null, 16.0));
  }

  @Test
  void whatIsNotDisclosedIsNoDecision() {
    assertThat(read("en", POLICY + "Decision\nNo, she's not disclosing, they post it at six.\n"))
        .isNull();
  }

  @Test
  void judgesMayHaveTitlesAndOffices() {
    assertThat(
            english(
                    "Result\nMr. Sakamoto (chair) voted Neg, Ms. Delano voted Aff, Mr. Yuki voted Neg.")
                .votes())
        .extracting(Debate.Vote::side)
        .containsExactly(Side.NEGATIVE, Side.AFFIRMATIVE, Side.NEGATIVE);
  }

  @Test
  void aTableOfPointsMayHaveSpeechesJudgesOrCriteriaEitherWay() {
    Debate.Decision stages =
        japanese("コミュニケーション点/\t立論\t質疑\t第一反駁\t第二反駁/肯定側\t4\t3\t4\t3/否定側\t3\t4\t4\t5/勝者：否定側");
    assertThat(stages.scores())
        .extracting(Debate.Score::side, Debate.Score::speech, Debate.Score::points)
        .containsExactly(
            tuple(Side.AFFIRMATIVE, 0, 4.0),
            tuple(Side.AFFIRMATIVE, 3, 3.0),
            tuple(Side.AFFIRMATIVE, 5, 4.0),
            tuple(Side.AFFIRMATIVE, 7, 3.0),
            tuple(Side.NEGATIVE, 2, 3.0),
            tuple(Side.NEGATIVE, 1, 4.0),
            tuple(Side.NEGATIVE, 4, 4.0),
            tuple(Side.NEGATIVE, 6, 5.0));
    Debate.Decision criteria =
        japanese(
            "採点表/項目\t肯定側\t否定側/論理性（30）\t24\t22/表現（10）\t8\t7/青葉高校の勝ち"
                .replace("（", "(")
                .replace("）", ")"));
    assertThat(criteria.scores())
        .extracting(
            Debate.Score::side, Debate.Score::criterion, Debate.Score::points, Debate.Score::max)
        .containsExactly(
            tuple(Side.AFFIRMATIVE, "論理性", 24.0, 30.0),
            tuple(Side.NEGATIVE, "論理性", 22.0, 30.0),
            tuple(Side.AFFIRMATIVE, "表現", 8.0, 10.0),
            tuple(Side.NEGATIVE, "表現", 7.0, 10.0));
  }

  @Test
  void aSpeakersPointsAreThoseOfTheFirstSpeech() {
    Debate.Decision decision =
        english("Ballots\n\tHale\tOde\nLindqvist\t28\t28.5\nPark\t28\t27.5\nDecision\tAff\tAff");
    assertThat(decision.scores())
        .extracting(Debate.Score::speech, Debate.Score::judge, Debate.Score::points)
        .containsExactly(
            tuple(0, "J1", 28.0), tuple(0, "J2", 28.5), tuple(4, "J1", 28.0), tuple(4, "J2", 27.5));
  }

  @Test
  void whereNobodyDecidesThereIsNoDecision() {
    assertThat(read("ja", ROUND + "講評\n今回は勝敗をつけません。両チームともよく準備していました。次もがんばってください。\n")).isNull();
    assertThat(
            read(
                "en",
                POLICY
                    + "Comments\nBoth sides prepared well. There was no decision as this was an exhibition debate.\n"))
        .isNull();
  }

  @Test
  void theReasonIsWithoutTheVerdictAtItsEnds() {
    Debate.Decision decision =
        japanese("講評/接戦でした。肯定側の内因性は残りましたが、否定側のデメリットが上回ったと判断しました。以上より否定側の勝ちとします。");
    assertThat(requireNonNull(decision.reason()).text())
        .isEqualTo("接戦でした。肯定側の内因性は残りましたが、否定側のデメリットが上回ったと判断しました。");
  }
}
