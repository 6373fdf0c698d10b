package toron.structure.speech;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.heading.Sections;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Where the last speech of a debate ends, and what the judges say behind it. */
final class Ending {
  private static final int RESULT = 160;
  private static final int CUE = 60;
  private static final int BETWEEN = 30;

  /** What a line of a result begins with where no heading of the usual ones stands. */
  private static final Pattern CUES =
      Pattern.compile(
          "^[^\\p{L}\\d]*(?:\\d{1,2}[.)、\\s　][\\s　]*)?(?:(?:最終|試合の?|審査の?|ジャッジの?|審判の?|投票の?|対戦の?)?(?:結果|けっか|判定|はんてい)(?:発表|[と・]講評)?(?:$|[\\s　:(】])|ジャッジ|審判|審査|主審|しん判|講評|個人の?点|順位|リザルト|スピーカースコア|初?優勝|[^\\s　。、]{2,14}、初?優勝|the (?:verdict|decision|result|panel|judges?|adjudicators?)|judges?\\b|results?\\b|decision\\b|ballots?\\b|adjudicat|RFD\\b|(?:class|house|final) vote|so,? (?:who|results)|verdict)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OUTCOME =
      Pattern.compile(
          "勝ち|勝利|勝者|優勝|軍配|[1-4]位|判定[\\s　:は]|\\d票|[一二三四五六七八九]票|肯定|否定|賛成|反対|アファ|ネガ|\\bw[io]ns?\\b|winner|\\bvot(?:e|ed|es)\\b|\\b1st\\b|\\bfirst\\b|affirmative|negative|\\b(?:aff|neg|pro|con|gov|opp)\\b|opposition|proposition",
          Pattern.CASE_INSENSITIVE);

  /** Sentences of a report that tell who won: nobody who still debates speaks so. */
  private static final Pattern PRONOUNCED =
      Pattern.compile(
          "^(?:投票|判定|採決|審査|挙手)[^。]{0,60}(?:\\d|[一二三四五六七八九十])(?:票|対)|(?:側|の席|チーム|班|派)の(?:勝ち|勝利)(?:です|でした|と[いな]|。|!|$)|(?:優勝|勝者)は|[0-9一二三四五六七八九]対[0-9〇一二三四五六七八九ゼロ零]+、?で?[^。]{0,8}(?:肯定|否定|賛成|反対|与党|野党|政府|白|赤|勝)|判定(?:を?出し|は)[^。]{0,40}(?:肯定|否定|賛成|反対|\\d対)|(?:肯定|否定|賛成|反対)側?に入れます。理由|の判定は|起立(?:多数|少数)|(?:への|の)挙手は|討論[前後][\\s　]|二回目の投票"
              + "|^(?:the )?(?:ballots?|RFD|judges?|oral adjudication|adjudicators?|(?:three|five|two) ballots|class vote|result announced|a recorded vote)\\b|\\b(?:panel|judges|adjudicators)\\b.{0,80}\\b(?:placed|conferred|took|withdrew|voted|said)\\b|\\bRFD\\b|\\bclass voted \\d+ to \\d+|\\bi(?:['’]m| am) voting (?:pro|con|aff|neg|for)\\b|\\b(?:aff|neg|gov|opp|pro|con)(?:osition|ernment|irmative|ative)?\\b[^.]{0,20}\\b(?:wins?|won|goes through|advances)\\b|\\bballot is for\\b|^FOR: |slips had been counted|per cent were now for",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNTED =
      Pattern.compile(
          "^[\\s　■◆●【\\[(]*(?:採点|得点|バロット|ballots?\\b|審査員|審判|ジャッジ|主審|副審|投票|集計|ayes?\\b|noes\\b|nays?\\b)|\\bdivided\\b|\\bdivision\\b|(?:起立|挙手)[^。]{0,6}(?:名|人|多数|少数)",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;
  private final HeadReader head;

  Ending(SourceText source, HeadReader head) {
    this.source = source;
    this.head = head;
  }

  /**
   * The end of a debate.
   *
   * @param speech where the last speech ends
   * @param end where the debate ends
   */
  public record Found(int speech, @Nullable Span decision, int end) {}

  /**
   * @param from where the last speech begins
   * @param limit where the next debate's first speech, or the document, ends it
   * @param more whether another debate follows, whose head must be left to it
   */
  Found find(int from, int limit, boolean more) {
    int judging = -1;
    int end = limit;
    for (TextLine line : source.lines()) {
      if (line.begin() >= limit) {
        break;
      }
      if (line.begin() <= from) {
        continue;
      }
      if (more && head.announces(line)) {
        end = backOver(line, from);
        break;
      }
      Sections.Found section = Sections.find(source.text(), line.begin(), line.end());
      if (section == null) {
        continue;
      }
      if (section.kind() == Sections.Kind.END) {
        end = line.begin();
        break;
      }
      if (section.kind() == Sections.Kind.DECISION && judging < 0) {
        judging = backOverResults(line, from);
      }
    }
    judging = judging < 0 ? unlabelled(from, end) : judging;
    if (judging < 0) {
      return new Found(end, null, end);
    }
    return new Found(judging, source.trim(judging, end), end);
  }

  /** A short line that speaks of judges or results, with a result behind it; -1 where none is. */
  private int unlabelled(int from, int end) {
    int begin = -1;
    int first = source.lineAt(from).index();
    for (TextLine line : source.lines()) {
      if (line.begin() <= from || line.begin() >= end) {
        continue;
      }
      String words = source.text(line).strip();
      boolean cue =
          (words.length() <= CUE && CUES.matcher(words).find())
              || (line.index() > first && PRONOUNCED.matcher(words).find());
      begin = begin < 0 && cue ? line.begin() : begin;
      if (begin >= 0 && OUTCOME.matcher(words).find()) {
        return begin;
      }
    }
    return -1;
  }

  /** Tables and counts right above the line that says who won belong to the decision. */
  private int backOverResults(TextLine line, int from) {
    int first = line.index();
    for (int at = first - 1; at > 0; at--) {
      TextLine above = source.lines().get(at);
      String words = source.text(above).strip();
      boolean between =
          words.isEmpty()
              || (words.length() <= BETWEEN && !words.endsWith("。") && !words.endsWith("."));
      if (above.begin() <= from || !(between || result(words))) {
        break;
      }
      first = result(words) ? at : first;
    }
    return source.lines().get(first).begin();
  }

  private static boolean result(String words) {
    boolean row = words.indexOf('\t') >= 0;
    return words.length() <= RESULT && (row || COUNTED.matcher(words).find());
  }

  /** The head of the next debate begins with the short lines before its motion. */
  private int backOver(TextLine line, int from) {
    int at = line.index();
    while (at > 0) {
      TextLine before = source.lines().get(at - 1);
      String words = source.text(before).strip();
      boolean short_ = words.length() <= 40 && !words.endsWith("。") && !words.endsWith(".");
      if (before.begin() <= from || !short_) {
        break;
      }
      at--;
    }
    return source.lines().get(at).begin();
  }
}
