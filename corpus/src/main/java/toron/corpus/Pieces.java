package toron.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toron.structure.debate.Location;

/**
 * A located text, cut where its locations end. Pieces are joined with nothing between them, or each
 * with one character (a line break) that is in none of them.
 *
 * @param begin code points into the text
 */
record Pieces(List<Piece> pieces) {

  /** The words at one location. */
  record Piece(Location at, int begin, String text) {}

  /** Empty when the locations don't add up to the text. */
  static Optional<Pieces> of(String text, List<Location> location) {
    int length = text.codePointCount(0, text.length());
    int located = location.stream().mapToInt(l -> l.end() - l.begin()).sum();
    int between;
    if (length == located) {
      between = 0;
    } else if (length == located + location.size() - 1) {
      between = 1;
    } else {
      return Optional.empty();
    }
    List<Piece> pieces = new ArrayList<>();
    int begin = 0;
    int index = 0;
    for (Location at : location) {
      int size = at.end() - at.begin();
      int end = text.offsetByCodePoints(index, size);
      pieces.add(new Piece(at, begin, text.substring(index, end)));
      begin += size + between;
      index = end == text.length() ? end : text.offsetByCodePoints(end, between);
    }
    return Optional.of(new Pieces(pieces));
  }
}
