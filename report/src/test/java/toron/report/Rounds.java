package toron.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.ArgumentKind;
import toron.structure.debate.Debate.Bench;
import toron.structure.debate.Debate.Cue;
import toron.structure.debate.Debate.Decision;
import toron.structure.debate.Debate.Evidence;
import toron.structure.debate.Debate.Exchange;
import toron.structure.debate.Debate.Issue;
import toron.structure.debate.Debate.Passage;
import toron.structure.debate.Debate.Relation;
import toron.structure.debate.Debate.Score;
import toron.structure.debate.Debate.Speaker;
import toron.structure.debate.Debate.Speech;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Debate.Status;
import toron.structure.debate.Debate.Target;
import toron.structure.debate.Debate.Vote;
import toron.structure.debate.Debate.Warning;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

/** Debates put together by hand, small but with everything in them. */
final class Rounds {
  private final List<Speech> speeches = new ArrayList<>();
  private final List<Argument> arguments = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private int at;

  /** A fictional NADE round with every speech, links, drops, evidence and a decision. */
  static Debate nade() {
    Rounds round = new Rounds();
    round.cases();
    round.rebuttals();
    round
        .ask(1, "管理人は何人必要ですか。", "一校に二人です。")
        .ask(1, "費用は誰が払いますか。", "市町村が三分の一、国が残りを払います。")
        .ask(3, "地域クラブのない町はどうしますか。", null)
        .warn("speech-missing", "第二反駁の途中、6ページより後が見つかりませんでした。");
    return round.debate(
        "日本は公立中学校の部活動を地域クラブに移行すべきである。是か非か。",
        "nade",
        new Decision(
            Side.NEGATIVE,
            List.of(
                new Vote("主審", Side.NEGATIVE),
                new Vote("副審A", Side.AFFIRMATIVE),
                new Vote("副審B", Side.NEGATIVE)),
            List.of(),
            List.of(),
            List.of(
                new Score(Side.AFFIRMATIVE, 0, "主審", "コミュニケーション", 4, 5.0),
                new Score(Side.NEGATIVE, 2, "主審", "コミュニケーション", 3.5, 5.0),
                new Score(Side.NEGATIVE, 2, "副審A", "コミュニケーション", 4, 5.0)),
            new Passage("解決性のうち指導者の確保に答えがなく、デメリットの深刻性が残ったため、否定側の勝ちとします。", round.where(20)),
            List.of()));
  }

