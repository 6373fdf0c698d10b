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
      "(?:引用(?:を)?(?:開始|始め(?:ます)?|はじめ(?:ます)?)|(?:証拠)?資料(?:を)?(?:読み上げます|引用します)|begin quote|quote|I quote|card begins)";
  private static final String END =
      "(?:引用(?:を)?(?:終了|終わり(?:ます)?|おわり(?:ます)?|終え(?:ます)?)|以上(?:で)?引用(?:終わり|終了)?|end (?:of )?quote|end-?quote|unquote|card ends)";
  private static final Pattern FENCED =
      Pattern.compile(
          "[(【\\[]?" + BEGIN + "[)】\\]]?[。.:、,]?[\\s　]*(.{8,}?)[\\s　]*[(【\\[]?" + END,
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTES_FROM =
      Pattern.compile("(?:より|から|を)(?:引用(?:し|いたし)ます|引用(?:する|です)?|読みます)[。:、]?[\\s　]*");
  private static final Pattern CITED_AHEAD =
      Pattern.compile(
          "[^。\\n「」]{0,60}?(?:19|20)\\d\\d(?:年)?[^。\\n「」]{0,30}(?:によ(?:れば|ると|りますと)|は|:)[、]?[\\s　]*(?=「)|[^。\\n「」]{2,60}によ(?:れば|ると|りますと)[、]?[\\s　]*(?=「)");

  private final SourceText source;
  private final String text;

  EvidenceFinder(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** A quotation; {@code whole} runs from the citation to the end of the quotation. */
  record Found(Span quote, @Nullable Span citation, Span whole) {}

  List<Found> find(Span body) {
    List<Found> found = new ArrayList<>();
    fenced(body, found);
    quotedFrom(body, found);
    citedAhead(body, found);
    spoken(body, found);
    new Cards(source).find(body, found);
    found.sort(java.util.Comparator.comparingInt(f -> f.whole().begin()));
    return found;
  }

  private void fenced(Span body, List<Found> found) {
    Matcher matcher = FENCED.matcher(text).region(body.begin(), body.end());
    while (matcher.find()) {
      Span quote = unbracket(source.trim(matcher.start(1), matcher.end(1)));
      Span citation = sentenceBefore(matcher.start(), body.begin());
      int begin = citation == null ? matcher.start() : citation.begin();
      add(found, new Found(quote, citation, new Span(begin, matcher.end())));
    }
  }

  private void quotedFrom(Span body, List<Found> found) {
    Matcher matcher = QUOTES_FROM.matcher(text).region(body.begin(), body.end());
    while (matcher.find()) {
      Span citation = sentenceBefore(matcher.start(), body.begin());
      int at = matcher.end();
      if (at < body.end() && (text.charAt(at) == '「' || text.charAt(at) == '『')) {
        int close = Brackets.close(text, at, body.end());
        Span quote = new Span(at + 1, close);
        int begin = citation == null ? matcher.start() : citation.begin();
        add(found, new Found(quote, citation, new Span(begin, Math.min(body.end(), close + 1))));
      }
    }
  }

  private void citedAhead(Span body, List<Found> found) {
    Matcher matcher = CITED_AHEAD.matcher(text).region(body.begin(), body.end());
    while (matcher.find()) {
      int at = matcher.end();
      int close = Brackets.close(text, at, body.end());
      Span quote = new Span(at + 1, close);
      if (quote.length() >= 15) {
        Span citation = source.trim(matcher.start(), matcher.end());
        add(
            found,
            new Found(
                quote,
                stripParticles(citation),
                new Span(citation.begin(), Math.min(body.end(), close + 1))));
      }
    }
  }

  /** "The register, published in 2022, says, “…”": a long quotation behind a year and a verb. */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "([^.\\n“”]{0,160}\\b(?:19|20)\\d\\d\\b[^.\\n“”]{0,80}?),? (?:said|says?|wrote|writes?|found|finds?|reports?|reported|concluded|concludes|states?|stated)(?: that| in it)?[,:]? “([^”\\n]{30,})”");

  private void spoken(Span body, List<Found> found) {
    Matcher matcher = SPOKEN.matcher(text).region(body.begin(), body.end());
    while (matcher.find()) {
      Span citation = source.trim(matcher.start(1), matcher.end(1));
      Span quote = new Span(matcher.start(2), matcher.end(2));
      add(found, new Found(quote, citation, new Span(citation.begin(), matcher.end())));
    }
  }

  private static final Pattern PARTICLES = Pattern.compile("(?:によ(?:れば|ると|りますと)|は|:)[、]?$");

  private Span stripParticles(Span citation) {
    Matcher matcher = PARTICLES.matcher(text).region(citation.begin(), citation.end());
    return matcher.find() ? source.trim(citation.begin(), matcher.start()) : citation;
  }

  private static void add(List<Found> found, Found next) {
    boolean taken = found.stream().anyMatch(f -> f.whole().overlaps(next.quote()));
    if (!taken && next.quote().length() > 0) {
      found.add(next);
    }
  }

  /** The words between the last sentence end and here: a citation stands before its quotation. */
  private @Nullable Span sentenceBefore(int at, int from) {
    int end = at;
    while (end > from && "。、.,: \n　（(【[".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int begin = end;
    int depth = 0;
    while (begin > from) {
      char c = text.charAt(begin - 1);
      if (c == '」' || c == '』' || c == ')') {
        depth++;
      } else if ((c == '「' || c == '『' || c == '(') && depth > 0) {
        depth--;
      }
      if (depth == 0 && (c == '。' || c == '\n' || c == '」')) {
        break;
      }
      begin--;
    }
    Span span = source.trim(begin, end);
    return span.length() < 4 || span.length() > 160 ? null : span;
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
