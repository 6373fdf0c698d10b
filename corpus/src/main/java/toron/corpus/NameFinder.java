package toron.corpus;

import java.util.List;

/** Finds the names of people and schools in running text of one language. */
interface NameFinder {

  static NameFinder of(String language) {
    NameRules rules = NameRules.of(language);
    return language.equals("ja") ? new JapaneseNames(rules) : new EnglishNames(rules);
  }

  /** What the finder makes of a name. */
  enum Verdict {
    /** A private person or a school: gets a pseudonym. */
    PRIVATE,
    /** Somebody with a public title: stays. */
    TITLED,
    /** A full name without a mark: stays, and a person should look. */
    UNMARKED
  }

  /** A name in a text, in Java offsets. */
  record Found(NameTable.Kind kind, int begin, int end, Verdict verdict) {}

  /** The names in a text, in order. */
  List<Found> find(String text);

  /** The spellings of a name in a roster, the whole first; empty when it is nobody's name. */
  List<String> person(String entry);

  /** The spellings of a school or team in a roster. */
  List<String> team(String entry);

  /** Whether a team's name is the name of a school. */
  boolean school(String entry);
}
