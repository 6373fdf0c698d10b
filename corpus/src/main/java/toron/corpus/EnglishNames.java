package toron.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in English text: rosters and turn labels, honorifics before surnames, schools by ending.
 */
final class EnglishNames implements NameFinder {
  private static final String WORD = "\\p{Lu}[\\p{L}'’-]+";
  private static final Pattern BRACKETS = Pattern.compile("[(\\[].*?[)\\]]");
  private final NameRules rules;
  private final Pattern honorific;
  private final Pattern titled;
  private final Pattern introduced;
  private final Pattern schoolInText;
  private final Pattern schoolEnd;

  EnglishNames(NameRules rules) {
    this.rules = rules;
    this.honorific =
        Pattern.compile(
            "\\b(?i:"
                + String.join("|", rules.honorifics())
                + ")\\.?[ \\u00a0]("
                + WORD
                + "(?: "
                + WORD
                + ")?)");
    String titles = String.join("|", rules.titles());
    this.titled =
        Pattern.compile(
            "\\b(?:"
                + titles
                + "|"
                + titles.toUpperCase(Locale.ROOT)
                + ")\\.? ("
                + WORD
                + "(?: "
                + WORD
                + ")?)");
    this.introduced =
        Pattern.compile(
            "\\b(?:" + String.join("|", rules.introductions()) + ") (" + WORD + " " + WORD + ")");
    this.schoolInText =
        Pattern.compile(
            "(?:St\\. )?(?:" + WORD + " ){1,4}(?:" + String.join("|", rules.schools()) + ")\\b");
    List<String> all = new ArrayList<>(rules.schools());
    all.addAll(rules.rosterSchools());
    this.schoolEnd = Pattern.compile(" (?:" + String.join("|", all) + ")$");
  }

  @Override
  public List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = honorific.matcher(text);
    while (matcher.find()) {
      int begin = matcher.start(1);
      int end = matcher.end(1);
      String[] words = matcher.group(1).split(" ");
      if (words.length > 1 && role(words[1])) {
        end = begin + words[0].length();
      }
      if (!role(words[0])) {
        found.add(new Found(NameTable.Kind.PERSON, begin, end, Verdict.PRIVATE));
      }
    }
    Matcher said = introduced.matcher(text);
    while (said.find()) {
      String[] words = said.group(1).split(" ");
      if (!role(words[0]) && !role(words[1]) && !rules.honorifics().contains(words[0])) {
        found.add(new Found(NameTable.Kind.PERSON, said.start(1), said.end(1), Verdict.PRIVATE));
      }
    }
    Matcher title = titled.matcher(text);
    while (title.find()) {
      if (!role(title.group(1).split(" ")[0])) {
        found.add(new Found(NameTable.Kind.PERSON, title.start(1), title.end(1), Verdict.TITLED));
      }
    }
    Matcher school = schoolInText.matcher(text);
    while (school.find()) {
      int begin = school.start();
      if (text.startsWith("The ", begin)) {
        begin += 4;
      }
      if (text.substring(begin, school.end()).contains(" ")) {
        found.add(new Found(NameTable.Kind.SCHOOL, begin, school.end(), Verdict.PRIVATE));
      }
    }
    found.sort(Comparator.comparingInt(Found::begin));
    return found;
  }

  private boolean role(String word) {
    return rules.roles().contains(word.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<String> person(String entry) {
    String bare = BRACKETS.matcher(entry).replaceAll(" ");
    List<String> words = new ArrayList<>();
    for (String word : bare.split("[\\s,:;/–—]+")) {
      String name = word.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
      boolean marked =
          rules.honorifics().stream().anyMatch(name::equalsIgnoreCase)
              || rules.titles().stream().anyMatch(name::equalsIgnoreCase);
      if (name.length() > 1
          && Character.isUpperCase(name.codePointAt(0))
          && !marked
          && !role(name)) {
        words.add(name);
      }
    }
    if (words.isEmpty()) {
      return List.of();
    }
    Set<String> spellings = new LinkedHashSet<>();
    spelled(spellings, String.join(" ", words));
    for (String word : List.of(words.get(words.size() - 1), words.get(0))) {
      if (!rules.words().contains(word.toLowerCase(Locale.ROOT))) {
        spelled(spellings, word);
      }
    }
    return List.copyOf(spellings);
  }

  /** As written, in capitals, and with capital initials: transcripts print turns in capitals. */
  private static void spelled(Set<String> spellings, String name) {
    spellings.add(name);
    spellings.add(name.toUpperCase(Locale.ROOT));
    StringBuilder initials = new StringBuilder();
    for (String word : name.split(" ")) {
      initials.append(initials.isEmpty() ? "" : " ").append(word.substring(0, 1));
      initials.append(
          word.equals(word.toUpperCase(Locale.ROOT))
              ? word.substring(1).toLowerCase(Locale.ROOT)
              : word.substring(1));
    }
    spellings.add(initials.toString());
  }

  @Override
  public List<String> team(String entry) {
    String name = entry.strip();
    boolean named = false;
    for (String word : name.split("\\s+")) {
      named |= word.length() > 1 && Character.isUpperCase(word.codePointAt(0)) && !role(word);
    }
    if (!named) {
      return List.of();
    }
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(name);
    Matcher end = schoolEnd.matcher(name);
    if (end.find()) {
      String stem = name.substring(0, end.start());
      spellings.add(stem + " High School");
      if (stem.contains(" ")) {
        spellings.add(stem);
      }
    }
    return List.copyOf(spellings);
  }

  @Override
  public boolean school(String entry) {
    return schoolEnd.matcher(entry.strip()).find();
  }
}
