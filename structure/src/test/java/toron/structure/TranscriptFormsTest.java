package toron.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** Debates of councils, unions and rounds whose papers head the speeches in unusual ways. */
final class TranscriptFormsTest {
  private static final String WORDS =
      " The quay is old and the boats are older, and those who wait for them in the rain have"
          + " waited since the spring. Nobody has told us what the new jetty costs, who pays for it,"
          + " or why the one at the mill, which stands empty, could not be used for it until the"
          + " autumn; so let us look at the figures one by one and in their order.\n";
  private static final Side FOR = Side.AFFIRMATIVE;
  private static final Side AGAINST = Side.NEGATIVE;

  private static Debate debate(String text) {
    List<Debate> debates = new DebateParser().parse(Texts.document("en", text)).debates();
    assertThat(debates).hasSize(1);
    return debates.get(0);
  }

  private static List<Side> sides(Debate debate) {
    return debate.speeches().stream().map(Debate.Speech::side).filter(Objects::nonNull).toList();
  }

  private static String motion(Debate debate) {
    return requireNonNull(debate.motion()).text();
  }

  @Test
  void aUnionsReportSaysBehindTheNameForWhomSomebodySpoke() {
    Debate debate =
        debate(
            "The Selby Union Society\nThe motion was \"This House would sell the quay\".\n"
                + ("MISS ADA ORR (New Hall), opening the case for the Ayes, said that." + WORDS)
                + ("SIR JOHN PELL, K.C. (honorary), opening for the Noes, wished to laugh." + WORDS)
                + ("THE REVD LEO HALE, second for the Ayes, confessed to boats." + WORDS)
                + ("Dr Ida Lunt opposed the motion." + WORDS)
                + "The House divided. Ayes 20, Noes 31.\n");
    assertThat(debate.format()).isEqualTo("oxford");
    assertThat(sides(debate)).containsExactly(FOR, AGAINST, FOR, AGAINST);
  }

  @Test
  void whoNamesTheOtherSideOrBreaksInUponItStandsAgainstIt() {
    Debate debate =
        debate(
            "PARLIAMENT OF SARN\nHansard\nTHE QUAY\n"
                + ("Ms ORR (Ness) (2.04 p.m.): I move: That the quay be sold." + WORDS)
                + "Mr PELL: Your aunt's quay!\n"
                + ("I thank the Member." + WORDS)
                + ("Mr PELL (Garff) (2.10 p.m.): I oppose the motion." + WORDS)
                + "Dr HALE (Rushen): Would the Member give way? Is it empty?\n"
                + "Mr PELL: It is.\n"
                + ("Dr HALE (Rushen) (2.20 p.m.): It is as Ms Orr said." + WORDS)
                + ("Mrs LUNT (Ayre): My honourable friend Mr Pell and Dr Hale differ." + WORDS)
                + "Question put. The House divided. Ayes 9. Noes 11.\n");
    assertThat(debate.format()).isEqualTo("assembly");
    assertThat(sides(debate)).containsExactly(FOR, AGAINST, FOR, AGAINST, FOR, AGAINST);
  }

  @Test
  void twoNamesAloneHaveTheShapeOfTheirFormat() {
    Debate debate =
        debate(
            "captions of a round, ada is aff\n"
                + ("Ada: Hello. I affirm." + WORDS)
                + "Leo: Which quay?\nAda: The old one.\nLeo: Since when?\nAda: Last year.\n"
                + ("Leo: I negate." + WORDS + WORDS)
                + "Ada: Whose boats?\nLeo: The town's.\nAda: How many?\nLeo: Six.\n"
                + ("Ada: Four minutes." + WORDS)
                + ("Leo: A clean story." + WORDS)
                + ("Ada: Two things." + WORDS));
    assertThat(debate.format()).isEqualTo("ld");
    assertThat(debate.speeches().stream().map(Debate.Speech::role))
        .containsExactly("AC", "CX", "NC", "CX", "1AR", "NR", "2AR");
  }

  @Test
  void fourTeamsAndTheNumbersOfTheirSpeakersAreBritishParliamentary() {
    StringBuilder text =
        new StringBuilder("Room 3. Motion as set: This House would sell the quay.\n");
    for (String head : "Elm 1,Oak 1,Elm 2,Oak 2,Ash 1,Fir 1,Ash 2,Fir 2".split(",", -1)) {
      text.append(head).append('\n').append("To the point." + WORDS);
    }
    text.append("Call, unanimous:\n1 Fir, 2 Oak, 3 Ash, 4 Elm\nFir therefore won the round.\n");
    Debate debate = debate(text.toString());
    assertThat(debate.format()).isEqualTo("bp");
    Debate.Decision decision = requireNonNull(debate.decision());
    assertThat(decision.ranks())
        .contains(
            new Debate.Rank(Side.CLOSING_OPPOSITION, 1),
            new Debate.Rank(Side.OPENING_GOVERNMENT, 4));
    assertThat(decision.winner()).isEqualTo(Side.CLOSING_OPPOSITION);
    assertThat(sides(debate))
        .containsExactly(
            Side.OPENING_GOVERNMENT,
            Side.OPENING_OPPOSITION,
            Side.OPENING_GOVERNMENT,
            Side.OPENING_OPPOSITION,
            Side.CLOSING_GOVERNMENT,
            Side.CLOSING_OPPOSITION,
            Side.CLOSING_GOVERNMENT,
            Side.CLOSING_OPPOSITION);
    assertThat(motion(debate)).startsWith("This House would sell the quay");
  }

  @Test
  void aChairWhoNamesOnlyASideCallsTheReplyThatIsDue() {
    StringBuilder text =
        new StringBuilder("CHAIR: The motion is: This House would sell the quay.\n");
    for (String call :
        Arrays.asList(
            "I call the Prime Minister.",
            "The Leader of the Opposition, please.",
            "The Deputy Prime Minister, please.",
            "The Deputy Leader of the Opposition, please.",
            "I call the Government Whip.",
            "I call the Opposition Whip.",
            "We'll have the replies, four minutes each, the Opposition first.",
            "And the Government.")) {
      text.append("CHAIR: ").append(call).append('\n').append("Well then." + WORDS);
    }
    Debate debate = debate(text.toString());
    assertThat(debate.format()).isEqualTo("asian");
    assertThat(debate.speeches().stream().map(Debate.Speech::role).filter(Objects::nonNull))
        .containsExactly("PM", "LO", "DPM", "DLO", "GW", "OW", "OR", "GR");
  }

  @Test
  void aTitleThatClaimsIsTheMotionWhereNothingElseSays() {
    Debate debate =
        debate(
            "Head to Head\nThe quay is not worth saving\nFour people met, 20 of the audience undecided.\n"
                + ("For: Ada Orr, boatman\n" + WORDS)
                + ("Against: Leo Hale, baker\n" + WORDS)
                + ("For: Ida Lunt, nurse\n" + WORDS)
                + ("Against: Max Pell, smith\n" + WORDS)
                + "After the debate 21 were for and 30 against.\n");
    assertThat(debate.format()).isEqualTo("oxford");
    assertThat(motion(debate)).isEqualTo("The quay is not worth saving");
    assertThat(sides(debate)).containsExactly(FOR, AGAINST, FOR, AGAINST);
  }
}
