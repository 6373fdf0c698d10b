package toron.structure.link;

/** One answer to what a response answers: a unit, or nothing, and the signs for it. */
final class Choice {
  static final int NOTHING = -1;

  private final int to;
  private final boolean own;
  private final double[] signs = new double[Sign.values().length];

  /**
   * @param to the index of a unit, or {@link #NOTHING}
   * @param own whether the unit is of the same side
   */
  Choice(int to, boolean own) {
    this.to = to;
    this.own = own;
  }

  int to() {
    return to;
  }

  boolean own() {
    return own;
  }

  void set(Sign sign, double value) {
    signs[sign.index()] = value;
  }

  double get(Sign sign) {
    return signs[sign.index()];
  }

  double score(double[] weights) {
    double sum = 0;
    for (int i = 0; i < signs.length; i++) {
      sum += signs[i] * weights[i];
    }
    return sum;
  }

  /** Adds the signs to sums, so many times. */
  void addTo(double[] sums, double times) {
    for (int i = 0; i < signs.length; i++) {
      sums[i] += times * signs[i];
    }
  }
}
