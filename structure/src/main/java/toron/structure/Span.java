package toron.structure;

/** Offsets in the normalised text of one document, half open. */
record Span(int begin, int end) {
  int length() {
    return end - begin;
  }

  int middle() {
    return (begin + end) >>> 1;
  }

  boolean contains(Span other) {
    return begin <= other.begin && other.end <= end;
  }

  boolean overlaps(Span other) {
    return begin < other.end && other.begin < end;
  }
}
