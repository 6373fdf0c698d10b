package toron.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names in Japanese text: the analyser's person names, with honorifics and titles after them. */
final class JapaneseNames implements NameFinder {
  private static final Pattern SPACES = Pattern.compile("[\\s　・]+");
  private static final Pattern BRACKETS = Pattern.compile("[（(〔\\[].*?[）)〕\\]]");
  private final NameRules rules;
  private final Pattern introduction;
  private final Pattern schoolInText;
  private final Pattern schoolEnd;

  JapaneseNames(NameRules rules) {
    this.rules = rules;
    String ends = String.join("|", rules.schools());
    this.introduction = Pattern.compile("(?:" + String.join("|", rules.introductions()) + ")$");
    this.schoolInText =
        Pattern.compile("[\\p{IsHan}\\p{IsKatakana}ー々ヶケA-Za-z]{1,14}?(?:" + ends + ")");
    List<String> all = new ArrayList<>(rules.schools());
    all.addAll(rules.rosterSchools());
    this.schoolEnd = Pattern.compile("(?:" + String.join("|", all) + ")$");
  }

  @Override
  public List<Found> find(String text) {
    List<JapaneseWords.Word> words = JapaneseWords.of(text);
    List<Found> found = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      JapaneseWords.Word word = words.get(i);
      if (!word.person() || word.end() - word.begin() < 1) {
        i++;
        continue;
      }
      int last = i;
      while (last + 1 < words.size()
          && words.get(last + 1).person()
          && !honorific(text, words.get(last + 1))) {
        last++;
      }
      int end = words.get(last).end();
      Verdict verdict = verdict(text, end, word.family() && last > i);
      if (verdict != Verdict.TITLED && introduced(text, word.begin())) {
        verdict = Verdict.PRIVATE;
      }
      if (verdict != null) {
        found.add(new Found(NameTable.Kind.PERSON, word.begin(), end, verdict));
      }
      i = last + 1;
    }
    schools(text, words, found);
    found.sort(Comparator.comparingInt(Found::begin));
    return found;
  }

  /** The analyser takes some honorifics, such as 君, for the end of a name. */
  private boolean honorific(String text, JapaneseWords.Word word) {
    return rules.honorifics().contains(text.substring(word.begin(), word.end()));
  }

  private boolean introduced(String text, int begin) {
    return introduction.matcher(text.substring(Math.max(0, begin - 16), begin)).find();
  }

  private @Nullable Verdict verdict(String text, int end, boolean full) {
    String rest = text.substring(end, Math.min(end + 6, text.length()));
    if (rules.titles().stream().anyMatch(rest::startsWith)) {
      return Verdict.TITLED;
    }
    if (rules.honorifics().stream().anyMatch(rest::startsWith)) {
      return Verdict.PRIVATE;
    }
    return full ? Verdict.UNMARKED : null;
  }

  /** A school is the proper noun before its ending: 開成高校, but not 公立高校. */
  private void schools(String text, List<JapaneseWords.Word> words, List<Found> found) {
    Matcher matcher = schoolInText.matcher(text);
    while (matcher.find()) {
      int begin = -1;
      for (JapaneseWords.Word word : words) {
        if (word.begin() >= matcher.start() && word.end() <= matcher.end() && word.proper()) {
          begin = word.begin();
          break;
        }
      }
      if (begin >= 0) {
        found.add(new Found(NameTable.Kind.SCHOOL, begin, matcher.end(), Verdict.PRIVATE));
      }
    }
  }

  @Override
  public List<String> person(String entry) {
    String name = BRACKETS.matcher(entry).replaceAll(" ").strip();
    for (String honorific : rules.honorifics()) {
      if (name.length() > honorific.length() && name.endsWith(honorific)) {
        name = name.substring(0, name.length() - honorific.length()).strip();
      }
    }
    name = name.replaceAll("[:：○◯●]", "").strip();
    boolean letters = name.codePoints().anyMatch(Character::isLetter);
    if (!letters || rules.roles().contains(name) || name.matches("[A-Za-z]?\\d*|[A-ZＡ-Ｚ]")) {
      return List.of();
    }
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(name);
    String[] parts = SPACES.split(name);
    spellings.add(String.join("", parts));
    if (parts.length > 1) {
      for (String part : parts) {
        spellings.add(part);
      }
    } else {
      List<JapaneseWords.Word> words = JapaneseWords.of(name);
      boolean named = words.stream().anyMatch(JapaneseWords.Word::person);
      if (named && words.size() == 2) {
        words.forEach(w -> spellings.add(parts[0].substring(w.begin(), w.end())));
      }
    }
    return List.copyOf(spellings);
  }

  @Override
  public List<String> team(String entry) {
    String name = entry.strip();
    if (name.codePoints().noneMatch(Character::isLetter) || rules.roles().contains(name)) {
      return List.of();
    }
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(name);
    Matcher end = schoolEnd.matcher(name);
    if (end.find() && end.start() > 0) {
      String stem = name.substring(0, end.start());
      for (String other : rules.schools()) {
        spellings.add(stem + other);
      }
      spellings.add(stem + end.group());
      if (stem.codePointCount(0, stem.length()) > 1 && !place(stem)) {
        spellings.add(stem);
      }
    }
    return List.copyOf(spellings);
  }

  /** A school named after a place: the bare place is not the school's name. */
  private static boolean place(String stem) {
    List<JapaneseWords.Word> words = JapaneseWords.of(stem);
    return words.stream().anyMatch(w -> w.partOfSpeech().contains("地域") || !w.proper());
  }

  @Override
  public boolean school(String entry) {
    return schoolEnd.matcher(entry.strip()).find();
  }
}
