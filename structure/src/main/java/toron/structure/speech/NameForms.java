package toron.structure.speech;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.format.Draft;

/** One name for a speaker whom minutes print in full at first and by family name afterwards. */
final class NameForms {
  private static final Pattern TITLE =
      Pattern.compile(
          "(?:the |rt\\.? |right |hon(?:ou?rable)?\\.? )*(?:mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|prof(?:essor)?|rev(?:erend)?|cllr|councill?or|senator|representative|delegate)\\.? ",
          Pattern.CASE_INSENSITIVE);

  private NameForms() {}

  /** The turns, each under the fullest form of its speaker's name where only one form fits. */
  static List<Draft.Turn> unify(List<Draft.Turn> turns) {
    Set<String> names = new LinkedHashSet<>();
    for (Draft.Turn turn : turns) {
      if (turn.name() != null) {
        names.add(turn.name());
      }
    }
    List<Draft.Turn> unified = new ArrayList<>();
    for (Draft.Turn turn : turns) {
      String name = turn.name();
      List<String> full =
          name == null ? List.of() : names.stream().filter(n -> shortens(name, n)).toList();
      unified.add(full.size() == 1 ? turn.withName(full.get(0)) : turn);
    }
    return unified;
  }

  /** Whether "Mr Venn" may be "Mr Tobias Venn (Southmoor)". */
  private static boolean shortens(String name, String full) {
    if (name.equals(full) || name.charAt(0) > 0x2ff) {
      return false;
    }
    String bare = full.replaceAll("(?: ?[(\\[][^)\\]]*[)\\]])+$", "");
    String title = title(name);
    String given = bare.substring(title(bare).length());
    String called = name.substring(title.length());
    boolean sameTitle = title.isEmpty() || title.equalsIgnoreCase(title(bare));
    boolean fuller = full.length() > name.length();
    return fuller
        && sameTitle
        && !called.isEmpty()
        && (given.equalsIgnoreCase(called)
            || given.toLowerCase(Locale.ROOT).endsWith(" " + called.toLowerCase(Locale.ROOT)));
  }

  private static String title(String name) {
    Matcher matcher = TITLE.matcher(name);
    return matcher.lookingAt() ? matcher.group() : "";
  }
}
