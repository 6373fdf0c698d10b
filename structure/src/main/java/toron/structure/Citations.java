package toron.structure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.text.Resources;

/** Tells whether the words beside a quotation name a source, and which of them do. */
final class Citations {
  private static final int LONGEST = 180;
  private static final int SHORTEST = 2;
  private static final Pattern SOURCE;
  private static final Pattern DEBATERS;
  private static final List<Pattern> ENDINGS;
  private static final List<Pattern> BEGINNINGS;
  private static final Pattern AFTER;
  private static final int AUTHOR = 40;
  private static final Pattern SUBJECT = words("[\\s　、]*(?:は|も|が|によ|では)");
  private static final Pattern PRONOUN =
      words(".*(?:それ|これ|あれ|誰か?|彼|彼女|みんな|皆|人|声|答え|理由|問題|点|こと|もの|生徒|先生|質問)");
  private static final Pattern BRACKETED = Pattern.compile("[(（〔][^()（）〔〕\\n]{2,60}[)）〕]$");
  private static final Pattern NAMED_SOURCE =
      words("(?:以上[、,]?[\\s　]*)?(?:出典|引用元?|資料|source)[\\s　]*[:は、][\\s　]*|以上[、,][\\s　]*");
  private static final Pattern NAMED = Pattern.compile("[A-Za-z]{3}.*\\d{2}");
  private static final Pattern DATED =
      Pattern.compile("[(（][^()（）\\n]{0,40}\\d{2}[^()（）\\n]{0,12}[)）]");

  static {
    String resource = "citations.yaml";
    File file = Config.parse(resource, Resources.read(Citations.class, resource), File.class);
    SOURCE = words(String.join("|", file.source()));
    DEBATERS = words(String.join("|", file.debaters()));
    ENDINGS = file.endings().stream().map(e -> words("(?:" + e + ")$")).toList();
    BEGINNINGS = file.beginnings().stream().map(b -> Pattern.compile("^(?:" + b + ")")).toList();
    AFTER = words(file.after());
  }

  private final SourceText source;
  private final String text;

  Citations(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  private record File(
      @JsonProperty(required = true) List<String> source,
      @JsonProperty(required = true) List<String> debaters,
      @JsonProperty(required = true) List<String> endings,
      @JsonProperty(required = true) List<String> beginnings,
      @JsonProperty(required = true) String after) {}

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** The source named before an offset, or null where the words before name none. */
  @Nullable Span before(int at, int from) {
    Span cited = trimmed(at, from);
    if (cited == null) {
      return null;
    }
    String words = text.substring(cited.begin(), cited.end());
    return SOURCE.matcher(words).find() && !DEBATERS.matcher(words).find() ? cited : null;
  }

  /** Who is named as the author of the words behind, or null. */
  @Nullable Span author(int at, int from) {
    Span cited = trimmed(at, from);
    boolean subject =
        cited != null
            && cited.length() <= AUTHOR
            && SUBJECT.matcher(text).region(cited.end(), at).lookingAt();
    if (!subject || cited == null) {
      return null;
    }
    String words = text.substring(cited.begin(), cited.end());
    return DEBATERS.matcher(words).find() || PRONOUN.matcher(words).matches() ? null : cited;
  }

  /** The words before an offset that a source would be named by, whether or not one is. */
  @Nullable Span trimmed(int at, int from) {
    int end = at;
    for (int again = -1; again != end && end > from; ) {
      again = end;
      for (Pattern ending : ENDINGS) {
        Matcher matcher = ending.matcher(text).region(Math.max(from, end - 60), end);
        if (matcher.find()) {
          end = matcher.start();
        }
      }
    }
    Span sentence = source.trim(sentenceBegin(end, from), end);
    Span bracketed = bracketed(sentence);
    if (bracketed != null) {
      return bracketed;
    }
    sentence = dated(sentence);
    for (Pattern beginning : BEGINNINGS) {
      Matcher matcher = beginning.matcher(text).region(sentence.begin(), sentence.end());
      if (matcher.find() && names(matcher.end(), sentence.end())) {
        sentence = source.trim(matcher.end(), sentence.end());
      }
    }
    return sentence.length() < SHORTEST || sentence.length() > LONGEST ? null : sentence;
  }

  private boolean names(int begin, int end) {
    return begin < end - SHORTEST && SOURCE.matcher(text).region(begin, end).find();
  }

  /** The source in brackets right behind a quotation, or null. */
  @Nullable Span after(int at, int to) {
    Matcher matcher = AFTER.matcher(text).region(at, to);
    if (!matcher.lookingAt() || !SOURCE.matcher(matcher.group(1)).find()) {
      return null;
    }
    int begin = matcher.start(1);
    Matcher named = NAMED_SOURCE.matcher(text).region(begin, matcher.end(1));
    return source.trim(named.lookingAt() ? named.end() : begin, matcher.end(1));
  }

  /** "失われている税は、（同上）": where a bracket stands behind a pause, it alone is the source. */
  private @Nullable Span bracketed(Span sentence) {
    Matcher matcher = BRACKETED.matcher(text).region(sentence.begin(), sentence.end());
    if (!matcher.find()) {
      return null;
    }
    int begin = matcher.start();
    char before = begin > sentence.begin() ? text.charAt(begin - 1) : '、';
    boolean english = before == ' ' && NAMED.matcher(matcher.group()).find();
    boolean apart = "、,。\u3000".indexOf(before) >= 0 || english;
    return apart ? new Span(begin, sentence.end()) : null;
  }

  /** "The Centre (2021) showed children programmes and reported": the source ends with its date. */
  private Span dated(Span sentence) {
    Matcher matcher = DATED.matcher(text).region(sentence.begin(), sentence.end());
    boolean english = sentence.length() > 0 && text.charAt(sentence.begin()) < 0x300;
    return english && matcher.find() ? new Span(sentence.begin(), matcher.end()) : sentence;
  }

  private int sentenceBegin(int end, int from) {
    int depth = 0;
    for (int at = end; at > from; at--) {
      char c = text.charAt(at - 1);
      if (c == '」' || c == '』' || c == ')') {
        depth++;
      } else if (c == '「' || c == '『' || c == '(') {
        depth = Math.max(0, depth - 1);
      }
      boolean stop =
          c == '。'
              || c == '\n'
              || c == '”'
              || (english(c) && at < end && text.charAt(at) == ' ' && !abbreviated(at - 1));
      if (depth == 0 && stop) {
        return at;
      }
    }
    return from;
  }

  private static boolean english(char c) {
    return c == '.' || c == '?' || c == '!' || c == ';';
  }

  /** "Dr. Hale", "J. Stone". */
  private boolean abbreviated(int dot) {
    int begin = dot;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return dot - begin <= 2
        && text.charAt(dot) == '.'
        && dot > begin
        && Character.isUpperCase(text.charAt(begin));
  }
}
