package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import toron.structure.SourceText.TextLine;

/** Evidence cards of policy debate: a tag, a line that cites, and the body read from the source. */
final class Cards {
  private static final Pattern CITE =
      Pattern.compile(
          "^\\s*[\\[(]?[A-Z][\\w.'’&-]+(?:,? (?:[A-Z][\\w.'’-]*|and|et al\\.?|&))*,? ?(?:'\\d\\d|’\\d\\d|(?:19|20)\\d\\d|\\d\\d(?!\\d))\\b(?:[\\])]|.*(?:[,;(\\[].*|\\d))?$");
  private static final int CITE_LENGTH = 260;

  private final SourceText source;

  Cards(SourceText source) {
    this.source = source;
  }

  void find(Span body, List<EvidenceFinder.Found> found) {
    List<TextLine> lines = new ArrayList<>();
    for (TextLine line : source.lines()) {
      if (line.begin() >= body.begin() && line.end() <= body.end() + 1) {
        lines.add(line);
      }
    }
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (cites(lines.get(i))) {
        TextLine quoted = lines.get(i + 1);
        Span quote = source.trim(quoted.begin(), Math.min(quoted.end(), body.end()));
        Span cite = source.trim(lines.get(i).begin(), lines.get(i).end());
        boolean taken = found.stream().anyMatch(f -> f.whole().overlaps(quote));
        if (quote.length() >= 30 && !cites(quoted) && !taken) {
          found.add(new EvidenceFinder.Found(quote, cite, new Span(cite.begin(), quote.end())));
        }
      }
    }
  }

  private boolean cites(TextLine line) {
    return line.end() - line.begin() <= CITE_LENGTH && CITE.matcher(source.text(line)).find();
  }
}
