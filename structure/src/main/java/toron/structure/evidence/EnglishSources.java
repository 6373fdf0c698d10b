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
  private static final Pattern TOKEN =
      Pattern.compile(
          "[“\"][^“”\"\\n]{2,110}[”\"]|\\([^()\\n]{1,240}\\)|\\[[^\\[\\]\\n]{1,240}\\]"
              + "|[\\p{L}\\p{N}£$][\\p{L}\\p{N}'.&/%-]*|[^\\s]");
  private static final Pattern YEAR =
      Pattern.compile(
          "\\b(?:19|20)\\d\\d\\b|\\p{Lu}[\\p{L}.'-]+,? '?\\d\\d(?!\\d|%|\\w)|(?<= )'\\d\\d\\b");
  private static final Pattern TITLED =
      Pattern.compile(
          "\\b(?:Dr|Prof|Professor|Judge|Justice|Sir|Dame|General|Gen|Treasurer|Registrar|Secretary|Director|Inspector|Ombudsman|Commissioner|Economist|Auditor|Dean|dean)\\b");
  private static final Pattern NAMED =
      Pattern.compile("\\p{Lu}[\\p{L}.'-]*(?: (?:and |& |of |de |van |al-)?\\p{Lu}[\\p{L}.'-]+)+");
  private static final Pattern TO_YEAR =
      Pattern.compile(", (?:which|who)\\b[^“\"\\n:;]{5,90}?\\b(?:19|20)\\d\\d(?=,| ?[“\"])");
  private static final Pattern DATED_VERB =
      Pattern.compile("(?:reported|counted|wrote|published) (?:in|after) (?:[\\w-]+ ?){1,5}$");
  private static final Pattern ADJUNCT =
      Pattern.compile("(?i)(?:in|on|at|by|after|for|of|to|with|during|from|over|under|before)\\b");
  private static final Pattern ENDS =
      Pattern.compile(
          "(?:[,\\s]|\\b(?:to|in|on|of|for|and|from|at|that|by)|'s (?:own )?(?:words?|phrase|line|term|verdict)(?: (?:for it|to))?)+$");
  private static final Pattern APPOSED =
      Pattern.compile(
          ", (?=(?:the|its|an?) )|(?<=\\d{4}),? (?=(?:the|its|an?|researchers|scientists|economists|scholars|authors|\\p{Lu}[\\p{L}']+) )");
  private static final Pattern WITHIN =
      Pattern.compile("^An? \\w+ in (?=the .*\\b(?:Report|Survey|Review|Journal|Study)\\b)");
  private static final Pattern NOUN_BEFORE =
      Pattern.compile("(?:\\d|'s|s'|\\b(?:the|its|annual|these|two|three)) $");
  private static final Pattern REPORTS =
      Pattern.compile("[,:\\s]*(?:quote.*|[“\"].*)?", Pattern.DOTALL);
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
          return dated(piece.words(), end);
        }
        adjunct = adjunct == null ? piece.words() : adjunct;
      }
    }
    return adjunct;
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
      return true;
    }
    boolean breaker = SourceWords.ALL.breakers().matcher(small).matches();
    boolean contracted = small.matches("(?:i|we|you|they|he|she|it|that|there|who|what)'\\w+");
    return (breaker || contracted) && (lower || first || word.equals("I"));
  }

  /** "Strand and Ekwueme": names on both sides. */
  private boolean joins(Matcher token) {
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
    words = ended(words);
    if (words.length() > 1) {
      pieces.add(new Piece(words, next, adjunct));
    }
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
    boolean sourced = SourceWords.ALL.source().matcher(words.replaceAll("\\d", "#")).find();
    boolean bare =
        words.matches(
            ".*\\b(?:questions?|answers?|responses?)|(?:the )?(?:spring of |year )?(?:19|20)\\d\\d.{0,3}");
    if (words.length() > LONGEST || bare) {
      return 0;
    }
    if (!year && SourceWords.ALL.debaters().matcher(words).find()) {
      return 0;
    }
    boolean titled = TITLED.matcher(words).find();
    boolean named = NAMED.matcher(words).find();
    boolean led = piece.next() < end || end - piece.words().end() <= 14;
    int score = (year ? 2 : 0) + (sourced ? 2 : 0) + (titled ? 2 : 0) + (named ? 1 : 0);
    boolean common =
        Character.isLowerCase(words.charAt(0))
            && !(named || year || titled)
            && dated(piece.words(), end).equals(piece.words());
    boolean nobody = !(sourced || titled) && !words.matches("(?s).*\\p{Lu}\\p{L}.*");
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
