package toron.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of one debate and their pseudonyms: the first person found is A, the next B. Spellings
 * of one name share a pseudonym.
 */
final class NameTable {
  private static final String HONORIFIC_NEXT = "(?=さん|くん|君|選手|先生|氏|先輩|ちゃん|様)";
  private final NameRules rules;
  private final Set<String> mayBeNamed;
  private final Map<Kind, Integer> used = new EnumMap<>(Kind.class);
  private final Map<String, String> pseudonyms = new LinkedHashMap<>();
  private @Nullable Pattern pattern;

  /** What a name is the name of. */
  enum Kind {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("school")
    SCHOOL,
    @JsonProperty("team")
    TEAM
  }

  /** Java offsets into the text that was matched. */
  record Match(int begin, int end, String replacement) {}

  NameTable(NameRules rules, Set<String> mayBeNamed) {
    this.rules = rules;
    this.mayBeNamed = mayBeNamed;
  }

  /** Enters the spellings of one name; those known already keep their pseudonym. */
  void add(Kind kind, List<String> spellings) {
    List<String> fresh = new ArrayList<>();
    String pseudonym = null;
    for (String spelling : spellings) {
      if (mayBeNamed.contains(spelling)) {
        return;
      }
      String known = pseudonyms.get(spelling);
      if (known == null) {
        fresh.add(spelling);
      } else if (pseudonym == null) {
        pseudonym = known;
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    if (pseudonym == null) {
      pseudonym = next(kind);
    }
    for (String spelling : fresh) {
      pseudonyms.put(spelling, pseudonym);
    }
    pattern = null;
  }

  /** Name to pseudonym, in the order in which they were found. */
  Map<String, String> key() {
    return pseudonyms;
  }

  /** Where the names stand in a text, the longest spelling first. */
  List<Match> find(String text) {
    List<Match> found = new ArrayList<>();
    if (pseudonyms.isEmpty()) {
      return found;
    }
    Matcher matcher = pattern().matcher(text);
    while (matcher.find()) {
      String replacement = pseudonyms.get(matcher.group());
      if (replacement != null) {
        found.add(new Match(matcher.start(), matcher.end(), replacement));
      }
    }
    return found;
  }

  /** A text that stands in no document, with its names replaced. */
  String apply(String text) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Match match : find(text)) {
      out.append(text, from, match.begin()).append(match.replacement());
      from = match.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  private Pattern pattern() {
    Pattern compiled = pattern;
    if (compiled == null) {
      List<String> spellings = new ArrayList<>(pseudonyms.keySet());
      spellings.sort(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));
      StringBuilder any = new StringBuilder();
      for (String spelling : spellings) {
        any.append(any.isEmpty() ? "" : "|").append(bounded(spelling));
      }
      compiled = Pattern.compile(any.toString());
      pattern = compiled;
    }
    return compiled;
  }

  /** Latin names end where a word ends; a name of one kanji is one only before an honorific. */
  private static String bounded(String spelling) {
    String quoted = Pattern.quote(spelling);
    if (spelling.codePointAt(0) < 0x250) {
      return "(?<![\\p{IsLatin}\\p{N}])" + quoted + "(?![\\p{IsLatin}\\p{N}])";
    }
    return spelling.codePointCount(0, spelling.length()) == 1 ? quoted + HONORIFIC_NEXT : quoted;
  }

  private String next(Kind kind) {
    int n = used.merge(kind, 1, Integer::sum) - 1;
    String word = rules.pseudonyms().getOrDefault(kind, kind.name());
    boolean latin = word.codePointAt(0) < 0x250;
    return word + (latin ? " " : "") + letters(n);
  }

  /** A, B, …, Z, AA, AB, … */
  private static String letters(int n) {
    String last = String.valueOf((char) ('A' + n % 26));
    return n < 26 ? last : letters(n / 26 - 1) + last;
  }
}
