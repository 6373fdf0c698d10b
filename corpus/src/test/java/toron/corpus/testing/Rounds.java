package toron.corpus.testing;

import java.util.List;
import toron.structure.debate.Debate.ArgumentKind;
import toron.structure.debate.Debate.Issue;
import toron.structure.debate.Debate.Relation;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Debate.Status;
import toron.structure.debate.Side;

/** Small rounds, one in each language, that have every part a debate can have. */
public final class Rounds {
  private Rounds() {}

  /** A Japanese round; {@code topic} makes its motion and its words its own. */
  public static Script japanese(String name, String topic) {
    Script s = new Script(name, "ja", "nade");
    s.motion("日本は" + topic + "を廃止すべきである。是か非か")
        .team(Side.AFFIRMATIVE, "肯定側", "青葉台高校")
        .team(Side.NEGATIVE, "否定側", "緑ヶ丘高等学校")
        .speaker("S1", "佐々木健太")
        .speaker("S2", "高橋 美咲");
    s.cite("e1", "東都大学教授 清水 2020年").cite("e2", "生活研究所 中川 2019年").cite("e3", "地域経済白書 2021年");
    s.speech("AC", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "肯定側立論", "S1");
    s.say("これから肯定側立論を始めます。青葉台高校の佐々木です。");
    s.unit("a1", ArgumentKind.ADVANTAGE, null, "メリット1", "メリット1、" + topic + "による負担の軽減。");
    s.unit(
        "a2",
        ArgumentKind.CLAIM,
        Issue.INHERENCY,
        "内因性",
        "a1",
        "内因性。現状では"
            + topic
            + "のために家計が苦しんでいます。東都大学教授 清水 2020年より引用します。引用開始。{e1:"
            + topic
            + "に関わる支出は一世帯あたり年間12万円に達し、利用者の35%が負担を訴えている。}引用終了。");
    s.unit(
        "a3",
        ArgumentKind.CLAIM,
        Issue.SIGNIFICANCE,
        "重要性",
        "a1",
        "\f重要性。負担は所得の低い世帯ほど重く、" + topic + "の廃止には国が取り組む意味があります。");
    s.speech("NQ", Side.NEGATIVE, SpeechKind.CROSS_EXAMINATION, "否定側質疑", "S2");
    s.exchange("佐々木さん、12万円という数字は誰の調査ですか。", "清水教授の2020年の調査です。");
    s.exchange("廃止すると代わりの制度はありますか。", topic + "の代わりは地域の助け合いで補えます。");
    s.speech("NC", Side.NEGATIVE, SpeechKind.CONSTRUCTIVE, "否定側立論", "S2");
    s.unit(
        "n1",
        ArgumentKind.DISADVANTAGE,
        null,
        "デメリット1",
        "デメリット1、地域の衰退。生活研究所 中川 2019年より引用します。引用開始。{e2:" + topic + "を失った地域では雇用が8%減少した。}引用終了。");
    s.speech("1NR", Side.NEGATIVE, SpeechKind.REBUTTAL, "否定側第一反駁", "S2");
    s.unit(
        "r1",
        ArgumentKind.RESPONSE,
        null,
        null,
        "内因性に反論します。清水教授の調査は都市部だけを見ており、" + topic + "が全国で重荷だとは言えません。");
    s.target("r1", Relation.ATTACK, "a2");
    s.unit(
        "r2",
        ArgumentKind.RESPONSE,
        null,
        null,
        "重要性に反論します。低所得の世帯には既に減免があり、" + topic + "を廃止しなくても負担は和らぎます。");
    s.target("r2", Relation.ATTACK, "a3");
    s.speech("1AR", Side.AFFIRMATIVE, SpeechKind.REBUTTAL, "肯定側第一反駁", "S1");
    s.unit(
        "x1",
        ArgumentKind.RESPONSE,
        null,
        null,
        "内因性を再び説明します。地域経済白書 2021年より引用します。引用開始。{e3:"
            + topic
            + "の負担は地方でも年間9万円を超える。}引用終了。都市部に限った話ではありません。");
    s.target("x1", Relation.SUPPORT, "a2");
    s.target("x1", Relation.ATTACK, "r1");
    s.unit("w1", ArgumentKind.WEIGHING, null, null, "以上から、家計の負担という確実な害が、起きるか分からない衰退より重いと考えます。");
    s.status("a2", Status.ANSWERED).status("a3", Status.ANSWERED).status("n1", Status.DROPPED);
    s.decision(
        Side.AFFIRMATIVE,
        List.of(Side.AFFIRMATIVE, Side.AFFIRMATIVE, Side.NEGATIVE),
        "デメリットへの反論はなかったが、雇用の8%減少がどれほど続くか示されず、負担の軽減を重く見て肯定側の勝ちとした。");
    return s;
  }

  /** An English round. */
  public static Script english(String name, String topic) {
    Script s = new Script(name, "en", "policy");
    s.motion("This house would abolish " + topic)
        .team(Side.AFFIRMATIVE, "Proposition", "Greenfield High School")
        .team(Side.NEGATIVE, "Opposition", "Lakeside Academy")
        .speaker("S1", "Jane Algara")
        .speaker("S2", "MR. TOBIN");
    s.cite("e1", "Harold Weiss, University of Leeds, 2018").cite("e2", "Transport Review, 2021");
    s.speech("1AC", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "MS. ALGARA:", "S1");
    s.say("Thank you. My name is Jane Algara, from Greenfield High School. ");
    s.unit(
        "a1",
        ArgumentKind.CONTENTION,
        null,
        "Contention one",
        "Contention one: "
            + topic
            + " wastes public money. Harold Weiss, University of Leeds, 2018, writes: {e1:The cost of "
            + topic
            + " rose by 40 percent in 2016 because of poor planning, and 3 million people paid for it.} "
            + "That money could have gone to clinics.");
    s.unit(
        "a2",
        ArgumentKind.CONTENTION,
        null,
        "Contention two",
        "\fContention two: " + topic + " is unfair. People in small towns pay and never benefit.");
    s.speech("CX", Side.NEGATIVE, SpeechKind.CROSS_EXAMINATION, "MR. TOBIN:", "S2");
    s.exchange("Ms. Algara, who paid the 40 percent?", "The taxpayers did, according to Weiss.");
    s.speech("1NC", Side.NEGATIVE, SpeechKind.REBUTTAL, "MR. TOBIN:", "S2");
    s.unit(
        "r1",
        ArgumentKind.RESPONSE,
        null,
        null,
        "On contention one, the Transport Review, 2021, says: {e2:Costs of "
            + topic
            + " have fallen every year since 2019.} So the waste is already over.");
    s.target("r1", Relation.ATTACK, "a1");
    s.unit(
        "r2",
        ArgumentKind.RESPONSE,
        null,
        null,
        "On contention two, Ms. Algara forgets that small towns get a share of " + topic + " too.");
    s.target("r2", Relation.ATTACK, "a2");
    s.status("a1", Status.ANSWERED).status("a2", Status.ANSWERED);
    s.decision(
        Side.NEGATIVE,
        List.of(Side.NEGATIVE),
        "The opposition showed that costs have fallen since 2019, so the harm is no longer there.");
    return s;
  }
}
