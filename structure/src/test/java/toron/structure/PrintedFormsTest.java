package toron.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import toron.ingest.Document;
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
}