  private void cases() {
    speech("AC", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "肯定側立論")
        .speech("NQ", Side.NEGATIVE, SpeechKind.CROSS_EXAMINATION, "否定側質疑")
        .speech("NC", Side.NEGATIVE, SpeechKind.CONSTRUCTIVE, "否定側立論")
        .speech("AQ", Side.AFFIRMATIVE, SpeechKind.CROSS_EXAMINATION, "肯定側質疑");
    evidence("教員の週あたりの勤務は五十七時間を超え、そのうち部活動が九時間を占める。", "架空大学 清水 2021")
        .evidence("移行した三市では、外部の指導者が必要な数の六割しか集まらなかった。", "町の学校調査会 報告書 2022");
    unit("d1", 0, ArgumentKind.DEFINITION, null, "定義", "公立中学校とは市町村が設ける中学校を指します。").status(null);
    unit("p1", 0, ArgumentKind.PLAN, null, "プラン", "二年の準備の後、部活動の運営を地域クラブへ移します。指導者には時給を払います。")
        .status(null);
    unit("a1", 0, ArgumentKind.ADVANTAGE, null, "メリット1 教員の負担が減る", "メリットの一番目は、教員の負担の軽減です。")
        .status(null);
    unit(
            "a1i",
            0,
            ArgumentKind.CLAIM,
            Issue.INHERENCY,
            "内因性",
            "今、顧問は断れず、休みの日も練習に出ています。これは学校が部活動を運営する限り変わりません。",
            "e1")
        .under("a1")
        .status(Status.ANSWERED);
    unit("a1s", 0, ArgumentKind.CLAIM, Issue.SOLVENCY, "解決性", "クラブに移せば顧問という仕事そのものがなくなり、週九時間が空きます。")
        .under("a1")
        .status(Status.ANSWERED);
    unit(
            "a1g",
            0,
            ArgumentKind.CLAIM,
            Issue.SIGNIFICANCE,
            "重要性",
            "教員の健康は、生徒が授業を受ける権利の土台です。空いた時間は授業の準備に使われます。")
        .under("a1")
        .status(Status.DROPPED);
    unit("n1", 2, ArgumentKind.DISADVANTAGE, null, "デメリット1 活動の場を失う", "デメリットは、活動の場を失う生徒が出ることです。")
        .status(null);
    unit("n1u", 2, ArgumentKind.CLAIM, Issue.UNIQUENESS, "固有性", "今はどの町の生徒も、学校で無料の活動に参加できます。")
        .under("n1")
        .status(Status.CONCEDED);
    unit(
            "n1l",
            2,
            ArgumentKind.CLAIM,
            Issue.LINK,
            "発生過程",
            "指導者が足りない町ではクラブができず、会費の払えない家庭の生徒は通えません。",
            "e2")
        .under("n1")
        .status(Status.ANSWERED);
    unit("n1m", 2, ArgumentKind.CLAIM, Issue.IMPACT, "深刻性", "放課後の居場所を失う生徒は、一度失うと戻れません。")
        .under("n1")
        .status(Status.DROPPED);
  }

  private void rebuttals() {
    speech("1NR", Side.NEGATIVE, SpeechKind.REBUTTAL, "否定側第一反駁")
        .speech("1AR", Side.AFFIRMATIVE, SpeechKind.REBUTTAL, "肯定側第一反駁")
        .speech("2NR", Side.NEGATIVE, SpeechKind.REBUTTAL, "否定側第二反駁")
        .speech("2AR", Side.AFFIRMATIVE, SpeechKind.REBUTTAL, "肯定側第二反駁");
    unit("r1", 4, ArgumentKind.RESPONSE, null, "内因性に一点", "勤務時間はこの三年で短くなっており、プランがなくても減ります。")
        .to("a1i", Relation.ATTACK, 0.94, Cue.SIGNPOST)
        .status(Status.ANSWERED);
    unit(
            "r2",
            4,
            ArgumentKind.RESPONSE,
            null,
            "解決性に二点",
            "一点目、指導者が六割しか集まらないなら、残りは教員が兼業で教えることになり、負担は減りません。",
            "e2")
        .to("a1s", Relation.TURN, 0.88, Cue.SIGNPOST)
        .status(Status.ANSWERED);
    unit("r3", 4, ArgumentKind.RESPONSE, null, "二点目", "空いた九時間が授業の準備に使われるという証明がありません。")
        .to("a1s", Relation.UNDERCUT, 0.71, Cue.ORDER)
        .status(Status.DROPPED);
    unit(
            "r4",
            5,
            ArgumentKind.RESPONSE,
            null,
            null,
            "短くなったのは事務の時間で、部活動の九時間は変わっていません。資料は部活動を分けて数えています。",
            "e1")
        .to("r1", Relation.ATTACK, 0.83, Cue.LEXICAL)
        .to("a1i", Relation.SUPPORT, 0.61, Cue.LEXICAL)
        .status(Status.ANSWERED);
    unit("r5", 5, ArgumentKind.RESPONSE, null, "指導者について", "兼業を望む教員だけが手を挙げます。断れない今とは違います。")
        .to("r2", Relation.ATTACK, 0.77, Cue.SIGNPOST)
        .status(Status.ANSWERED);
    unit("r6", 5, ArgumentKind.RESPONSE, Issue.LINK, "発生過程", "会費はプランの補助で無料になります。")
        .to("n1l", Relation.ATTACK, 0.42, Cue.MODEL)
        .status(Status.ANSWERED);
    unit("r7", 6, ArgumentKind.RESPONSE, null, null, "補助の額はプランに書かれておらず、新しい議論です。")
        .to("r6", Relation.ATTACK, 0.8, Cue.LEXICAL)
        .status(null);
    unit("r8", 6, ArgumentKind.RESPONSE, null, null, "生徒の声を聞くべきだという点も忘れてはなりません。").status(null);
    unit("w1", 7, ArgumentKind.WEIGHING, null, "比較", "命と健康にかかわる教員の過労を、まず止めるべきです。").status(null);
  }

