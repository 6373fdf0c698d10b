package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** Speeches under names of which nothing says the side: the order of the names does. */
final class NamesAloneTest {
  private static final String WORDS =
      "I have three things to say about trams in the old town, and I shall say them in order."
          + " They are quiet, they are cheap to run, and nobody has to look for a place to park"
          + " once they are there; so the square belongs to those who walk in it again.\n";

  private static List<Debate> debates(String text) {
    return new DebateParser().parse(Texts.document("en", text)).debates();
  }

  private static String round(String... headings) {
    StringBuilder text = new StringBuilder();
    for (String heading : headings) {
      text.append(heading).append('\n').append(WORDS);
    }
    return text.toString();
  }

  @Test
  void whoComesBackForTheReplyTellsTheSides() {
    List<Debate> debates =
        debates(
            "Lake Cup for Schools\nThe motion was this: \"This House would bring back trams\".\n"
                + round(
                    "Ada Orr",
                    "Ben Lamb",
                    "Cy Moss",
                    "Di Reed",
                    "Ed Fenn",
                    "Flo Holt",
                    "Di Reed, in reply",
                    "Ada Orr, in reply"));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("1P", "1O", "2P", "2O", "3P", "3O", "OR", "PR");
  }

  @Test
  void teamsInBracketsTellAHouseOfFour() {
    List<Debate> debates =
        debates(
            "Pier Open, final\nMotion: This House would bring back trams\n"
                + round(
                    "① Ada Orr (Elm A)",
                    "② Ben Lamb (Ash B)",
                    "③ Cy Moss (Elm A)",
                    "④ Di Reed (Ash B)",
                    "⑤ Ed Fenn (Oak C)",
                    "⑥ Flo Holt (Fir D)",
                    "⑦ Gus Pell (Oak C)",
                    "⑧ Hana Rowe (Fir D)"));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("PM", "LO", "DPM", "DLO", "MG", "MO", "GW", "OW");
  }

  @Test
  void eightDifferentPeopleAreNoHouseOfFour() {
    assertThat(
            debates(
                "Our staff\nIn motion since 1999.\n"
                    + round(
                        "Ada Orr",
                        "Ben Lamb",
                        "Cy Moss",
                        "Di Reed",
                        "Ed Fenn",
                        "Flo Holt",
                        "Gus Pell",
                        "Hana Rowe")))
        .isEmpty();
  }

  @Test
  void pairsUnderGivenNamesWithCrossfire() {
    List<Debate> debates =
        debates(
            "Resolved: Towns should bring back trams.\nCon won the flip and spoke first.\n"
                + round("== Ada ==", "== Ben ==")
                + "== XF, Ada + Ben ==\nA: Who pays?\nB: The town.\n"
                + round("== Cy ==", "== Di ==")
                + "== XF 2: Cy/Di ==\nC: Who walks?\nD: Few do.\n"
                + round("== Ada, summary ==", "== Ben, summary ==")
                + "== GRAND ==\nCy: Who rides?\nDi: All do.\n"
                + round("== Cy FF ==", "== Di FF =="));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).format()).isEqualTo("pf");
    assertThat(debates.get(0).speeches())
        .filteredOn(speech -> speech.side() != null)
        .extracting(Debate.Speech::side)
        .startsWith(Side.NEGATIVE, Side.AFFIRMATIVE)
        .hasSize(8);
  }

  @Test
  void whoOpensSecondsAndSumsUpForAHouse() {
    List<Debate> debates =
        debates(
            "Shield of the Houses\nProposing, Elm: Ada Orr (Yr 9), Ben Lamb (Yr 8), Cy Moss (Yr 9).\n"
                + "Opposing, Ash: Di Reed (Yr 9), Ed Fenn (Yr 8), Flo Holt (Yr 9).\n"
                + "The motion was This House would bring back trams, and Ada rose.\n"
                + round(
                    "Ada Orr opens for Elm",
                    "Di Reed replies for Ash",
                    "Ben Lamb seconds for Elm",
                    "Ed Fenn seconds for Ash",
                    "Flo Holt sums up for Ash",
                    "Cy Moss sums up for Elm"));
    assertThat(debates).hasSize(1);
    Debate.Passage motion = debates.get(0).motion();
    assertThat(motion == null ? null : motion.text())
        .isEqualTo("This House would bring back trams");
    assertThat(debates.get(0).speeches())
        .extracting(Debate.Speech::side)
        .endsWith(Side.NEGATIVE, Side.AFFIRMATIVE)
        .hasSize(6);
  }

  @Test
  void aRollOfBothSidesOnOneLineTellsWhoStoodWhere() {
    List<Debate> debates =
        debates(
            "CITY COUNCIL, REGULAR SESSION\nSTAFF: Ida Wick, City Engineer.\n"
                + ("MAYOR ROWE: An ordinance amending Title 4, to prohibit fireworks within the city."
                    + " Is there a motion?\nMEMBER ORR: So moved.\n")
                + ("MEMBER LAMB: " + WORDS)
                + ("MS. WICK: " + WORDS)
                + ("MEMBER ORR: " + WORDS)
                + ("MEMBER REED: " + WORDS)
                + "AYES: Orr, Reed (2). NOES: Lamb (1). ABSENT: none.\n");
    assertThat(debates).hasSize(1);
    Debate.Passage motion = debates.get(0).motion();
    assertThat(motion == null ? null : motion.text())
        .isEqualTo("to prohibit fireworks within the city");
    assertThat(debates.get(0).speeches())
        .extracting(Debate.Speech::side)
        .containsExactly(
            null, Side.AFFIRMATIVE, Side.NEGATIVE, null, Side.AFFIRMATIVE, Side.AFFIRMATIVE);
  }

  @Test
  void englishClassesInJapanKeepTheJapaneseOrder() {
    List<Debate> debates =
        debates(
            "Class debate\nProposition: The government should bring back trams.\n"
                + round("<1> Affirmative Constructive Speech 肯定側立論  Ada")
                + "<2> Cross-examination by Neg. 否定側質疑  Di\nDi: Who pays?\nAda: The town.\n"
                + round("<3> Negative Constructive Speech 否定側立論  Ben")
                + "<4> Cross-examination by Aff. 肯定側質疑  Cy\nCy: Who walks?\nBen: Few do.\n"
                + round(
                    "<5> Negative Rebuttal 1 否定側第一反駁  Di",
                    "<6> Affirmative Rebuttal 1 肯定側第一反駁  Cy",
                    "<7> Negative Rebuttal 2 否定側第二反駁  Ed",
                    "<8> Affirmative Rebuttal 2 肯定側第二反駁  Flo"));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("AC", "NQ", "NC", "AQ", "1NR", "1AR", "2NR", "2AR");
  }
}
