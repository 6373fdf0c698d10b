package toron.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.structure.debate.Debate;
import toron.structure.text.FirstLetters;

/** Rounds without headings of speeches: who speaks, who calls, and in which order. */
final class RoundsTest {
  private static final String SAID =
      "市電を走らせると町の中心に人が戻ってきます。車を置く場所を探さなくてよいので、お年寄りも買い物に来られます。"
          + "線路はいまも半分残っていて、残りを敷くお金は十年で返せます。だから、やってみる値打ちがあると考えます。"
          + "隣の市では、五年で駅前の店が二割も増えました。空き家を直して住む人も出てきています。\n";
  private static final String WORDS =
      " I have three things to say about trams in the old town, and I shall say them in order."
          + " They are quiet, they are cheap to run, and nobody has to look for a place to park"
          + " once they are there; so the square belongs to those who walk in it again. Then there"
          + " is the noise, of which the hospital has complained for years without an answer.\n";

  private static List<Debate> debates(String language, String text) {
    return new DebateParser().parse(Texts.document(language, text)).debates();
  }

  private static String questions(String asker, String answerer) {
    return asker
        + "何人が乗りますか。\n"
        + answerer
        + "一日に千人です。\n"
        + asker
        + "運賃はいくらですか。\n"
        + answerer
        + "二百円です。\n";
  }

  @Test
  void aTeachersCallsTellTheSpeechesOfThoseWhoAreCalledByNicknames() {
    List<Debate> debates =
        debates(
            "ja",
            "部の日誌\n今日の題は「川見市は市電を復活させるべきである」でした。\n"
                + "先生「では肯定側立論、どうぞ」\n"
                + ("うみ：" + SAID)
                + "先生「質疑、二分」\n"
                + questions("そら：", "うみ：")
                + "先生「否定側立論どうぞ」\n"
                + ("もり：" + SAID)
                + "先生「質疑、肯定側から」\n"
                + questions("かぜ：", "もり：")
                + "先生「否定側第一反駁」\n"
                + ("そら：" + SAID)
                + "先生「肯定側、どうぞ」\n"
                + ("かぜ：" + SAID)
                + "先生「否定側第二反駁」\n"
                + ("もり：" + SAID)
                + "先生「最後です。肯定側」\n"
                + ("うみ：" + SAID));
    assertThat(debates).hasSize(1);
    Debate debate = debates.get(0);
    assertThat(debate.format()).isEqualTo("nade");
    assertThat(debate.speeches())
        .filteredOn(s -> s.side() != null)
        .extracting(Debate.Speech::role)
        .containsExactly("AC", "NQ", "NC", "AQ", "1NR", "1AR", "2NR", "2AR");
    assertThat(debate.exchanges()).hasSize(4);
    assertThat(requireNonNull(debate.motion()).text()).isEqualTo("川見市は市電を復活させるべきである");
  }

  @Test
  void aProgrammeGivesTheSpeechesOfThoseWhoSpeakUnderTheirNames() {
    List<Debate> debates =
        debates(
            "ja",
            "講座の記録\n本議会は、市電を復活させる。\n"
                + "1\t総理\t青木\n2\t野党党首\t石川\n3\t政府の二人目（ＭＧ）\t上田\n4\t反対の二人目（ＭＯ）\t江口\n"
                + ("青木：" + SAID)
                + ("石川：" + SAID)
                + ("上田：" + SAID)
                + ("江口：" + SAID)
                + ("石川：" + SAID)
                + ("青木：" + SAID));
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("PM", "LO", "MG", "MO", "LOR", "PMR");
  }

  @Test
  void eightWhoAreCalledByNameAloneAreTheFourTeams() {
    StringBuilder text =
        new StringBuilder(
            "Harbour Intervarsity, semi-final\nMotion: This House would bring back trams.\n");
    for (String name :
        List.of(
            "Ada Orr",
            "Ben Lamb",
            "Cy Moss",
            "Di Reed",
            "Ed Fenn",
            "Flo Holt",
            "Gil Ash",
            "Hal Day")) {
      text.append("[Chair.] Please welcome ").append(name).append(".\n").append(name).append("\n");
      text.append("Thank you.").append(WORDS);
    }
    List<Debate> debates = debates("en", text.toString());
    assertThat(debates).hasSize(1);
    assertThat(debates.get(0).format()).isEqualTo("bp");
    assertThat(debates.get(0).speeches())
        .filteredOn(s -> s.side() != null)
        .extracting(Debate.Speech::role)
        .containsExactly("PM", "LO", "DPM", "DLO", "MG", "MO", "GW", "OW");
  }

  @Test
  void aConversationInANovelIsNoRound() {
    String talk =
        "太郎：" + SAID + "花子：" + SAID + "太郎：" + SAID + "花子：" + SAID + "次郎：" + SAID + "花子：" + SAID;
    assertThat(debates("ja", "港の夜\n" + talk)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ja | 論題は先月決まった次のものです。\\n川見市は市電を復活させるべきである。 | 川見市は市電を復活させるべきである",
        "ja | はい、えーっと時間になったので始めます、えっと川見市は市電を復活させるべきであるということで、お願いします。 | 川見市は市電を復活させるべきである",
        "ja | お題は、十五分前に出ました。「本院は、市電を復活させる」。 | 本院は、市電を復活させる",
        "en | The motion, which you have all seen, was “Trams have been a blessing”. | Trams have been a blessing",
        "en | okay the motion tonight is this house would bring back trams, government is Elm | this house would bring back trams",
        "en | Notice had been given of a motion in these terms: “That the Council bring back trams.” | That the Council bring back trams"
      })
  void theMotionStandsInTheWordsBeforeTheFirstSpeech(String language, String head, String motion) {
    String speeches =
        language.equals("ja")
            ? "肯定側立論\n" + SAID + "否定側立論\n" + SAID
            : "Prime Minister\n" + WORDS + "Leader of the Opposition\n" + WORDS;
    List<Debate> debates = debates(language, head.replace("\\n", "\n") + "\n" + speeches);
    assertThat(debates).hasSize(1);
    assertThat(requireNonNull(debates.get(0).motion()).text().replaceAll("[。.]$", ""))
        .isEqualTo(motion);
  }

  @Test
  void onlyPatternsThatMayMatchBehindALetterAreTried() {
    FirstLetters letters =
        new FirstLetters(
            List.of(
                Pattern.compile("(?:the )?motion"),
                Pattern.compile("論題|お題"),
                Pattern.compile("\\d+年?")));
    assertThat(letters.at('t')).containsExactly(0);
    assertThat(letters.at('m')).containsExactly(0);
    assertThat(letters.at('お')).containsExactly(1);
    assertThat(letters.at('7')).containsExactly(2);
    assertThat(letters.at('x')).isEmpty();
  }
}
