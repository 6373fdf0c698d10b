package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The ways in which a result may write a name that the debate prints in full. */
final class CalledNames {
  static final Pattern HONORIFIC = Pattern.compile("(?:さん|君|くん|ちゃん|氏|選手|議員|弁士|様)?(?:の)?$");
  private static final Pattern TITLE =
      Pattern.compile("^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame)\\.? )+");
  static final Pattern SCHOOL =
      Pattern.compile(
          "(?:高等学校|高校|高専|中等部|中学校|中学|大学校?|学院|高|中|大|チーム|班|(?: (?:high school|school|university|college|academy|institute|hs)))$");

  private CalledNames() {}

  /** Without title, affiliation and times. */
  static String bare(String name) {
    String even = Names.even(name).replaceAll("[(\\[].*$|[,、\\s　]+\\d.*$", "").strip();
    return TITLE.matcher(even).replaceFirst("");
  }

  /** A full name and what else a judge may write: family name, given name, one of several. */
  static List<String> of(String name) {
    String bare = bare(name);
    List<String> forms = new ArrayList<>(List.of(bare));
    for (Pattern behind : List.of(HONORIFIC, SCHOOL)) {
      String called = behind.matcher(bare).replaceFirst("");
      if (called.length() >= 2 && !called.equals(bare)) {
        forms.add(called);
      }
    }
    for (String part : bare.split("[\\s\\u3000・/,、&]+| and ")) {
      if (part.length() >= 2) {
        forms.add(part.strip());
      }
    }
    return forms;
  }
}
