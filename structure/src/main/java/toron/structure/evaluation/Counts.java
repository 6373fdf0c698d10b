package toron.structure.evaluation;

/** How many elements are in the gold, were found, and were found right. */
record Counts(int gold, int found, int right) {
  static final Counts NONE = new Counts(0, 0, 0);

  Counts plus(Counts other) {
    return new Counts(gold + other.gold, found + other.found, right + other.right);
  }

  double precision() {
    return found == 0 ? (gold == 0 ? 1 : 0) : (double) right / found;
  }

  double recall() {
    return gold == 0 ? 1 : (double) right / gold;
  }

  double f1() {
    return gold + found == 0 ? 1 : 2.0 * right / (gold + found);
  }
}
