package toron.corpus.rows;

import java.util.ArrayList;
import java.util.List;
import toron.corpus.SourceMap;
import toron.structure.debate.Location;

/** A piece of a message: words of ours, or words that a document printed. */
public sealed interface Part {

  /** The words. */
  String text();

  /** Nothing. */
  Part NONE = new Words("");

  /** Words of a template. */
  record Words(String text) implements Part {}

  /**
   * Words of a debate.
   *
   * @param map leads from the text this was cut from back to the document
   * @param begin code points into that text, where these words begin
   */
  record Quote(String text, SourceMap map, int begin) implements Part {

    /** A stretch of these words, in Java offsets. */
    public Quote cut(int from, int to) {
      return new Quote(text.substring(from, to), map, begin + text.codePointCount(0, from));
    }

    /** Without the white space around it. */
    public Quote strip() {
      int from = 0;
      int to = text.length();
      while (from < to && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
        to--;
      }
      return cut(from, to);
    }

    /** Whether some of these words were printed there. */
    public boolean touches(Location there) {
      return stretches().stream()
          .map(Stretch::at)
          .anyMatch(
              at ->
                  at.document().equals(there.document())
                      && at.page() == there.page()
                      && at.begin() < there.end()
                      && there.begin() < at.end());
    }

    /** Where these words stand, one stretch for each page they touch. */
    List<Stretch> stretches() {
      List<Stretch> found = new ArrayList<>();
      int end = begin + text.codePointCount(0, text.length());
      for (SourceMap.Resolved piece : map.resolve(begin, end)) {
        found.add(new Stretch(piece.begin() - begin, piece.end() - begin, piece.at()));
      }
      return found;
    }
  }

  /** Code points of a quote, and where they were printed. */
  record Stretch(int begin, int end, Location at) {}

  /** Several pieces in a row. */
  record Joined(List<Part> parts) implements Part {
    public Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public String text() {
      StringBuilder all = new StringBuilder();
      parts.forEach(part -> all.append(part.text()));
      return all.toString();
    }
  }

  static Part words(String text) {
    return new Words(text);
  }

  static Part join(Part... parts) {
    return new Joined(List.of(parts));
  }

  /** Pieces with a separator between them. */
  static Part lines(List<? extends Part> parts, String separator) {
    List<Part> all = new ArrayList<>();
    for (Part part : parts) {
      if (!all.isEmpty()) {
        all.add(words(separator));
      }
      all.add(part);
    }
    return new Joined(all);
  }
}
