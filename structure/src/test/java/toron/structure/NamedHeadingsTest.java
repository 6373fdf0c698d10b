package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** Speeches that names open, as far as the page says on which side each name stands. */
final class NamedHeadingsTest {
  private static final String WORDS =
      " I have three things to say about trams in the old town, and I shall say them in order."
          + " They are quiet, they are cheap to run, and nobody has to look for a place to park"
          + " once they are there; so the square belongs to those who walk in it again.\n";

  private static List<Debate> debates(String text) {
    return new DebateParser().parse(Texts.document("en", text)).debates();
  }

  @Test
  void timesNamesAndQuestionsFollowTheOrderOfTheFormat() {
    List<Debate> debates =
        debates(
            "Lake League, semi-finals. Affirmative, Ms. Brook; Negative, Mr. Dale.\n"
                + "The topic: Towns ought to bring back trams.\n"
                + ("2:00 p.m. Ms. Brook\nI affirm." + WORDS)
                + "2:07 p.m. Mr. Dale questions\nQ: Who pays? A: The town does.\n"
                + ("2:10 p.m. Mr. Dale\nI negate." + WORDS)
                + "2:18 p.m. Ms. Brook questions\nQ: Who walks? A: Few do.\n"
                + ("2:21 p.m. Ms. Brook\nOn his case." + WORDS)
                + ("2:26 p.m. Mr. Dale\nOn hers." + WORDS)
                + ("2:33 p.m. Ms. Brook\nOne thing is left." + WORDS));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).format()).isEqualTo("ld");
    assertThat(debates.get(0).speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("AC", "CX", "NC", "CX", "1AR", "NR", "2AR");
  }

  @Test
  void teamsTimesAndBracketsMayOpenASpeechOnItsOwnLine() {
    List<Debate> debates =
        debates(
            "Valley Public Forum. Pro: Elm Park AB (Ito and Berg). Con: Westgate CD (Cole and Dunn).\n"
                + "Resolved: Towns should bring back trams.\n"
                + ("ELM PARK, 4:00 (Ito)" + WORDS)
                + ("WESTGATE, 4:00 (Cole)" + WORDS)
                + "CROSSFIRE Ito: Who pays? Cole: The town does.\n"
                + ("ELM PARK, 4:00 (Berg)" + WORDS)
                + ("WESTGATE, 4:00 (Dunn)" + WORDS));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).speeches())
        .filteredOn(speech -> speech.side() != null)
        .extracting(Debate.Speech::side, Debate.Speech::label)
        .containsExactly(
            tuple(Side.AFFIRMATIVE, "ELM PARK, 4:00 (Ito)"),
            tuple(Side.NEGATIVE, "WESTGATE, 4:00 (Cole)"),
            tuple(Side.AFFIRMATIVE, "ELM PARK, 4:00 (Berg)"),
            tuple(Side.NEGATIVE, "WESTGATE, 4:00 (Dunn)"));
  }

  @Test
  void aPointPutByAnOpponentOpensNoSpeech() {
    List<Debate> debates =
        debates(
            "Northern Cup for Schools\n"
                + "Motion: This House would bring back trams.\n"
                + "Proposition: Elm (Ada Orr, Ben Lamb, Cy Moss). Opposition: Ash (Di Reed, Ed Fenn, Flo Holt).\n"
                + ("ADA ORR:" + WORDS)
                + "DI REED: Who pays?\nADA ORR: The town does.\n"
                + ("DI REED:" + WORDS)
                + ("BEN LAMB:" + WORDS)
                + ("ED FENN:" + WORDS)
                + ("CY MOSS:" + WORDS)
                + ("FLO HOLT:" + WORDS)
                + ("DI REED:" + WORDS)
                + ("ADA ORR:" + WORDS));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("1P", "1O", "2P", "2O", "3P", "3O", "OR", "PR");
  }

  @Test
  void anInterviewIsNoDebate() {
    assertThat(
            debates(
                "Two bakers talk\nAda Orr and Di Reed keep shops in Elm Street.\n"
                    + ("ADA ORR:" + WORDS)
                    + ("DI REED:" + WORDS)
                    + ("ADA ORR:" + WORDS)
                    + ("DI REED:" + WORDS)))
        .isEmpty();
  }

  @Test
  void chairsIntroduceWhoStandsWhere() {
    List<Debate> debates =
        debates(
            "TABLE TALK – transcript. Presenter: Joy Penn.\n"
                + "PENN: Tonight's motion is that towns should bring back trams. Speaking for the motion are"
                + " Ada Orr, who drives one, and Ben Lamb. Against the motion, Di Reed and Ed Fenn.\n"
                + ("ORR:" + WORDS)
                + ("REED:" + WORDS)
                + ("LAMB:" + WORDS)
                + ("FENN:" + WORDS));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).speeches())
        .filteredOn(speech -> speech.side() != null)
        .extracting(Debate.Speech::label, Debate.Speech::side)
        .containsExactly(
            tuple("ORR", Side.AFFIRMATIVE),
            tuple("REED", Side.NEGATIVE),
            tuple("LAMB", Side.AFFIRMATIVE),
            tuple("FENN", Side.NEGATIVE));
  }
}
