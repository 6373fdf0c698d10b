package toron.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A text with spans marked, which may overlap. */
final class MarkedText {
  /** A span with the id it gets on the page and where it links to; either may be empty. */
  record Span(int begin, int end, String id, String href, String classes) {}

  private MarkedText() {}

  static List<Html> draw(String words, List<Span> spans) {
    CodePoints text = new CodePoints(words);
    TreeSet<Integer> cuts = new TreeSet<>(Set.of(0, text.length()));
    for (Span span : spans) {
      cuts.add(Math.max(0, Math.min(span.begin(), text.length())));
      cuts.add(Math.max(0, Math.min(span.end(), text.length())));
    }
    List<Html> pieces = new ArrayList<>();
    Set<String> named = new HashSet<>();
    int from = cuts.first();
    for (int to : cuts.tailSet(from, false)) {
      pieces.add(piece(text.slice(from, to), from, to, spans, named));
      from = to;
    }
    return pieces;
  }

  private static Html piece(String words, int from, int to, List<Span> spans, Set<String> named) {
    Html piece = Html.words(words);
    for (Span span : spans) {
      if (span.begin() <= from && to <= span.end()) {
        Html.Tag mark = Html.tag("mark", span.classes());
        if (!span.id().isEmpty() && named.add(span.id())) {
          mark.id(span.id());
        }
        // Links cannot stand in links: of overlapping spans the innermost is the one to follow.
        boolean first = !span.href().isEmpty() && piece instanceof Html.Words;
        piece = mark.add(first ? Html.tag("a").href(span.href()).add(piece) : piece);
      }
    }
    return piece;
  }
}
