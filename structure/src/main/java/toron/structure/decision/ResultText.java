package toron.structure.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;
import toron.structure.heading.Benches;
import toron.structure.text.Numbers;

/**
 * A line of the judges' part made even for matching: every mention of a bench, by whatever word or
 * team, is one sign, and numbers are digits.
 */
final class ResultText {
  /** The sign of the first side; the others follow. */
  private static final char FIRST = '\uE001';

  private static final List<Side> SIDES = List.of(Side.values());

  /** Any bench. */
  static final String SIDE = "[\uE001-\uE006]";

  private static final Pattern SPACED =
      Pattern.compile("(?<!\\p{IsHan})(\\p{IsHan}) (?=\\p{IsHan}(?!\\p{IsHan}))");
  private static final Pattern TOGETHER =
      Pattern.compile("(" + SIDE + ")(?:[\\s　・:、,(「『\\-–—]{0,3}\\1[)」』]?)+");
  private static final String TWO =
      "(?<aff>アファ(?:ーマティブ)?(?:側|チーム)?|肯定(?:側|派|チーム)?(?!的|す|し|でき)|賛成(?:側|派|チーム)|政府(?:側|チーム)|与党(?:側|チーム)?|提案側"
          + "|(?:the )?(?:side|team|speakers|those|bench)(?: (?:speaking|arguing|who (?:spoke|argued)))? for the (?:motion|resolution)"
          + "|(?:the )?side for(?= (?:had |has |have )?(?:won|wins?|carried|gained|takes?|took|picked)\\b)"
          + "|\\b(?:the )?(?:affirmatives?|aff|government|gov(?:'t)?|proposition|prop)\\b(?:\\.(?=[:\\s]*(?:[:\\t\\d(,]|$)))?(?: (?:team|side|bench)\\b)?"
          + "|\\b(?:the )?prime minister\\b|(?<=\\bvot(?:e|es|ed|ing) )pro\\b"
          + "|\\b(?:the )?(?-i:For)(?= (?:side|bench|(?:had |has |have )?(?:won|wins|carried))\\b)(?: (?:side|bench)\\b)?"
          + "|\\b(?:[Tt]he )?(?-i:Pro|PRO)\\b(?: (?:team|side)\\b)?)"
          + "|(?<neg>\\b(?:the )?leader of the opposition\\b|ネガ(?!ティブな)(?:ティブ)?(?:側|チーム)?|否定(?:側|派|チーム)?(?!的|す|し|でき)|反対(?:側|派|チーム)|野党(?:側|チーム)?|オポジション(?:側)?"
          + "|(?:the )?(?:side|team|speakers|those|bench)(?: (?:speaking|arguing|who (?:spoke|argued)))? against the (?:motion|resolution)"
          + "|(?:the )?side against(?= (?:had |has |have )?(?:won|wins?|carried|gained|takes?|took|picked)\\b)"
          + "|\\b(?:the )?(?:negatives?|neg|opposition|opp)\\b(?:\\.(?=[:\\s]*(?:[:\\t\\d(,]|$)))?(?: (?:team|side|bench)\\b)?"
          + "|(?<=\\bvot(?:e|es|ed|ing) )con\\b"
          + "|\\b(?:the )?(?-i:Against)(?= (?:side|bench|(?:had |has |have )?(?:won|wins|carried))\\b)(?: (?:side|bench)\\b)?"
          + "|\\b(?:[Tt]he )?(?-i:Con|CON)\\b(?: (?:team|side)\\b)?)";

  private static final String VOTED = "[。、)]|$|の勝|の方|に(?:投|入|軍)|です";
  private static final String VOTED_FOR = "(?=" + VOTED + ")";
  private static final Pattern BARE_FOR = Pattern.compile("(?<=[:→⇒=　(、は])賛成" + VOTED_FOR);
  private static final Pattern BARE_AGAINST = Pattern.compile("(?<=[:→⇒=　(、は])反対" + VOTED_FOR);

  /** 肯 and 否 alone, and the A of 勝者は A. */
  private static final Pattern LETTER_FOR =
      Pattern.compile(
          "(?<=[:→⇒=　(、はで\\s])肯(?=" + VOTED + ")|(?<=(?:勝者|勝ち|投票)は[\\s　]?)A(?![A-Za-z])");

