package toron.structure;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words by which a speech refers to itself and to what others said. */
final class References {
  /** "We have two points" announces; the argument itself comes later. */
  static final Pattern ROADMAP =
      words(
          "(?:メリット|デメリット|論点|反駁|理由)は[\\s　]*[二三四五2-5](?:点|つ|個)(?:あります|です|ございます)"
              + "|\\b(?:we|I|there) (?:have|has|are|will (?:give|present|offer)|'ll (?:give|present)) (?:you )?(?:two|three|four|2|3|4) ");

  /** The last words of a speech that ask for the vote. */
  static final Pattern CLOSING =
      words(
          "(?:選んで|比べて|投票(?:を|して))[^。]{0,12}(?:ください|下さい|お願い)|^最後に(?:比較|総括|、この試合)|^So (?:weigh|the comparison)\\b|^(?:Step back|Against this)\\b|\\b(?:please )?vote (?:for|affirmative|negative)\\b");

  static final Pattern INTRODUCTION =
      words(
          "(?:反駁|反ばく|反論|立論|再構築|返し)[^。]{0,14}(?:します|行います|いたします|始めます)。?$|始めます|よろしくお願い|^(?:thank you|good (?:morning|evening|afternoon)|hello)|以上です|終わります");

  /** A response that holds on to an argument of one's own side. */
  static final Pattern EXTENDS =
      words(
          "伸ばし|伸ばす|もう一度言い|返答(?:が|は)(?:ありません|ない)|返答がありませんでした|答えていません|ドロップ|残って(?:い)?ます|反論が(?:ありません|ない)|触れられませんでした|完全に残|\\bextend\\b|\\b(?:was|were|is|are) (?:conceded|dropped|unanswered)\\b|went unanswered|never answered");

  static final Pattern TURNS =
      words("ターン|むしろ(?:逆|反対)|\\bturn(?:s|ed)?\\b(?! to)|the other way round|wrong way");

  static final Pattern UNDERCUTS =
      words(
          "資料(?:は|に|が)[^。]{0,20}(?:ありません|ない|違い)|証拠に(?:は)?なりません|矛盾|根拠がありません|示されていません|分かりません|\\b(?:no (?:card|evidence|source|survey)|(?:their|the) (?:evidence|survey|review|figure|study|card|dean|number|count)\\b[^.]{0,60}\\b(?:is|was|were|are|counts?|says nothing|comes|speaks))\\b");

  private static final Pattern OWN =
      words(
          "^(?:now |so |then |here is |and )*(?:let me (?:make|give) (?:one|an|you) )?(?:our|my)(?: own)?(?: (?:first|second|third|fourth|next|last|final|main|one))?(?: (?:argument|point|extension|constructive|reason|case)\\b| is (?:what|that))"
              + "|^(?:let me explain|I'll explain|now) the (?:first|second|third) (?:point|argument)"
              + "|^the (?:first|second|third) point is\\b|^(?:now )?let me make one argument");

  private static final Pattern THEIRS =
      words("\\b(?:their|they|reply|the (?:prime minister|government|opposition)(?:'s)?)\\b");

  private static final Map<Debate.Issue, Pattern> ISSUES = issues();

  private References() {}

  static boolean own(String sentence) {
    return OWN.matcher(sentence).find();
  }

  static boolean theirs(String sentence) {
    return THEIRS.matcher(sentence).find();
  }

  /** The stock issue that some words name, or null. */
  static Debate.@Nullable Issue issue(String words) {
    for (Map.Entry<Debate.Issue, Pattern> entry : ISSUES.entrySet()) {
      if (entry.getValue().matcher(words).find()) {
        return entry.getKey();
      }
    }
    return null;
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