  Rounds speech(@Nullable String role, Side side, SpeechKind kind, String label) {
    int index = speeches.size();
    String text = label + "を始めます。" + "議論の言葉が続きます。".repeat(8 + index % 3 * 4);
    speeches.add(
        new Speech(
            index, role, side, kind, label, "S" + (index % 4 + 1), text, where(text.length())));
    return this;
  }

  Rounds evidence(String quote, String citation) {
    evidence.add(new Evidence("e" + (evidence.size() + 1), quote, citation, where(quote.length())));
    return this;
  }

  /** Adds a unit; {@link #under}, {@link #to} and {@link #status} say more of the last one. */
  Rounds unit(
      String id,
      int speech,
      ArgumentKind kind,
      @Nullable Issue issue,
      @Nullable String label,
      String text,
      String... evidence) {
    Side side = speeches.get(speech).side();
    arguments.add(
        new Argument(
            id,
            speech,
            side,
            kind,
            issue,
            label,
            null,
            text,
            where(text.length()),
            Arrays.asList(evidence),
            null,
            List.of()));
    return this;
  }

  Rounds under(String parent) {
    return last(parent, null, null);
  }

  Rounds to(String argument, Relation relation, double confidence, Cue cue) {
    return last(null, null, new Target(argument, relation, confidence, cue));
  }

  Rounds status(@Nullable Status status) {
    return last(null, status, null);
  }

  private Rounds last(@Nullable String parent, @Nullable Status status, @Nullable Target target) {
    Argument old = arguments.remove(arguments.size() - 1);
    List<Target> targets = new ArrayList<>(old.targets());
    if (target != null) {
      targets.add(target);
    }
    arguments.add(
        new Argument(
            old.id(),
            old.speech(),
            old.side(),
            old.kind(),
            old.issue(),
            old.label(),
            parent == null ? old.parent() : parent,
            old.text(),
            old.location(),
            old.evidence(),
            status == null ? old.status() : status,
            targets));
    return this;
  }

  Rounds ask(int speech, String question, @Nullable String answer) {
    exchanges.add(
        new Exchange(
            speech,
            new Passage(question, where(question.length())),
            answer == null ? null : new Passage(answer, where(answer.length()))));
    return this;
  }

  Rounds warn(String code, String detail) {
    warnings.add(new Warning(code, detail, where(1)));
    return this;
  }

  private List<Location> where(int length) {
    int begin = at;
    at += length;
    return List.of(new Location("d-0f0f0f0f0f0f0f0f", 1 + begin / 900, begin, at));
  }

  Debate debate(@Nullable String motion, String format, @Nullable Decision decision) {
    return new Debate(
        "d-0f0f0f0f0f0f0f0f-1",
        List.of("d-0f0f0f0f0f0f0f0f"),
        where(0),
        "ja",
        format,
        motion == null ? null : new Passage(motion, where(motion.length())),
        new Debate.Event("第3回 架空杯", "2025-08-02", "決勝"),
        List.of(
            new Bench(Side.AFFIRMATIVE, "肯定側", "みなと中学校"), new Bench(Side.NEGATIVE, "否定側", "ひばり学園")),
        speeches,
        arguments,
        evidence,
        exchanges,
        decision,
        List.of(new Speaker("S1", "青木"), new Speaker("S2", null)),
        0.91,
        warnings);
  }
}