  private static final Pattern LETTER_AGAINST =
      Pattern.compile(
          "(?<=[:→⇒=　(、はで\\s])否(?=" + VOTED + ")|(?<=(?:勝者|勝ち|投票)は[\\s　]?)N(?![A-Za-z])");
  private static final Pattern NIL = Pattern.compile("(?<=対[\\s　]?)ゼロ");

  private final Names names;
  private final boolean fourTeams;
  private final @Nullable Pattern called;
  private final @Nullable Pattern company;
  private static final Pattern BENCHES = Pattern.compile(TWO, Pattern.CASE_INSENSITIVE);
  private static final Pattern FOUR =
      Pattern.compile("(?:the )?" + Ranks.BENCH, Pattern.CASE_INSENSITIVE);

  ResultText(Names names, boolean fourTeams) {
    this.names = names;
    this.fourTeams = fourTeams;
    this.called = any(names.teams().keySet().stream().toList(), "(?:the |team |チーム)?", "");
    this.company =
        any(
            names.speakers().keySet().stream().toList(),
            "",
            "(?:(?:さん|君|くん|氏|選手)?(?:たち|達|ら|(?=の(?:チーム|側|班|組)))(?:の?(?:チーム|側|班|組))?|(?: and [a-z'-]+)?'s? (?:team|side|bench))");
  }

  private static @Nullable Pattern any(List<String> words, String before, String behind) {
    if (words.isEmpty()) {
      return null;
    }
    List<String> longest = new ArrayList<>(words);
    longest.sort(Comparator.comparingInt(String::length).reversed().thenComparing(w -> w));
    List<String> quoted = longest.stream().map(ResultText::word).toList();
    return Pattern.compile(
        before + "(?<name>" + String.join("|", quoted) + ")" + behind, Pattern.CASE_INSENSITIVE);
  }

  /** A Latin word ends at a letter or digit, a Japanese one anywhere. */
  private static String word(String words) {
    boolean begins = words.charAt(0) < 0x2ff;
    boolean ends = words.charAt(words.length() - 1) < 0x2ff;
    return (begins ? "(?<![A-Za-z\\d])" : "")
        + Pattern.quote(words)
        + (ends ? "(?![A-Za-z\\d])" : "");
  }

  static char sign(Side side) {
    return (char) (FIRST + SIDES.indexOf(side));
  }

  static Side side(String sign) {
    return SIDES.get(sign.charAt(0) - FIRST);
  }

  /** The line with signs for benches and digits for numbers. */
  String of(String line) {
    String even = SPACED.matcher(line).replaceAll("$1");
    even = NIL.matcher(even).replaceAll("0");
    if (!fourTeams) {
      even = LETTER_FOR.matcher(LETTER_AGAINST.matcher(even).replaceAll("否定側")).replaceAll("肯定側");
    }
    if (company != null) {
      even = company.matcher(even).replaceAll(m -> sign(names.of(name(m))));
    }
    if (called != null) {
      even = called.matcher(even).replaceAll(m -> sign(names.of(name(m))));
    }
    even =
        benches(BARE_FOR.matcher(BARE_AGAINST.matcher(even).replaceAll("反対側")).replaceAll("賛成側"));
    String together;
    do {
      together = even;
      even = TOGETHER.matcher(together).replaceAll("$1");
    } while (!even.equals(together));
    return Numbers.digits(even);
  }

  private static String name(java.util.regex.MatchResult found) {
    return found.group(1);
  }

  private static String sign(Names.@Nullable Ref ref) {
    return ref == null || ref.side() == null ? "?" : String.valueOf(sign(ref.side()));
  }

  private String benches(String line) {
    Matcher matcher = (fourTeams ? FOUR : BENCHES).matcher(line);
    return matcher.replaceAll(
        found -> {
          Side side =
              fourTeams
                  ? Benches.side(found.group(1), true)
                  : found.group(1) != null ? Side.AFFIRMATIVE : Side.NEGATIVE;
          return side == null
              ? Matcher.quoteReplacement(found.group())
              : String.valueOf(sign(side));
        });
  }
}
