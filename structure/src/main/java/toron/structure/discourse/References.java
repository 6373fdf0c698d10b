package toron.structure.discourse;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.text.Span;

/** Words by which a speech refers to itself and to what others said. */
public final class References {
  /** "We have two points" announces; the argument itself comes later. */
  public static final Pattern ROADMAP =
      words(
          "(?:メリット|デメリット|論点|反駁|理由)は[\\s　]*[二三四五2-5](?:点|つ|個)(?:あります|です|ございます)"
              + "|\\b(?:we|I|there) (?:have|has|are|will (?:give|present|offer)|'ll (?:give|present)) (?:you )?(?:two|three|four|2|3|4) ");

  /** The last words of a speech that ask for the vote. */
  public static final Pattern CLOSING =
      words(
          "(?:選んで|比べて|投票(?:を|して))[^。]{0,12}(?:ください|下さい|お願い)|^最後に(?:比較|総括|、この試合)|^So (?:weigh|the comparison)\\b|^(?:Step back|Against this)\\b|\\b(?:please )?vote (?:for|affirmative|negative)\\b");

  static final Pattern INTRODUCTION =
      words(
          "(?:反駁|反ばく|反論|立論|再構築|返し)[^。]{0,14}(?:します|行います|いたします|始めます)。?$|始めます|よろしくお願い|^(?:the order is|two off case|i have the|ok, (?:first )?let me|first,? let me rebut|(?:two|three|four) (?:clashes|questions|issues)\\b)|[^。]{0,20}(?:反論|反駁)し、その後|全体を見て|^(?:thank you|good (?:morning|evening|afternoon)|hello)|以上です|終わります");

  /** A response that holds on to an argument of one's own side. */
  public static final Pattern EXTENDS =
      words(
          "伸ばし|伸ばす|補強し|補足(?:します|する)|もう一度言い|返答(?:が|は)(?:ありません|ない)|返答がありませんでした|答えていません|ドロップ|残って(?:い)?ます|反論が(?:ありません|ない)|触れられませんでした|完全に残|\\bextend\\b|\\b(?:was|were|is|are) (?:conceded|dropped|unanswered)\\b|went unanswered|never answered");

  public static final Pattern TURNS =
      words("ターン|むしろ(?:逆|反対)|\\bturn(?:s|ed)?\\b(?! to)|the other way round|wrong way");

  public static final Pattern UNDERCUTS =
      words(
          "資料(?:は|に|が)[^。]{0,20}(?:ありません|ない|違い)|証拠に(?:は)?なりません|矛盾|根拠がありません|示されていません|分かりません|\\b(?:no (?:card|evidence|source|survey)|(?:their|the) (?:evidence|survey|review|figure|study|card|dean|number|count)\\b[^.]{0,60}\\b(?:is|was|were|are|counts?|says nothing|comes|speaks))\\b");

  /** "A means B": a definition without its heading. */
  public static final Pattern DEFINES =
      words(
          "^.{1,40}(?:とは[、,]?[^。]*(?:いい?ます|言います|指します|とします|いう|指す|とする|です)。?$)|^「[^」]{1,30}」(?:は|とは)[^。]*(?:とします|指します|します|含みません)。?$"
              + "|^To \\w+ means\\b|^(?:The|My|Our) (?:value|value criterion|criterion) is\\b|^(?:a|an|the) [\\w -]{3,40} is (?:one|a \\w+) (?:whose|that|which)\\b|^(?:under|in) our (?:policy|model|plan)\\b|^We (?:support|defend) the use\\b");

  /** A harm or a gain that is announced in plain words. */
  public static final Pattern HARM =
      words("^[^。]{0,16}(?:弊害|問題点|困ること|悪いこと|害)(?:の?[一二1-3]つ目)?は[、,]?[^。]{1,28}(?:です|だ|である)。?$");

  public static final Pattern GAIN =
      words(
          "^[^。]{0,16}(?:よいこと|良いこと|よい点|良い点|利点|利益)(?:の?[一二1-3]つ目)?は[、,]?[^。]{1,28}(?:です|だ|である)。?$|^(?:[一二三1-3]つ目|第[一二三1-3])は[、,]?[^。]{1,24}(?:です|こと|だ|である)。?$");

  /** A plan without its heading: who will do what by when. */
  public static final Pattern PLANS =
      words("^[^。]{4,90}(?:採用|禁止|廃止|実施|導入|設置|義務(?:づけ|付け|化)|徴収|支給|科)[^。]{0,6}(?:します|する)。");

  /** Words that take an argument up instead of opening it. */
  public static final Pattern REFERS =
      words(
          "について|に対して|に関して|に反[論駁]|に行きます|に移り|に戻り|を(?:補強|伸ば|再構築)|ターン|への|\\b(?:extend|on the|on their|against)\\b");

  /** What the other side said is taken up. */
  public static final Pattern REPORTS =
      words(
          "と(?:言い|いい|言われ|述べ|主張|指摘|反論|おっしゃ)|という(?:反論|反駁|点|議論|指摘|返し)|について|に答え|認め(?:まし|てい|た)|^.{0,30}\\b(?:they|he|she|you|the (?:prime minister|leader|opposition|government))\\b.{0,30}\\b(?:says?|said|told|claims?|asks?|asked|argues?|saw)\\b");

