package toron.structure.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The judges of a debate in the order in which they are printed, and who is one. */
final class Judges {
  private static final Pattern PANEL =
      Pattern.compile(
          "(?:審判員?|審査員|ジャッジ|主審|副審|判定者)(?:団)?(?:は|:|・|[\\s　])[\\s　]*、?(.+)|(?:the )?(?:panel|judges?|adjudicators?|jury)(?: (?:was|were|are))? ?(?::|-|–) ?(.+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN =
      Pattern.compile(
          "[、,;/・]| and |と(?=[^、,]{2,14}(?:先生|さん|氏))|(?:です|でした|に(?:お願い|務め|担当)|が(?:務め|担当)).*");
  private static final Pattern AROUND =
      Pattern.compile(
          "\\([^)]*\\)|^.*(?:の(?=[^の]{1,10}(?:先生|さん|氏)))|(?:先生|さん|氏|審判|様|教諭|教授)$|[.。]$");

  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, String> panel = new LinkedHashMap<>();

  /** "審判は、顧問の佐藤先生、卒業生の林さんにお願いしました", "Judges: Ono, Whitfield". */
  void panel(String line) {
    Matcher matcher = PANEL.matcher(line.strip());
    if (line.length() > 120 || !matcher.lookingAt()) {
      return;
    }
    String all = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    for (String part : BETWEEN.split(all)) {
      String name = bare(part);
      if (name.length() >= 2 && name.length() <= 24) {
        panel.put(name, name);
      }
    }
  }

  int panelSize() {
    return panel.size();
  }

  /** Whether the head of the result lists somebody as a judge. */
  boolean listed(String name) {
    return panel.containsKey(bare(name));
  }

  private static String bare(String name) {
    String bare = name.strip();
    String before;
    do {
      before = bare;
      bare = AROUND.matcher(bare).replaceAll("").strip();
    } while (!bare.equals(before));
    return bare;
  }

  String id(String name) {
    String bare = bare(name);
    String key = panel.containsKey(bare) ? bare : name.strip();
    for (Map.Entry<String, String> known : ids.entrySet()) {
      boolean same = bare.length() >= 2 && known.getKey().contains(bare) && !name.contains("(");
      if (known.getKey().equals(key) || same) {
        return known.getValue();
      }
    }
    String id = "J" + (ids.size() + 1);
    ids.put(key, id);
    return id;
  }
}
