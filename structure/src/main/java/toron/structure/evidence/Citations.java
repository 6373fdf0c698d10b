package toron.structure.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.EnglishSentence;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Tells whether the words beside a quotation name a source, and which of them do. */
final class Citations {
  private static final Pattern BRACKETED =
      Pattern.compile("[(〔\\[]([^()〔〕\\[\\]\\n]{2,90})[)〕\\]][\\s　]*$");
  private static final Pattern NAMED_SOURCE =
      Pattern.compile(
          "(?:以上[、,]?[\\s　]*)?(?:出典|引用元?|資料|source)[\\s　]*[:は、][\\s　]*|以上[、,][\\s　]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED = Pattern.compile("[A-Za-z]{3}.*\\d{2}");
  private static final Pattern ENTITLED = Pattern.compile("[『“\"].{2,}[』”\"]");
  private static final Pattern SAYS =
      Pattern.compile(
          "[”\"]?[,.]?\\s*(?:(?:[—–]|--?)\\s*|,? ?(?:says?|said|writes?|wrote|reports?|reported|notes?|argues?|concludes?|concluded|warns?|found|according to)\\s+|(?:That(?:'s| is| was)|Those (?:words )?(?:are|were)|This is|These are|So (?:says|said|wrote|writes))\\s+(?:from\\s+|the words? of\\s+|how\\s+|what\\s+)?|(?:It is |It's )?[Bb]ecause (?:(?:I|we) (?:agree|stand|concur) with )?(?:the words of |what )?)(?=[\\p{L}])");

  /** "They found: “…”", "And I quote: “…”": the source stands in the sentence before. */
  private static final Pattern AGAIN =
      Pattern.compile(
          "(?:And )?(?:They|It|He|She|I quote|The (?:authors?|study|report|paper)|$)\\b|(?:And )?$");

  /** "The clerk's letter said, and I've kept it: “": asides between a source and what it says. */
  private static final Pattern REMARK =
      Pattern.compile(
          ",? (?:and (?:I|this|that|it)\\b|(?:I|we) have (?:it|this) here|and, I have it here)[^“”\".;:]{0,40}[,:.]?\\s*[“\"]?\\s*$");

  private static final int SENTENCE = 300;
  private static final int NAMING = 80;
  private static final int SAID = 160;

  /** "佐久間氏の論文からです", "白書、2021年". */
  private static final Pattern NAMING_ONLY =
      Pattern.compile("(?:から|より)(?:です|の引用です|引用します)?$|[^はがをるた]{4}(?:年(?:版)?|\\d|[)』」])(?:です)?$");

  private final SourceText source;
  private final String text;
  private final EnglishSources english;
  private final JapaneseSources japanese;

  Citations(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.english = new EnglishSources(source);
    this.japanese = new JapaneseSources(source);
  }

  /**
   * The source named before an offset, or null where the words before name none.
   *
   * @param reported whether the words behind the quotation say that somebody reports it
   */
  @Nullable Span before(int at, int from, boolean reported) {
    Span bracket = bracketed(at, from);
    if (bracket != null) {
      return bracket;
    }
    return english(at, from) ? nearest(at, from) : japanese.before(at, from, reported);
  }

  /** The words before an offset that a source would be named by, whether or not one is. */
  @Nullable Span words(int at, int from) {
    Span bracket = bracketed(at, from);
    if (bracket != null) {
      return bracket;
    }
    if (!english(at, from)) {
      return japanese.words(at, from);
    }
    Span near = nearest(at, from);
    return near == null
        ? english.spoken(EnglishSentence.begin(text, at, Math.max(from, at - SAID)), at)
        : near;
  }

  /** The first sentence of some words where all that it does is to name a source, or null. */
  @Nullable Span sentence(Span words) {
    int stop = text.indexOf('。', words.begin());
    if (stop < 0 || stop + 1 >= words.end() || stop - words.begin() > NAMING) {
      return null;
    }
    Span sentence = new Span(words.begin(), stop + 1);
    String said = text.substring(sentence.begin(), stop);
    boolean names = japanese.sourced(new Span(sentence.begin(), stop));
    return names && NAMING_ONLY.matcher(said).find() ? sentence : null;
  }

  /** Whether words that stand alone name a source. */
  boolean names(Span words) {
    return words.length() >= 4 && (japanese.sourced(words) || english.dated(words));
  }

  private boolean english(int at, int from) {
    for (int i = at - 1; i >= Math.max(from, at - 60); i--) {
      char c = text.charAt(i);
      if (c > 0x2fff) {
        return false;
      }
    }
    return at > from;
  }

  private @Nullable Span nearest(int end, int from) {
    Matcher remark = REMARK.matcher(text).region(Math.max(from, end - 60), end);
    int at = remark.find() ? remark.start() : end;
    int begin = EnglishSentence.begin(text, at, from);
    Span found = english.last(begin, at);
    if (found == null && AGAIN.matcher(text).region(begin, at).lookingAt()) {
      int stop = source.trim(from, begin).end();
      Span before = english.last(EnglishSentence.begin(text, Math.max(from, stop - 1), from), stop);
      return before != null && english.dated(before) ? before : null;
    }
    if (found == null && text.substring(begin, at).replaceAll("[“\"(\\[]", "").isBlank()) {
      // "Okafor, 2024." or a line of its own, then the quotation
      int stop = source.trim(from, begin).end();
      int before = EnglishSentence.begin(text, stop, from);
      Span whole = source.trim(before, stop);
      found = english.first(before, stop);
      boolean alone = found != null && whole.end() - found.end() <= 2;
      boolean near = found != null && found.begin() == whole.begin();
      found = alone && near ? found : english.institution(before, stop);
    }
    return found;
  }

  /** "失われている税は、（同上）": where a bracket stands right before, it alone is the source. */
  private @Nullable Span bracketed(int at, int from) {
    int end = at;
    while (end > from && " 　、,:\"“「『".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    Matcher matcher = BRACKETED.matcher(text).region(Math.max(from, end - 100), end);
    if (!matcher.find()) {
      return null;
    }
    int begin = matcher.start();
    char before = begin > from ? text.charAt(begin - 1) : '、';
    Span inside = new Span(matcher.start(1), matcher.end(1));
    boolean named = before == ' ' && NAMED.matcher(matcher.group()).find();
    boolean apart = "、,。\u3000\n→".indexOf(before) >= 0 || (named && lower(begin - 2));
    boolean round = text.charAt(begin) == '(';
    return apart && japanese.sourced(inside) ? (round ? new Span(begin, end) : inside) : null;
  }

  /** "…find that a year later (Board, 2024)" but not "The Board (2024)". */
  private boolean lower(int at) {
    int begin = at;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return at >= 0 && !Character.isUpperCase(text.charAt(begin));
  }

  /** The source named right behind a quotation, or null. */
  @Nullable Span after(int at, int to) {
    Matcher matcher = SourceWords.ALL.after().matcher(text).region(at, to);
    if (matcher.lookingAt()) {
      String words = matcher.group(1);
      boolean sourced =
          SourceWords.ALL.source().matcher(words).find() || ENTITLED.matcher(words).find();
      boolean remark = SourceWords.ALL.remarks().matcher(words).find() && words.length() < 12;
      if (!sourced || remark) {
        return null;
      }
      int begin = matcher.start(1);
      Matcher named = NAMED_SOURCE.matcher(text).region(begin, matcher.end(1));
      return source.trim(named.lookingAt() ? named.end() : begin, matcher.end(1));
    }
    Matcher says = SAYS.matcher(text).region(at, to);
    if (says.lookingAt()) {
      int end = EnglishSentence.end(text, says.end(), Math.min(to, says.end() + SENTENCE));
      return english.first(says.end(), end);
    }
    return japanese.after(at, to);
  }
}