  /** The first words of weighing. */
  public static final Pattern WEIGHS =
      words(
          "^(?:<[^>]{1,14}>)?(?:最後に[、,]?(?!反駁|発生|内因|解決|重要|固有|深刻|デメリット|メリット)|では[、]?)?(?:この試合|比較|まとめ|総括|結論|両者を|争点|判断基準|以上を比べ|メリットとデメリットを)|^最後に[、]"
              + "|^(?:so |now |finally,? )?(?:let me (?:compare|weigh|sum)|there (?:are|were) (?:two|three|\\w+) (?:issues|clashes|questions) (?:in|decide)|(?:this|the|our) debate (?:comes?|came) down|it (?:comes?|came) down|we compare|the voting issue|here is why|step back|in the end|to weigh|compare|three questions decide|against this, )");

  /** Inside a paragraph, what turns to another point. */
  public static final Pattern TURNS_TO =
      words(
          "^(?:[二三四五2-5](?:点|つ|番)目|第[二三四五]に|次に|続いて|また[、]|さらに[、]|最後に)|と(?:言い|言われ|述べ)|という(?:反論|点|議論)|について"
              + "|^(?:second(?:ly)?|third(?:ly)?|next|finally|now|as (?:for|to)|on (?:the|their|his|her)|about|they|he|she|the (?:prime|leader|government|opposition))\\b");

  /** Good-byes, and the vote asked for in a few words. */
  public static final Pattern CLOSER =
      words(
          "^(?:以上|これで|よって|ありがとう|したがって|ゆえに|御?清聴)[^。]{0,40}。?$|^(?:thank you|therefore|for (?:these|all these|those) reasons|so we|we (?:are |'re )?(?:proud|urge|beg|negate|affirm|rest)|i (?:beg|move|rise|urge|thank)|ladies and gentlemen|madam president|now to )[^.]{0,80}\\.?$|(?:の立場から?|といたしまして|につきまして)[^。]{0,20}討論(?:を)?(?:いたし|し)ます。?$|^反対討論を|^賛成討論を");

  /** The bare stand of a speaker. */
  public static final Pattern AFFIRMS =
      words("^(?:I|we) (?:\\w+ )?(?:affirm|negate)[^.]{0,20}\\.$");

  private static final Pattern GENERAL = words("present situation|effect|importance|現状|効果");

  private static final Pattern OWN =
      words(
          "^(?:now |so |then |here is |and )*(?:let me (?:make|give) (?:one|an|you) )?(?:our|my)(?: own)?(?: (?:first|second|third|fourth|next|last|final|main|one))?(?: (?:argument|point|extension|constructive|reason|case)\\b| is (?:what|that))"
              + "|^(?:let me explain|I'll explain|now) the (?:first|second|third) (?:point|argument)"
              + "|^the (?:first|second|third) point is\\b|^(?:now )?let me make one argument");

  private static final Pattern THEIRS =
      words("\\b(?:their|they|reply|the (?:prime minister|government|opposition)(?:'s)?)\\b");

  private static final Map<Debate.Issue, Pattern> ISSUES = issues();

  private References() {}

  public static boolean own(String sentence) {
    return OWN.matcher(sentence).find();
  }

  public static boolean theirs(String sentence) {
    return THEIRS.matcher(sentence).find();
  }

  /** The stock issue that some words name, or null. */
  public static Debate.@Nullable Issue issue(String words) {
    for (Map.Entry<Debate.Issue, Pattern> entry : ISSUES.entrySet()) {
      if (entry.getValue().matcher(words).find()) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** The issue that a general heading names inside an advantage or a disadvantage. */
  public static Debate.Issue issueOf(
      Debate.Issue issue, Debate.ArgumentKind kind, Span words, String text) {
    boolean general =
        GENERAL.matcher(text.substring(words.begin(), words.end())).find()
            && kind == Debate.ArgumentKind.DISADVANTAGE;
    if (!general) {
      return issue;
    }
    return switch (issue) {
      case INHERENCY -> Debate.Issue.UNIQUENESS;
      case SOLVENCY -> Debate.Issue.LINK;
      case SIGNIFICANCE -> Debate.Issue.IMPACT;
      case UNIQUENESS, LINK, IMPACT -> issue;
    };
  }

  private static Map<Debate.Issue, Pattern> issues() {
    Map<Debate.Issue, Pattern> issues = new EnumMap<>(Debate.Issue.class);
    issues.put(Debate.Issue.INHERENCY, words("内因性|現状分析|\\binherency\\b"));
    issues.put(Debate.Issue.SOLVENCY, words("解決性|\\bsolvency\\b"));
    issues.put(Debate.Issue.SIGNIFICANCE, words("重要性|\\bsignificance\\b|\\bharms\\b"));
    issues.put(Debate.Issue.UNIQUENESS, words("固有性|\\b(?:non-?)?unique(?:ness)?\\b"));
    issues.put(Debate.Issue.LINK, words("発生[過課][程定]|リンク|\\blinks?\\b"));
    issues.put(Debate.Issue.IMPACT, words("深刻性|インパクト|\\bimpacts?\\b"));
    return issues;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }
}
