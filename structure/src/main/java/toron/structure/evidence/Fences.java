package toron.structure.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.Brackets;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Quotations between words that are spoken: "引用開始 … 引用終了", "quote … end quote". */
final class Fences {
  private static final int LONGEST = 800;
  private static final int SHORTEST = 8;
  private static final int CITED = 80;
  private static final Pattern GAP = Pattern.compile("[)】\\]〉]?[。.:、,]*[\\s　]*");
  private static final String MARKS = "「『“\"";
  private static final Pattern TRAILING = Pattern.compile("[\\s　(【\\[〔〈、,-]*$");

  private final SourceText source;
  private final String text;
  private final Citations citations;

  Fences(SourceText source, Citations citations) {
    this.source = source;
    this.text = source.text();
    this.citations = citations;
  }

  List<EvidenceFinder.Found> find(Span body) {
    List<Span> opens = marks(SourceWords.ALL.opens(), body);
    List<Span> closes = marks(SourceWords.ALL.closes(), body);
    List<EvidenceFinder.Found> found = new ArrayList<>();
    int last = body.begin();
    for (int i = 0; i < opens.size(); i++) {
      Span open = opens.get(i);
      if (open.begin() < last) {
        continue;
      }
      int begin = gap(open.end(), body.end());
      int next = i + 1 < opens.size() ? opens.get(i + 1).begin() : body.end();
      Span close = close(closes, begin, next);
      EvidenceFinder.Found here = read(body, open, begin, close, last);
      if (here != null) {
        found.add(here);
        last = here.whole().end();
      }
    }
    return found;
  }

  private EvidenceFinder.@Nullable Found read(
      Span body, Span open, int begin, @Nullable Span close, int from) {
    boolean marked = begin < body.end() && MARKS.indexOf(text.charAt(begin)) >= 0;
    int bracket = marked ? Brackets.close(text, begin, body.end()) : body.end();
    if (marked && Titles.entitles(text, new Span(begin + 1, bracket), body.end())) {
      marked = false;
    }
    if (marked && bracket < body.end() && (close == null || bracket <= close.end())) {
      bracket = close == null ? bracket : outermost(begin, bracket, close.begin());
      Span behind = citations.after(bracket + 1, body.end());
      Span citation = behind == null ? citations.words(open.begin(), from) : behind;
      Span quote = new Span(begin + 1, bracket);
      return found(quote, citation, open.begin(), bracket + 1);
    }
    if (close == null) {
      return null;
    }
    Matcher trailing = TRAILING.matcher(text).region(begin, close.begin());
    int end = trailing.find() ? trailing.start() : close.begin();
    Span read = source.trim(begin, end);
    int inner = lastBracket(read);
    if (inner > read.begin() && inner - read.begin() <= CITED) {
      Span inside = citations.words(inner, read.begin());
      Span quote = new Span(inner + 1, Brackets.close(text, inner, read.end()));
      return inside == null ? null : found(quote, inside, open.begin(), close.end());
    }
    Span named = citations.sentence(read);
    if (named != null) {
      return found(
          source.trim(named.end(), read.end()),
          citations.words(named.end(), read.begin()),
          open.begin(),
          close.end());
    }
    return read.length() < SHORTEST
        ? null
        : found(read, citations.words(open.begin(), from), open.begin(), close.end());
  }

  /** "「A」（中略）「B」引用終わり": the last bracket that closes before the closing words. */
  private int outermost(int begin, int bracket, int close) {
    int end = source.trim(begin, close).end();
    boolean closed = end > bracket + 1 && "」』”\"".indexOf(text.charAt(end - 1)) >= 0;
    boolean omitted = text.substring(bracket, Math.max(bracket, end)).contains("略");
    return closed && omitted ? end - 1 : bracket;
  }

  private static EvidenceFinder.Found found(
      Span quote, @Nullable Span citation, int open, int end) {
    int begin = citation == null ? open : Math.min(open, citation.begin());
    return new EvidenceFinder.Found(quote, citation, new Span(begin, end));
  }

  private int gap(int at, int end) {
    Matcher gap = GAP.matcher(text).region(at, end);
    return gap.lookingAt() ? gap.end() : at;
  }

  private static @Nullable Span close(List<Span> closes, int begin, int next) {
    for (Span close : closes) {
      if (close.begin() >= begin + SHORTEST) {
        return close.begin() < next && close.begin() - begin <= LONGEST ? close : null;
      }
    }
    return null;
  }

  private List<Span> marks(Pattern pattern, Span body) {
    List<Span> marks = new ArrayList<>();
    Matcher matcher =
        pattern.matcher(text).region(body.begin(), body.end()).useTransparentBounds(true);
    while (matcher.find()) {
      marks.add(new Span(matcher.start(), matcher.end()));
    }
    return marks;
  }

  /** Where the bracket opens that closes a passage: "白書、2021年。「…」"; -1 where none does. */
  private int lastBracket(Span span) {
    for (int at = span.begin(); at < span.end(); at++) {
      if (MARKS.indexOf(text.charAt(at)) >= 0) {
        int close = Brackets.close(text, at, span.end());
        if (close >= span.end() - 2 && close < span.end()) {
          return at;
        }
        at = Math.max(at, Math.min(close, span.end()));
      }
    }
    return -1;
  }
}
