package toron.structure;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words by which a speech refers to what others said. */
final class References {
  static final Pattern ROADMAP =
      Pattern.compile(
          "(?:メリット|デメリット|論点|反駁|理由)は[\\s　]*[一二三四五1-5](?:点|つ|個)(?:あります|です|ございます)"
              + "|\\b(?:we|I|there) (?:have|has|are|will (?:give|present|offer)|'ll (?:give|present)) (?:you )?(?:two|three|four|2|3|4) ",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OTHERS =
      Pattern.compile(
          "相手|肯定側|否定側|反駁|反論|立論|に対し|\\b(?:they|their|you|he|she|opponents?|opposition|government|proposition|prime minister|leader|deputy|member|affirmative|negative|side|AT:|A2:|PM|LO|DPM|DLO|MG|MO|OG|OO|CG|CO)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Map<Debate.Issue, Pattern> ISSUES = issues();

  private References() {}

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
    issues.put(Debate.Issue.LINK, words("発生[過課][程定]|\\blinks?\\b"));
    issues.put(Debate.Issue.IMPACT, words("深刻性|\\bimpacts?\\b"));
    return issues;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }

  static boolean toOthers(String words) {
    return OTHERS.matcher(words).find();
  }
}
