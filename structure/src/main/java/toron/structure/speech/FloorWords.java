package toron.structure.speech;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.text.SourceText;

/**
 * Words of an assembly's floor as they bear on the motion itself: who is for an amendment is
 * against the bill as it stands, who is against a report that advises rejection is for the
 * petition.
 */
final class FloorWords {
  private static final String LEAD = "(?:に(?:は|も|対し(?:て|まして)?)?|を|の)?、?";
  private static final Pattern AMENDMENT = Pattern.compile("(修正(?:案|動議|の動議)" + LEAD + ")(賛成|反対)");
  private static final Pattern MOVED =
      Pattern.compile("修正[^。]{0,12}提出[^。]{0,30}。[^。]{0,20}説明|修正(?:案|動議|の動議)[^。]{0,30}説明");
  private static final Pattern REPORT = Pattern.compile("(委員長の?報告" + LEAD + ")(賛成|反対)");
  private static final Pattern REJECTS = Pattern.compile("(?:不採択|否決)と?(?:すべき|決|することに決)");

  private final boolean rejected;

  FloorWords(SourceText source) {
    Matcher report = REPORT.matcher(source.text());
    this.rejected = report.find() && REJECTS.matcher(source.text()).find();
  }

  /** The words with each stand on an amendment, or on a report for rejection, turned. */
  String onMotion(String words) {
    String even = turned(AMENDMENT.matcher(words));
    return rejected ? turned(REPORT.matcher(even)) : even;
  }

  /** Whether a chair asks the mover of an amendment to explain it. */
  boolean amends(String call) {
    return MOVED.matcher(call).find();
  }

  private static String turned(Matcher matcher) {
    return matcher.replaceAll(m -> m.group(1) + (m.group(2).equals("賛成") ? "反対" : "賛成"));
  }
}
