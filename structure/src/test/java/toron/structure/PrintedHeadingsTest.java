package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.ingest.Document;
import toron.structure.debate.Debate;

/** The same short round under the headings of different hands. */
final class PrintedHeadingsTest {
  private static final String HEAD = "みどり杯　決勝\n論題「町は冬も市営プールを開けるべきである」\n";
  private static final List<String> ROLES =
      List.of("AC", "NQ", "NC", "AQ", "1NR", "1AR", "2NR", "2AR");
  private static final List<String> SIDES =
      List.of("肯定側", "否定側", "否定側", "肯定側", "否定側", "肯定側", "否定側", "肯定側");
  private static final List<String> STAGES =
      List.of("立論", "質疑", "立論", "質疑", "第一反駁", "第一反駁", "第二反駁", "第二反駁");
  private static final List<String> NAMES = List.of("北原", "南条", "瀬川", "高瀬", "南条", "北原", "瀬川", "高瀬");
  private static final List<String> WORDS =
      List.of(
          "市民の健康のために、冬もプールを開けます。泳ぐ人は冬に半分になり、体がなまります。",
          "費用はいくらですか。――年に三百万円です。――誰が払いますか。――市が払います。",
          "三百万円があれば、図書館を一日長く開けられます。泳ぐ人より読む人のほうが多いのです。",
          "図書館は夜に何人来ますか。――数えていません。――冬は何人ですか。――わかりません。",
          "健康のためなら、体育館で足ります。冬の体育館は半分しか使われていません。",
          "体育館では泳げません。膝の悪い人は、水の中でしか走れないのです。",
          "膝の悪い人は、隣の町の温水プールへ通えます。バスが一時間に一本あります。",
          "隣の町へ通えるのは、昼に働いていない人だけです。だからこの町に要ります。");

  private static String round(String pattern) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < ROLES.size(); i++) {
      text.append(
          pattern
              .replace("SIDE", SIDES.get(i))
              .replace("SHORT", SIDES.get(i).substring(0, 2))
              .replace("STAGE", STAGES.get(i))
              .replace("NAME", NAMES.get(i))
              .replace("TEAM", i % 2 == 0 ? "甲" : "乙")
              .replace("ROLE", ROLES.get(i))
              .replace("TIME", "0:" + (10 + 3 * i)));
      text.append(WORDS.get(i)).append('\n');
    }
    return text.append("判定\n２対１で肯定側の勝ちです。\n").toString();
  }

  private static List<String> roles(String text) {
    Document document = Texts.document("ja", text);
    List<Debate> debates = new DebateParser().parse(document).debates();
    debates.forEach(debate -> Verbatim.check(document, debate));
    return debates.stream()
        .flatMap(debate -> debate.speeches().stream())
        .filter(speech -> speech.side() != null)
        .map(speech -> Objects.requireNonNullElse(speech.role(), "?"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "【SIDE STAGE】",
        "（三）SHORTSTAGE\n",
        "四、SIDESTAGE\n",
        "其の二　SIDESTAGE\n",
        "3／8　SIDESTAGE\n",
        "§1 SIDESTAGE\n",
        "♪SIDESTAGE♪\n",
        "第二スピーチ　SIDESTAGE\n",
        "SIDESTAGE／NAME\n",
        "SIDESTAGE〔四分〕\n",
        "SHORTのSTAGE（NAME）　（咳払い）",
        "STAGE（SIDE）\n",
        "[TIME] ROLE（NAME、3分）\n",
        "＜SHORT・STAGE＞\n",
        "NAME（SIDESTAGE）　",
        "NAME　SIDESTAGE\n",
        "SIDESTAGE、NAME：",
        "司会：ありがとうございました。次はSIDEのSTAGEです。三分です、どうぞ。\n",
        "それではSIDESTAGEを始めます。"
      })
  void eachSpeechOfTheOrderIsFound(String heading) {
    assertThat(roles(round(heading))).isEqualTo(ROLES);
  }

  @Test
  void misreadHeadingsAreFoundByTheNearestLabel() {
    String text =
        round("【SIDESTAGE】\n").replace("側立論", "倒立論").replace("質疑】", "質凝】").replace("反駁】", "反駿】");
    assertThat(roles(text)).isEqualTo(ROLES);
  }

  @Test
  void namesHeadSpeechesWhereATableSaysWhoSpeaksWhen() {
    String table = "\t肯定側\t否定側\n立論\t北原\t瀬川\n質疑\t高瀬\t南条\n第一反駁\t東\t西\n第二反駁\t森\t林\n";
    List<String> order = List.of("北原", "南条", "瀬川", "高瀬", "西", "東", "林", "森");
    StringBuilder text = new StringBuilder(HEAD + table);
    for (int i = 0; i < order.size(); i++) {
      text.append(order.get(i)).append("さん\n").append(WORDS.get(i)).append('\n');
    }
    assertThat(roles(text.toString())).isEqualTo(ROLES);
  }

  @Test
  void linesBrokenAtAWidthAreReadAsParagraphs() {
    StringBuilder text = new StringBuilder();
    for (String line : round("【SIDESTAGE】").split("\n")) {
      String words = line.startsWith("【") ? line + WORDS.get(1) + WORDS.get(5) : line;
      for (int at = 0; at < words.length(); at += 22) {
        text.append(words, at, Math.min(words.length(), at + 22)).append('\n');
      }
    }
    Document document = Texts.document("ja", text.toString());
    Debate debate = new DebateParser().parse(document).debates().get(0);
    Verbatim.check(document, debate);
    assertThat(debate.speeches()).extracting(Debate.Speech::role).isEqualTo(ROLES);
    assertThat(debate.speeches().get(0).text()).contains("\n");
  }

  @Test
  void theChairBetweenLabelledSpeechesIsNoPartOfThem() {
    String text =
        round("■SIDESTAGE\n").replace("半分になり、体がなまります。\n", "半分になり、体がなまります。\n司会：静かに願います。\n");
    Debate debate = new DebateParser().parse(Texts.document("ja", text)).debates().get(0);
    assertThat(debate.speeches().get(0).text()).endsWith("なまります。");
    assertThat(debate.speeches().get(1).kind()).isEqualTo(Debate.SpeechKind.MODERATION);
  }

  @Test
  void aListOfPeopleAndSentencesAboutStagesAreNoDebate() {
    String text =
        "役員名簿\n肯定側\t否定側\n北原\t南条\n高瀬\t瀬川\n立論とは、自分の側の主張を述べるスピーチです。\n反駁とは、相手の主張に答えるスピーチです。\n";
    assertThat(new DebateParser().parse(Texts.document("ja", text)).debates()).isEmpty();
  }
}
