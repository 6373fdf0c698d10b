package toron.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Location;

/**
 * An unbroken stretch of a document that a debate has words of.
 *
 * @param document null for words that stand in no document
 * @param begin code points into the document
 */
record Segment(@Nullable String document, int begin, String text) {

  int end() {
    return begin + text.codePointCount(0, text.length());
  }

  /** Pieces that overlap or touch become one segment; in the order of the documents. */
  static List<Segment> merge(List<Pieces.Piece> pieces) {
    List<Pieces.Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(
        Comparator.comparing((Pieces.Piece p) -> p.at().document())
            .thenComparing(p -> p.at().begin())
            .thenComparing(p -> -p.at().end()));
    List<Segment> merged = new ArrayList<>();
    String document = null;
    int begin = 0;
    int end = 0;
    StringBuilder text = new StringBuilder();
    for (Pieces.Piece piece : sorted) {
      Location at = piece.at();
      if (at.document().equals(document) && at.begin() <= end) {
        if (at.end() > end) {
          text.append(
              piece.text(),
              piece.text().offsetByCodePoints(0, end - at.begin()),
              piece.text().length());
          end = at.end();
        }
        continue;
      }
      if (document != null) {
        merged.add(new Segment(document, begin, text.toString()));
      }
      document = at.document();
      begin = at.begin();
      end = at.end();
      text = new StringBuilder(piece.text());
    }
    if (document != null) {
      merged.add(new Segment(document, begin, text.toString()));
    }
    return merged;
  }
}
