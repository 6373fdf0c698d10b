package toron.structure.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Finds who is named as a source in a stretch of English. The stretch is cut where a verb, a
 * pronoun or a colon stands; of the pieces that could be names, the nearest to the quotation that
 * has something of a source (a year, a title, words for an institution or a publication) is it.
 */
final class EnglishSources {
  /** A year as it is spoken. */
  private static final String SAID_YEAR =
      "\\b(?:twenty (?:ten|\\w{2,4}teen|eleven|twelve|twenty|thirty|forty)|two thousand and (?:ten|\\w{2,4}teen|eleven|twelve|twenty|thirty|forty)|nineteen \\w{2,5}ty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?\\b";

  private static final Pattern TOKEN =
      Pattern.compile(
          SAID_YEAR
              + "|[“\"][^“”\"\\n]{2,110}[”\"]|\\([^()\\n]{1,240}\\)|\\[[^\\[\\]\\n]{1,240}\\]"
              + "|[\\p{L}\\p{N}£$][\\p{L}\\p{N}'.&/%-]*|[^\\s]");

  private static final Pattern SPOKEN_YEAR = Pattern.compile(SAID_YEAR);
  private static final Pattern YEAR =
      Pattern.compile(
          "\\b(?:19|20)\\d\\d\\b|\\p{Lu}[\\p{L}.'-]+,? '?\\d\\d(?!\\d|%|\\w)|(?<= )'\\d\\d\\b|"
              + SAID_YEAR);
  private static final Pattern TITLED =
      Pattern.compile(
          "\\b(?:Dr|Prof|Professor|Judge|Justice|Sir|Dame|General|Gen|Treasurer|Registrar|Secretary|Director|Inspector|Ombudsman|Commissioner|Economist|Auditor|Dean|dean)\\b");
  private static final Pattern NAMED =
      Pattern.compile("\\p{Lu}[\\p{L}.'-]*(?: (?:and |& |of |de |van |al-)?\\p{Lu}[\\p{L}.'-]+)+");
  private static final Pattern TO_YEAR =
      Pattern.compile(", (?:which|who)\\b[^“\"\\n:;]{5,90}?\\b(?:19|20)\\d\\d(?=,| ?[“\"])");
  private static final Pattern DATED_VERB =
      Pattern.compile(
          "(?:reported|counted|wrote|published) (?:in|after) (?!(?:our|their|its|his|her) )(?:[\\w-]+ ?){1,5}$");
  private static final Pattern ADJUNCT =
      Pattern.compile("(?i)(?:in|on|at|by|after|for|of|to|with|during|from|over|under|before)\\b");
  private static final Pattern ENDS =
      Pattern.compile(
          "(?:[,\\s]|\\b(?:to|in|on|of|for|and|from|at|that|by|again)|'s (?:own )?(?:words?|phrase|line|term|verdict)(?: (?:for it|to))?)+$");
  private static final Pattern APPOSED =
      Pattern.compile(
          ", (?=(?:the|its|an?) )|(?<=\\d{4}),? (?=(?:the|its|an?|researchers|scientists|economists|scholars|authors|\\p{Lu}[\\p{L}']+) )");
  private static final Pattern WITHIN =
      Pattern.compile("^An? \\w+ in (?=the .*\\b(?:Report|Survey|Review|Journal|Study)\\b)");
  private static final Pattern NOUN_BEFORE =
      Pattern.compile("(?:\\d|'s|s'|\\b(?:the|its|annual|these|two|three)) $");
  private static final Pattern REPORTS =
      Pattern.compile("[,:\\s]*(?:quote.*|[“\"].*)?", Pattern.DOTALL);

  /** "its licence in 2025, the burns unit": what a sentence says before it names its subject. */
  private static final Pattern FRONT =
      Pattern.compile(
          "(?!(?:the|an?)\\b)\\p{Ll}[^,“\"(]{0,60}, (?:(?:in|at|from|by|to) )?(?=(?:the|an?) |\\p{Lu}\\p{L})");

  /** Nouns that would be verbs but for the possessive before them: "the Officer's note". */
  private static final Pattern POSSESSED =
      Pattern.compile(
          ".*(?:'s|s'|\\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|most|other|all|these|\\d{1,3})) $",
          Pattern.DOTALL);

