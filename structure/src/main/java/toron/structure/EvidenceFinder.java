package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is read aloud from a source. A quotation that opens with a bracket ends with the one
 * that closes it, whatever brackets stand inside.
 */
final class EvidenceFinder {
  private static final String BEGIN =
      "(?:引用(?:を)?(?:開始|始め(?:ます)?|はじめ(?:ます)?)|(?:証拠)?資料(?:を)?(?:読み上げます|引用します)|begin quote|quote|I"
          + " quote|card begins)";
  private static final String END =
      "(?:引用(?:を)?(?:終了|終わり(?:ます)?|おわり(?:ます)?|終え(?:ます)?)|以上(?:で|が)?引用(?:終わり|終了|です)?|引用(?:は|、)?以上|end"
          + " (?:of )?quote|end-?quote|unquote|card ends)";
  private static final Pattern FENCED =
      Pattern.compile(
          "[(【\\[]?" + BEGIN + "[)】\\]]?[。.:、,]?[\\s　]*(.{8,}?)[\\s　]*[(【\\[]?" + END,
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** Between "より引用します" and "引用終わり", without brackets. */
  private static final Pattern UNBRACKETED =
      Pattern.compile(
          "(?:より|から|を)、?引用(?:し(?:ます)?|いたします|する|です)?+[。:、]?+[\\s"
              + "　]*+(?![「『])((?:(?!引用(?:を|開始|し|いた|は))[^\\n"
              + "]){8,600}?)[\\s　]*[(【\\[]?(?:"
              + END
              + "|以上(?:です)?(?=。))");

  private static final Pattern OMITTED =
      Pattern.compile("[、。]?[\\s　]*[(\\[〔]?(?:中略|略|途中省略)[)\\]〕]?[、。]?[\\s　]*(?=[「『])");
  private static final Pattern QUOTES_FROM =
      Pattern.compile("(?:より|から|を)(?:引用(?:し|いたし)ます|引用(?:する|です)?|読みます)[。:、]?[\\s　]*");

  /** "…は「…」と報告しています": then whoever is named before is the source. */
  private static final Pattern REPORTED =
      Pattern.compile(
          "と(?:、)?(?:述べ|報告|指摘|書い|書か|記し|記され|結論|警告|分析|説明|明らかに|評価|回答し|しており|して(?:い|お)|され|言って(?:い|お)|語っ|話して(?:い|お)|答えて(?:い|お)|まとめ|論じ|証言)");

  private static final String OPEN = "「『“\"";
  private static final int JAPANESE = 15;
  private static final int ENGLISH = 30;
  private static final int BRIEF = 6;

  private final SourceText source;
  private final String text;
  private final Citations citations;

  EvidenceFinder(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.citations = new Citations(source);
  }

  /** A quotation; {@code whole} runs from the citation to the end of the quotation. */
  record Found(Span quote, @Nullable Span citation, Span whole) {}

  List<Found> find(Span body) {
    List<Found> found = new ArrayList<>();
    fenced(body, found);
    unbracketed(body, found);
    quotedFrom(body, found);
    new Cards(source).find(body, found);
    bracketed(body, found);
    found.sort(java.util.Comparator.comparingInt(f -> f.whole().begin()));
    return found;
  }

  private void fenced(Span body, List<Found> found) {
    Matcher matcher = FENCED.matcher(text).region(body.begin(), body.end());
    while (matcher.find()) {
      Span read = source.trim(matcher.start(1), matcher.end(1));
      Span quote = unbracket(read);
      Span citation = citations.trimmed(matcher.start(), body.begin());
      int open = quote.equals(read) ? lastBracket(read) : -1;
      Span inside = open < 0 ? null : citations.before(open, read.begin());
      if (inside != null) {
        quote = new Span(open + 1, Brackets.close(text, open, read.end()));
        citation = inside;
      }
      int begin = citation == null ? matcher.start() : citation.begin();
      add(found, new Found(quote, citation, new Span(begin, matcher.end())));
    }
  }

  private void unbracketed(Span body, List<Found> found) {
    Matcher matcher = UNBRACKETED.matcher(text).region(body.begin(), body.end());
    while (matcher.find()) {
      Span citation = citations.trimmed(matcher.start(), body.begin());
      int begin = citation == null ? matcher.start() : citation.begin();
      Span quote = source.trim(matcher.start(1), matcher.end(1));
      add(found, new Found(quote, citation, new Span(begin, matcher.end())));
    }
  }

  /** Where a quotation closes: behind an omission it may open again. */
  private int close(int at, int end) {
    int close = Brackets.close(text, at, end);
    Matcher omitted = OMITTED.matcher(text).region(Math.min(end, close + 1), end);
    boolean japanese = text.charAt(at) > 0x2fff;
    return japanese && omitted.lookingAt() ? close(omitted.end(), end) : close;
  }

  private void quotedFrom(Span body, List<Found> found) {
    Matcher matcher = QUOTES_FROM.matcher(text).region(body.begin(), body.end());
    while (matcher.find()) {
      Span citation = citations.trimmed(matcher.start(), body.begin());
      int at = matcher.end();
      if (at < body.end() && (text.charAt(at) == '「' || text.charAt(at) == '『')) {
        int close = close(at, body.end());
        Span quote = new Span(at + 1, close);
        int begin = citation == null ? matcher.start() : citation.begin();
        add(found, new Found(quote, citation, new Span(begin, Math.min(body.end(), close + 1))));
      }
    }
  }

  /** Brackets of every depth one, with a source named right before or right behind them. */
  private void bracketed(Span body, List<Found> found) {
    for (int at = body.begin(); at < body.end(); at++) {
      if (OPEN.indexOf(text.charAt(at)) >= 0) {
        int close = close(at, body.end());
        if (close < body.end()) {
          quotation(body, new Span(at + 1, close), found);
          at = close;
        }
      }
    }
  }

  private void quotation(Span body, Span quote, List<Found> found) {
    boolean japanese = text.charAt(quote.begin() - 1) > 0x2fff;
    Span before = citations.before(quote.begin() - 1, body.begin());
    int end = Math.min(body.end(), quote.end() + 1);
    Span after = before == null ? citations.after(end, body.end()) : null;
    boolean adjacent = before != null && ")）".indexOf(text.charAt(before.end() - 1)) >= 0;
    int least = adjacent || after != null ? BRIEF : japanese ? JAPANESE : ENGLISH;
    if (before == null
        && after == null
        && REPORTED.matcher(text).region(end, body.end()).lookingAt()) {
      before = citations.author(quote.begin() - 1, body.begin());
    }
    if (quote.length() >= least && before != null) {
      add(found, new Found(quote, before, new Span(before.begin(), end)));
    } else if (quote.length() >= least && after != null) {
      add(found, new Found(quote, after, new Span(quote.begin() - 1, after.end())));
    }
  }

  private static void add(List<Found> found, Found next) {
    boolean taken = found.stream().anyMatch(f -> f.whole().overlaps(next.quote()));
    if (!taken && next.quote().length() > 0) {
      found.add(next);
    }
  }

  /** Where the bracket opens that closes a passage: "白書、2021年。「…」"; -1 where none does. */
  private int lastBracket(Span span) {
    for (int at = span.begin(); at < span.end(); at++) {
      if (text.charAt(at) == '「' || text.charAt(at) == '『') {
        int close = Brackets.close(text, at, span.end());
        if (close >= span.end() - 2 && close < span.end()) {
          return at;
        }
        at = Math.max(at, Math.min(close, span.end()));
      }
    }
    return -1;
  }

  private Span unbracket(Span span) {
    if (span.length() > 2
        && (text.charAt(span.begin()) == '「' || text.charAt(span.begin()) == '『')
        && Brackets.close(text, span.begin(), span.end()) >= span.end() - 2) {
      return new Span(span.begin() + 1, Brackets.close(text, span.begin(), span.end()));
    }
    return span;
  }
}
