package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** What votes and points come to; the figures are worked by hand. */
final class BallotTest {
  @Test
  void dissentIsDoubtAndTheMajorityLessTheMinorityIsTheMargin() {
    PairDraft.Strength strength =
        Ballot.verdict(
            decision(List.of(Side.AFFIRMATIVE, Side.NEGATIVE, Side.AFFIRMATIVE), List.of()),
            Side.AFFIRMATIVE);

    assertThat(strength.margin()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(strength.doubt()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(strength.scoreChosen()).isNull();
  }

  @Test
  void aLoneVerdictCountsInFull() {
    assertThat(Ballot.verdict(decision(List.of(), List.of()), Side.NEGATIVE))
        .isEqualTo(PairDraft.Strength.SURE);
  }

  @Test
  void withoutVotesThePointsOfTheSidesSayHowClearItWas() {
    PairDraft.Strength strength =
        Ballot.verdict(
            decision(
                List.of(),
                List.of(
                    score(Side.AFFIRMATIVE, 0, "", 76, null),
                    score(Side.AFFIRMATIVE, 1, "", 74, null),
                    score(Side.NEGATIVE, 2, "", 72, null))),
            Side.AFFIRMATIVE);

    // 75 against 72 on a scale whose tenth counts in full: 3 / 7.5.
    assertThat(strength.margin()).isCloseTo(0.4, within(1e-12));
    assertThat(strength.scoreChosen()).isEqualTo(75);
    assertThat(strength.scoreRejected()).isEqualTo(72);
  }

  @Test
  void pointsAreComparedByTheCriteriaThatBothBallotsHave() {
    Ballot a =
        new Ballot(Map.of("content", 4.0, "style", 3.0), Map.of("content", 5.0, "style", 5.0));
    Ballot b = new Ballot(Map.of("content", 2.0, "time", 5.0), Map.of("content", 5.0, "time", 5.0));

    assertThat(a.over(b).margin()).isCloseTo(0.4, within(1e-12));
    assertThat(a.over(b).scoreChosen()).isEqualTo(4);
    assertThat(a.compare(b)).isPositive();
    assertThat(b.compare(a)).isNegative();
    assertThat(a.compare(Ballot.NONE)).isZero();
    assertThat(a.over(Ballot.NONE).scoreChosen()).isNull();
  }

  @Test
  void severalJudgesAreAveragedForOneSpeech() {
    Debate.Decision decision =
        decision(
            List.of(),
            List.of(
                score(Side.NEGATIVE, 1, "content", 2, 5.0),
                score(Side.NEGATIVE, 1, "content", 4, 5.0),
                score(Side.AFFIRMATIVE, 0, "content", 5, 5.0)));

    Ballot ballot = Ballot.of(decision, speech(1));

    assertThat(ballot.points()).isEqualTo(Map.of("content", 3.0));
    assertThat(ballot.max()).isEqualTo(Map.of("content", 5.0));
  }

  private static Debate.Speech speech(int index) {
    return new Debate.Speech(
        index, "NC", Side.NEGATIVE, Debate.SpeechKind.CONSTRUCTIVE, null, null, "", List.of());
  }

  private static Debate.Score score(
      Side side, int speech, String criterion, double points, @Nullable Double max) {
    return new Debate.Score(side, speech, "J", criterion, points, max);
  }

  private static Debate.Decision decision(List<Side> votes, List<Debate.Score> scores) {
    return new Debate.Decision(
        null,
        votes.stream().map(side -> new Debate.Vote("J", side)).toList(),
        List.of(),
        List.of(),
        scores,
        null,
        List.of());
  }
}
