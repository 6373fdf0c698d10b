package toron.structure.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Japanese quotations that nobody marked: a source, a comma, words in the style of writing, and
 * "…と書いています", or the source as a sentence of its own and "以上".
 */
final class SpokenReadings {
  private static final Pattern CLOSES = SourceWords.ALL.saysSo();
  private static final Pattern LEAD =
      Pattern.compile(
          "(?:年(?:度|版|[\\d一二三四五六七八九十]{1,3}月)?|\\d|[〇一二三四五六七八九]|頁|ページ|[報告会誌号書文査本]|記事|[)』」])(?:に(?:は)?|では|は|によると|によれば)?[\\s　]*(?:、[\\s　]*(?:えーっ?と?[、\\s　]*)?|えー[、\\s　]*)(?=\\S)");
  private static final Pattern SPOKEN =
      Pattern.compile("(?:です|ます|ました|でした|ません|ですね|んで|けど)(?:[。、]|$)");
  private static final Pattern SOURCED_ALONE =
      Pattern.compile("(?:年(?:度|版)?|\\d|頁|ページ|号|[)』])。[\\s　]*$");
  private static final String MARKS = "「『“\"";
  private static final int LEAST = 18;
  private static final int DATE = 10;
  private static final int MOST = 220;

  private final SourceText source;
  private final String text;
  private final Citations citations;

  SpokenReadings(SourceText source, Citations citations) {
    this.source = source;
    this.text = source.text();
    this.citations = citations;
  }

  List<EvidenceFinder.Found> find(Span body) {
    List<EvidenceFinder.Found> found = new ArrayList<>();
    Matcher closes =
        CLOSES.matcher(text).region(body.begin(), body.end()).useTransparentBounds(true);
    int last = body.begin();
    while (closes.find()) {
      int line = text.lastIndexOf('\n', closes.start()) + 1;
      int from = Math.max(Math.max(last, line), closes.start() - MOST);
      boolean ended = text.charAt(closes.start()) == '以';
      EvidenceFinder.Found here =
          ended ? alone(from, closes.start()) : led(from, closes.start(), Math.max(last, line));
      if (here != null) {
        found.add(here);
        last = closes.end();
      }
    }
    return found;
  }

  /** The nearest source before a comma behind which everything up to {@code end} is written. */
  private EvidenceFinder.@Nullable Found led(int from, int end, int start) {
    Matcher lead = LEAD.matcher(text).region(from, end).useTransparentBounds(true);
    boolean more = lead.find();
    while (more) {
      int begin = lead.start();
      int at = lead.end();
      more = lead.find();
      if (more && lead.end() - at <= DATE) {
        continue; // "…の報告書、2030年では、"
      }
      Span quote = source.trim(at, end);
      Span citation = written(quote) ? citations.before(at, start, true) : null;
      if (citation != null && citation.end() >= begin - 1) {
        return new EvidenceFinder.Found(quote, citation, new Span(citation.begin(), end));
      }
    }
    return null;
  }

  /** "環境学者の谷、2029年。…。以上。": the sentence that names the source stands alone. */
  private EvidenceFinder.@Nullable Found alone(int from, int end) {
    for (int at = text.indexOf('。', from); at >= 0 && at < end; at = text.indexOf('。', at + 1)) {
      Span quote = source.trim(at + 1, end);
      boolean names = SOURCED_ALONE.matcher(text).region(from, at + 1).find();
      Span citation = names && written(quote) ? citations.before(at + 1, from, false) : null;
      if (citation != null && citation.end() >= at - 1) {
        return new EvidenceFinder.Found(quote, citation, new Span(citation.begin(), end));
      }
    }
    return null;
  }

  private boolean written(Span quote) {
    String words = text.substring(quote.begin(), quote.end());
    return quote.length() >= LEAST
        && !SPOKEN.matcher(words).find()
        && words.chars().noneMatch(c -> MARKS.indexOf(c) >= 0);
  }
}