  private static final Set<String> NOUNS =
      Set.of(
          "note", "notes", "claims", "estimates", "warning", "count", "read", "surveys", "states");
  private static final String OWNER = "\\b(?:our|their|my|his|her) ";
  private static final Pattern OWN =
      Pattern.compile(
          OWNER
              + "(?=(?:[\\p{L}'-]+ ){0,3}(?:surveys?|reports?|regist(?:er|ry)|review|study|diary|log ?book|letter|questionnaire|census|audit|trial|yearbook|statement|evaluation|newsletter|records?|poll)\\b)",
          Pattern.CASE_INSENSITIVE);

  /** What belongs to somebody outside the debate. */
  private static final Pattern OTHERS =
      Pattern.compile(
          OWNER
              + "(?!(?:own )?(?:side|case|plan|evidence|team|contentions?|arguments?|opponents?|points?|model|motion|framework|cards?|definition|partner|speech(?:es)?|speakers?|bench|first|second|third|last)\\b)",
          Pattern.CASE_INSENSITIVE);

  /** "Ostrow again, page 22: …" */
  private static final Pattern REPEATED = Pattern.compile("\\p{Lu}[\\p{L}'-]+ again(?=[,:] )");

  private static final Pattern OTHER_AUTHORS =
      Pattern.compile(" (?:others|colleagues|co-authors)\\b");
  private static final Pattern WRITES =
      Pattern.compile("(?:wrote|writes|testified|reported|recorded)\\b");
  private static final Pattern WHO =
      Pattern.compile(
          "(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame)\\.? )?\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,2}, who (?:is|was|works as|serves as) $");
  private static final int NAME = 90;
  private static final Set<String> NO_VERBS =
      Set.of(
          "united",
          "limited",
          "published",
          "printed",
          "released",
          "retired",
          "based",
          "hundred",
          "indeed",
          "titled",
          "entitled",
          "updated",
          "revised",
          "dated",
          "unpublished",
          "related",
          "accessed",
          "retrieved",
          "quoted",
          "cited");
  private static final int LONGEST = 240;

  private final SourceText source;
  private final String text;

