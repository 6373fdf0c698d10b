package toron.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import toron.structure.debate.Location;

/**
 * Leads from a text of the corpus back to the document: the text is the document's at its
 * locations, with pseudonyms in place of names, so that offsets shift at every replacement.
 */
public final class SourceMap {

  /**
   * A run of the text and where it was printed. Where {@code literal}, one code point of the text
   * is one of the document; a pseudonym stands for its name as a whole.
   *
   * @param begin code points into the text
   */
  private record Run(int begin, int end, Location at, boolean literal) {}

  private final List<Run> runs;

  private SourceMap(List<Run> runs) {
    this.runs = runs;
  }

  /**
   * The map of a text.
   *
   * @param replacements by document, then by where they begin
   * @return empty when the locations don't add up to the text
   */
  public static Optional<SourceMap> of(
      String text,
      List<Location> location,
      Map<String, NavigableMap<Integer, Replacement>> replacements) {
    List<Run> runs = new ArrayList<>();
    for (int between = 0; between <= 1; between++) {
      runs.clear();
      int at = 0;
      for (Location piece : location) {
        at = addRuns(runs, at, piece, replacements) + between;
      }
      int length = Math.max(0, at - between);
      if (!location.isEmpty() && length == text.codePointCount(0, text.length())) {
        return Optional.of(new SourceMap(List.copyOf(runs)));
      }
    }
    return Optional.empty();
  }

  /**
   * A stretch of the text and where it was printed.
   *
   * @param begin code points into the text
   */
  public record Resolved(int begin, int end, Location at) {}

  /** Where a span of the text was printed, one stretch a page; pseudonyms count as a whole. */
  public List<Resolved> resolve(int begin, int end) {
    List<Resolved> found = new ArrayList<>();
    for (Run run : runs) {
      if (run.end() <= begin || run.begin() >= end) {
        continue;
      }
      int first = Math.max(begin, run.begin());
      int last = Math.min(end, run.end());
      int from = run.at().begin() + (run.literal() ? first - run.begin() : 0);
      int to = run.at().end() - (run.literal() ? run.end() - last : 0);
      Location at = new Location(run.at().document(), run.at().page(), from, to);
      int before = found.size() - 1;
      if (before >= 0 && follows(found.get(before).at(), at)) {
        Location whole = new Location(at.document(), at.page(), found.get(before).at().begin(), to);
        found.set(before, new Resolved(found.get(before).begin(), last, whole));
      } else {
        found.add(new Resolved(first, last, at));
      }
    }
    return found;
  }

  private static boolean follows(Location before, Location after) {
    return before.document().equals(after.document())
        && before.page() == after.page()
        && before.end() == after.begin();
  }

  private static int addRuns(
      List<Run> runs,
      int textBegin,
      Location piece,
      Map<String, NavigableMap<Integer, Replacement>> replacements) {
    int at = textBegin;
    int from = piece.begin();
    for (Replacement r : within(piece, replacements)) {
      int begin = Math.max(r.begin(), piece.begin());
      int end = Math.min(r.end(), piece.end());
      at = add(runs, at, begin - from, at(piece, from, begin), true);
      int size = r.replacement().codePointCount(0, r.replacement().length());
      at = add(runs, at, size, at(piece, begin, end), false);
      from = end;
    }
    return add(runs, at, piece.end() - from, at(piece, from, piece.end()), true);
  }

  private static int add(List<Run> runs, int at, int size, Location from, boolean literal) {
    if (size > 0) {
      runs.add(new Run(at, at + size, from, literal));
    }
    return at + size;
  }

  private static Location at(Location piece, int begin, int end) {
    return new Location(piece.document(), piece.page(), begin, end);
  }

  /** Replacements that touch a piece, in order. */
  private static List<Replacement> within(
      Location piece, Map<String, NavigableMap<Integer, Replacement>> replacements) {
    NavigableMap<Integer, Replacement> all = replacements.get(piece.document());
    if (all == null) {
      return List.of();
    }
    List<Replacement> found = new ArrayList<>();
    Map.Entry<Integer, Replacement> before = all.lowerEntry(piece.begin());
    if (before != null && before.getValue().end() > piece.begin()) {
      found.add(before.getValue());
    }
    found.addAll(all.subMap(piece.begin(), piece.end()).values());
    return found;
  }

  /** A text with the replacements of its documents applied. */
  static String replaced(
      String text, Pieces pieces, Map<String, NavigableMap<Integer, Replacement>> replacements) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Pieces.Piece piece : pieces.pieces()) {
      for (Replacement r : within(piece.at(), replacements)) {
        int begin = Math.max(r.begin(), piece.at().begin()) - piece.at().begin();
        int end = Math.min(r.end(), piece.at().end()) - piece.at().begin();
        out.append(text, from, text.offsetByCodePoints(0, piece.begin() + begin));
        out.append(r.replacement());
        from = text.offsetByCodePoints(0, piece.begin() + end);
      }
    }
    return out.append(text, from, text.length()).toString();
  }
}
