package toron.structure.heading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.SourceText;

/**
 * Where a list prints Japanese names without a blank, the headings show where a surname ends:
 * "◆小早川さん" is 小早川遥.
 */
final class Surnames {
  private static final Pattern WHOLE =
      Pattern.compile("[\\p{IsHan}\\p{IsKatakana}\\p{IsHiragana}ー々ヶ]{3,8}");
  private static final Pattern HEAD =
      Pattern.compile(
          "(?m)^[\\s\\u3000○◎●◇◆□■▽▼△▲☆★・【\\[(<〈《]{0,4}([\\p{IsHan}\\p{IsKatakana}ー々ヶ]{1,5})(?:さん|くん|君|氏|選手|委員|議員)?[】\\])>〉》]?(?:[\\s\\u3000]*[:「(]|→|⇒|\\u3000|\\t|$)");

  private final SourceText source;

  Surnames(SourceText source) {
    this.source = source;
  }

  /** The people, those of unbroken names under the surname that heads lines. */
  List<Roster.Person> of(List<Roster.Person> people) {
    if (people.stream().noneMatch(Surnames::unbroken)) {
      return people;
    }
    Set<String> heads = new HashSet<>();
    Matcher head = HEAD.matcher(source.text());
    while (head.find()) {
      heads.add(head.group(1));
    }
    return people.stream().map(p -> surname(p, people, heads)).toList();
  }

  private static boolean unbroken(Roster.Person person) {
    return person.name().equals(person.family()) && WHOLE.matcher(person.name()).matches();
  }

  private static Roster.Person surname(
      Roster.Person person, List<Roster.Person> people, Set<String> heads) {
    String found =
        unbroken(person) && !heads.contains(person.name()) ? within(person, heads) : null;
    if (found == null) {
      return person;
    }
    boolean shared =
        people.stream()
            .anyMatch(p -> !p.name().equals(person.name()) && p.name().startsWith(found));
    return shared ? person : person.called(found);
  }

  private static @Nullable String within(Roster.Person person, Set<String> heads) {
    for (int length = person.name().length() - 1; length > 0; length--) {
      if (heads.contains(person.name().substring(0, length))) {
        return person.name().substring(0, length);
      }
    }
    return null;
  }
}