  EnglishSources(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** A piece between verbs; {@code next} is what ends it. */
  private record Piece(Span words, int next, boolean adjunct) {}

  /** The source named nearest to the end of a stretch, or null. */
  @Nullable Span last(int begin, int end) {
    List<Piece> pieces = pieces(begin, end);
    Span adjunct = null;
    for (int i = pieces.size() - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (score(piece, end) >= 2) {
        if (!piece.adjunct()) {
          return dated(named(piece.words(), begin), end);
        }
        adjunct = adjunct == null ? piece.words() : adjunct;
      }
    }
    return adjunct;
  }

  /** The last source of a stretch that is a publication or an institution with a name, or null. */
  @Nullable Span institution(int begin, int end) {
    Span found = last(begin, end);
    String words = found == null ? "" : text.substring(found.begin(), found.end());
    boolean named = words.matches("(?s)(?:.*\\W)?\\p{Lu}\\p{L}+ .*|.* \\p{Lu}\\p{L}+.*");
    return named && SourceWords.ALL.source().matcher(words).find() ? found : null;
  }

  /** Before words that say aloud where a quotation opens, an institution needs no name. */
  @Nullable Span spoken(int begin, int end) {
    Span found = last(begin, end);
    List<Piece> pieces = found == null ? pieces(begin, end) : List.of();
    for (int i = pieces.size() - 1; i >= 0 && found == null; i--) {
      String words = text.substring(pieces.get(i).words().begin(), pieces.get(i).words().end());
      boolean institution = SourceWords.ALL.source().matcher(words).find();
      boolean debates = SourceWords.ALL.debaters().matcher(words).find();
      found = institution && !debates ? pieces.get(i).words() : null;
    }
    return found;
  }

  /** "Mr. Tado, who is the head of the bank, 2033": with the name that the office stands behind. */
  private Span named(Span words, int begin) {
    int from = Math.max(begin, words.begin() - NAME);
    Matcher who = WHO.matcher(text).region(from, words.begin());
    return who.find() ? new Span(who.start(), words.end()) : words;
  }

  boolean dated(Span words) {
    return YEAR.matcher(text).region(words.begin(), words.end()).find();
  }

  /** The source that a stretch begins with, or null. */
  @Nullable Span first(int begin, int end) {
    List<Piece> pieces = pieces(begin, end);
    boolean names = !pieces.isEmpty() && score(pieces.get(0), pieces.get(0).next()) >= 2;
    return names ? pieces.get(0).words() : null;
  }

  /** Whether a line does nothing but name a source with its year. */
  boolean cites(int begin, int end) {
    Span line = source.trim(begin, end);
    List<Piece> pieces = pieces(begin, end);
    return pieces.size() == 1
        && pieces.get(0).words().equals(line)
        && Character.isUpperCase(text.charAt(line.begin()))
        && YEAR.matcher(text).region(line.begin(), line.end()).find()
        && text.substring(line.begin(), line.end()).contains(",")
        && score(pieces.get(0), end) >= 2;
  }

  private List<Piece> pieces(int begin, int end) {
    List<Piece> pieces = new ArrayList<>();
    Matcher token = TOKEN.matcher(text).region(begin, end);
    int from = -1;
    int to = -1;
    while (token.find()) {
      if (breaks(token, begin, end)) {
        add(pieces, from, to, token.start());
        from = -1;
      } else {
        from = from < 0 ? token.start() : from;
        to = token.end();
      }
    }
    add(pieces, from, to, end);
    return pieces;
  }

  private boolean breaks(Matcher token, int begin, int end) {
    String word = token.group();
    char c = word.charAt(0);
    if (!Character.isLetterOrDigit(c)) {
      return ",(&[“\"£$.'".indexOf(c) < 0;
    }
    boolean lower = Character.isLowerCase(c);
    boolean first = text.substring(begin, token.start()).isBlank();
    String small = word.toLowerCase(Locale.ROOT);
    if (small.equals("and")) {
      return !joins(token);
    }
    if (lower && verb(small, token.end(), end)) {
      int from = Math.max(begin, token.start() - 10);
      boolean noun = POSSESSED.matcher(text).region(from, token.start()).matches();
      return !(noun && NOUNS.contains(small));
    }
    int back = Math.max(begin, token.start() - NAME / 3);
    if (OWN.matcher(text).region(token.start(), end).lookingAt()
        || dates(small, token.end())
        || (small.equals("again") && endsAt(REPEATED, back, token.end(), end))) {
      return false;
    }
    boolean breaker = SourceWords.ALL.breakers().matcher(small).matches();
    boolean contracted = small.matches("(?:i|we|you|they|he|she|it|that|there|who|what)'\\w+");
    return (breaker || contracted) && (lower || first || word.equals("I"));
  }

  /** "of that year" is a date. */
  private boolean dates(String small, int at) {
    return small.equals("that") && text.startsWith(" year", at);
  }

  private boolean endsAt(Pattern pattern, int from, int at, int end) {
    Matcher matcher = pattern.matcher(text).region(from, end);
    while (matcher.find()) {
      if (matcher.end() == at) {
        return true;
      }
    }
    return false;
  }

  /** "Strand and Ekwueme": names on both sides. */
  private boolean joins(Matcher token) {
    if (OTHER_AUTHORS.matcher(text).region(token.end(), text.length()).lookingAt()) {
      return true;
    }
    Matcher next = Pattern.compile("\\s+(?:\\p{Lu}|the \\p{Lu})").matcher(text);
    boolean after = next.region(token.end(), text.length()).lookingAt();
    int at = token.start() - 1;
    while (at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at) == ' ')) {
      at--;
    }
    boolean before = Character.isUpperCase(text.charAt(Math.max(0, at)));
    return after && before;
  }

  private boolean verb(String word, int at, int end) {
    if (word.equals("reports") || word.equals("report")) {
      String rest = text.substring(at, end);
      boolean noun =
          NOUN_BEFORE
              .matcher(text)
              .region(Math.max(0, at - word.length() - 9), at - word.length())
              .find();
      return rest.startsWith(" that")
          || (word.equals("reports") && !noun && REPORTS.matcher(rest).matches());
    }
    boolean past = word.length() > 4 && word.endsWith("ed") && !NO_VERBS.contains(word);
    return past || SourceWords.ALL.verbs().matcher(word).matches();
  }

  private void add(List<Piece> pieces, int from, int to, int next) {
    if (from < 0) {
      return;
    }
    Span words = source.trim(from, to);
    boolean adjunct = false;
    for (boolean again = true; again && words.length() > 1; ) {
      again = false;
      Matcher lead = SourceWords.ALL.leads().matcher(text).region(words.begin(), words.end());
      Matcher apposed = APPOSED.matcher(text).region(words.begin(), words.end());
      if (lead.find() && lead.end() < words.end() && !wordGoesOn(lead.end())) {
        adjunct = lead.start() == words.begin() && ADJUNCT.matcher(lead.group()).matches();
        words = source.trim(lead.end(), words.end());
        again = true;
      } else if (adjunct && apposed.find()) {
        words = source.trim(apposed.end(), words.end());
        adjunct = false;
        again = true;
      } else if (",.'".indexOf(text.charAt(words.begin())) >= 0 || remark(words)) {
        int skip = text.charAt(words.begin()) == '(' || text.charAt(words.begin()) == '[' ? 0 : 1;
        int begin = skip == 1 ? words.begin() + 1 : Math.min(words.end(), closing(words) + 1);
        words = source.trim(begin, words.end());
        again = true;
      }
    }
    words = fronted(ended(words), next);
    if (words.length() > 1) {
      pieces.add(new Piece(words, next, adjunct));
    }
  }

  private static String undated(String words) {
    return words.replaceAll("\\d", "#");
  }

  private Span fronted(Span words, int next) {
    Matcher front = FRONT.matcher(text).region(words.begin(), words.end());
    if (!front.lookingAt() || SourceWords.ALL.source().matcher(undated(front.group())).find()) {
      return words;
    }
    Span rest = new Span(front.end(), words.end());
    return score(new Piece(rest, next, false), next) >= 2 ? rest : words;
  }

  private boolean wordGoesOn(int at) {
    return Character.isLetterOrDigit(text.charAt(at));
  }

  private boolean remark(Span words) {
    char c = text.charAt(words.begin());
    return (c == '(' || c == '[')
        && closing(words) < words.end() - 1
        && !YEAR.matcher(text).region(words.begin(), closing(words)).find();
  }

  private int closing(Span words) {
    int round = text.indexOf(')', words.begin());
    int square = text.indexOf(']', words.begin());
    int close = text.charAt(words.begin()) == '(' ? round : square;
    return close < 0 ? words.end() : close;
  }

  private Span ended(Span words) {
    Matcher within = WITHIN.matcher(text).region(words.begin(), words.end());
    int begin = within.lookingAt() ? within.end() : words.begin();
    Matcher ends = ENDS.matcher(text).region(begin, words.end());
    return new Span(begin, ends.find() ? ends.start() : words.end());
  }

  private int score(Piece piece, int end) {
    String words = text.substring(piece.words().begin(), piece.words().end());
    boolean year = YEAR.matcher(words).find();
    boolean sourced = SourceWords.ALL.source().matcher(undated(words)).find();
    boolean bare =
        words.matches(
            ".*\\b(?:questions?|answers?|responses?)|(?:the )?(?:spring of |year )?(?:19|20)\\d\\d.{0,3}");
    if (words.length() > LONGEST || bare) {
      return 0;
    }
    boolean own = OWN.matcher(words).find();
    String others = sourced ? OTHERS.matcher(words).replaceAll("") : words;
    if (!year && SourceWords.ALL.debaters().matcher(others).find()) {
      return 0;
    }
    boolean titled = TITLED.matcher(words).find();
    boolean named = NAMED.matcher(words).find();
    boolean led = piece.next() < end || end - piece.words().end() <= 14;
    boolean office =
        words.startsWith("The ") && WRITES.matcher(text).region(piece.next(), end).lookingAt();
    int score = (year ? 2 : 0) + (sourced ? 2 : 0) + (titled || office ? 2 : 0) + (named ? 1 : 0);
    boolean capital = words.matches("(?s).*\\p{Lu}\\p{L}.*");
    boolean common =
        Character.isLowerCase(words.charAt(0))
            && !(named || year || titled || own || capital || words.matches(".* \\d.*"))
            && dated(piece.words(), end).equals(piece.words());
    boolean nobody = !(sourced || titled || capital) && !SPOKEN_YEAR.matcher(words).find();
    return nobody ? 0 : common ? score - 2 : score + (led && named ? 1 : 0);
  }

  /** "…, which was published in 2021", "reported in 2024": the date belongs to the name. */
  private Span dated(Span words, int end) {
    Matcher relative = TO_YEAR.matcher(text).region(words.end(), Math.min(text.length(), end + 2));
    if (relative.lookingAt()) {
      return new Span(words.begin(), relative.end());
    }
    Matcher tail = Pattern.compile("(?: that|[,:\\s])*$").matcher(text).region(words.end(), end);
    int to = tail.find() ? tail.start() : end;
    Span rest = source.trim(words.end(), to);
    boolean verb = DATED_VERB.matcher(text).region(rest.begin(), rest.end()).matches();
    return verb ? new Span(words.begin(), rest.end()) : words;
  }
}
