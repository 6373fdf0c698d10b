package toron.structure.text;

/** Offsets in the normalised text of one document, half open. */
public record Span(int begin, int end) {
  public int length() {
    return end - begin;
  }

  public int middle() {
    return (begin + end) >>> 1;
  }

  boolean contains(Span other) {
    return begin <= other.begin && other.end <= end;
  }

  public boolean overlaps(Span other) {
    return begin < other.end && other.begin < end;
  }
}
