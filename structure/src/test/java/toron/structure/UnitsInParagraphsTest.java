package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import toron.structure.debate.Debate;

/** Speeches of one paragraph, in which nothing but the words tells where a point ends. */
final class UnitsInParagraphsTest {
  private static List<Debate.Argument> arguments(String language, String text, int speech) {
    DebateParser.Result result = new DebateParser().parse(Texts.document(language, text));
    assertThat(result.debates()).hasSize(1);
    return result.debates().get(0).arguments().stream().filter(a -> a.speech() == speech).toList();
  }

  private static final String ROUND =
      """
      論題：日本は公園の噴水を廃止すべきである
      肯定側立論
      定義です。噴水とは水を噴き上げる設備のことです。プランです。三年で全ての噴水を止めます。メリットは水道代の節約です。内因性です。今、市の噴水には年に四千万円の水道代がかかっています。解決性です。プランを導入すると、この四千万円がなくなります。重要性です。そのお金で保育士を八人雇えます。以上です。
      否定側質疑
      Q　四千万円は電気代を含みますか。
      A　含みません。
      否定側立論
      デメリットは涼しい場所がなくなることです。固有性です。今、夏の噴水のまわりは気温が三度低くなっています。発生過程です。プランを導入すると、日かげのない広場だけが残ります。深刻性です。暑さで倒れる子どもが出ます。以上です。
      肯定側質疑
      Q　三度というのは資料がありますか。
      A　市の調査です。
      否定側第一反駁
      水道代の四千万円という話ですが、噴水の水は循環しているので、実際にはもっと少ないはずです。次に、保育士を八人雇えると言いましたが、そのお金が保育に回る保証はどこにもありません。以上です。
      肯定側第一反駁
      気温が三度低いという点ですが、木を植えれば同じだけ下がります。また、子どもが倒れるという話ですが、倒れた例は一つも示されていません。以上です。
      否定側第二反駁
      木を植えればよいと言われましたが、プランにそのような項目はありません。
      肯定側第二反駁
      循環しているという点ですが、四千万円は循環を含めた請求額です。
      """;

  @Test
  void partsOfAConstructiveOpenAtTheirHeadings() {
    assertThat(arguments("ja", ROUND, 0))
        .extracting(Debate.Argument::kind, Debate.Argument::issue)
        .containsExactly(
            tuple(Debate.ArgumentKind.DEFINITION, null),
            tuple(Debate.ArgumentKind.PLAN, null),
            tuple(Debate.ArgumentKind.ADVANTAGE, null),
            tuple(Debate.ArgumentKind.CLAIM, Debate.Issue.INHERENCY),
            tuple(Debate.ArgumentKind.CLAIM, Debate.Issue.SOLVENCY),
            tuple(Debate.ArgumentKind.CLAIM, Debate.Issue.SIGNIFICANCE));
  }

  @Test
  void twoAnswersOfOneParagraphAreTwoUnits() {
    List<Debate.Argument> answers = arguments("ja", ROUND, 4);
    assertThat(answers).extracting(a -> a.text().substring(0, 4)).containsExactly("水道代の", "次に、保");
    assertThat(arguments("ja", ROUND, 5))
        .extracting(a -> a.text().substring(0, 4))
        .containsExactly("気温が三", "また、子");
  }
}
