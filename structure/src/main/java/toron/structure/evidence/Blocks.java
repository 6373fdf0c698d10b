package toron.structure.evidence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Quotations set as paragraphs of their own below words that lead up to them. */
final class Blocks {
  private static final Pattern DASH = Pattern.compile("[\\s　]*(?:[―─—–]+|--?|※|出典[:：]?)[\\s　]*");
  private static final String MARKS = "「『“\"";
  private static final int LEAST = 20;

  private final SourceText source;
  private final String text;
  private final Citations citations;

  Blocks(SourceText source, Citations citations) {
    this.source = source;
    this.text = source.text();
    this.citations = citations;
  }

  void find(Span body, List<EvidenceFinder.Found> found) {
    int first = source.lineAt(body.begin()).index();
    for (int i = first; i + 1 < source.lines().size(); i++) {
      TextLine lead = source.lines().get(i);
      TextLine block = source.lines().get(i + 1);
      if (block.end() > body.end() + 1) {
        return;
      }
      int begin = Math.max(lead.begin(), body.begin());
      Matcher leads = SourceWords.ALL.leadsDown().matcher(text).region(begin, lead.end());
      Span quote = source.trim(block.begin(), Math.min(block.end(), body.end()));
      if (quote.length() >= LEAST
          && MARKS.indexOf(text.charAt(quote.begin())) < 0
          && leads.find()
          && found.stream().noneMatch(f -> f.whole().overlaps(quote))) {
        Span behind = i + 2 < source.lines().size() ? behind(source.lines().get(i + 2)) : null;
        Span before = citations.before(leads.end(), begin, true);
        Span citation = behind == null ? before : behind;
        if (citation != null) {
          int from = Math.min(quote.begin(), citation.begin());
          int to = Math.max(quote.end(), citation.end());
          found.add(new EvidenceFinder.Found(quote, citation, new Span(from, to)));
        }
      }
    }
  }

  private @Nullable Span behind(TextLine line) {
    Matcher dash = DASH.matcher(text).region(line.begin(), line.end());
    boolean names = dash.lookingAt() && citations.names(new Span(dash.end(), line.end()));
    return names ? source.trim(dash.end(), line.end()) : null;
  }
}
