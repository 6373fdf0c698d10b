package toron.structure.debate;

/**
 * A piece of a document on one page, in code points of the document's text, half open. A span that
 * runs over several pages is a list of these, one a page.
 */
public record Location(String document, int page, int begin, int end) {
  public Location {
    if (page < 1 || begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "not a location: page " + page + ", [" + begin + ", " + end + ")");
    }
  }
}
