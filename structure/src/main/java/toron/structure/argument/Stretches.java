package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import toron.structure.text.Similarity;

/**
 * What changes where a sentence begins: which stretch of the other side's speeches is spoken of,
 * and what the speech itself speaks of (as blocks are compared by Hearst, TextTiling, 1997).
 */
final class Stretches {
  private static final int BEFORE = 3;
  private static final int BEHIND = 2;
  private static final int NEAR = 3;
  private static final int REACH = 2;

  private final List<Similarity.Vector> own;
  private final List<Similarity.Vector> theirs;

  /** How near each own sentence is to each of theirs. */
  private final double[][] near;

  Stretches(List<Similarity.Vector> own, List<Similarity.Vector> theirs) {
    this.own = own;
    this.theirs = theirs;
    this.near = new double[own.size()][theirs.size()];
    for (int i = 0; i < own.size(); i++) {
      for (int k = 0; k < theirs.size(); k++) {
        near[i][k] = Similarity.cosine(own.get(i), theirs.get(k));
      }
    }
  }

  /** The nearest sentence of theirs, or -1. */
  int nearest(int i) {
    return theirs.isEmpty() ? -1 : highest(near[i]);
  }

  double near(int i, int k) {
    return near[i][k];
  }

  List<String> signs(int i) {
    List<String> signs = new ArrayList<>();
    if (!theirs.isEmpty()) {
      theirs(i, signs);
    }
    if (i > 0) {
      own(i, signs);
    }
    return signs;
  }

  private void theirs(int i, List<String> signs) {
    double[] before = stretches(Math.max(0, i - BEFORE), i);
    double[] behind = stretches(i, Math.min(own.size(), i + BEHIND));
    int was = highest(before);
    int is = highest(behind);
    boolean moved = i > 0 && Math.abs(is - was) > NEAR;
    double gain = behind[is] - (i > 0 ? behind[was] : 0);
    signs.add("stretch " + CutSigns.bucket(100 * behind[is], 20, 40, 70) + "/" + moved);
    signs.add("stretch gains " + CutSigns.bucket(100 * gain, 5, 15, 30, 50));
    signs.add("stretch ahead " + (i > 0 && is > was + NEAR));
  }

  /** How near some sentences are to each of theirs with its neighbours. */
  private double[] stretches(int from, int to) {
    double[] each = new double[theirs.size()];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < each.length; k++) {
        each[k] += near[i][k];
      }
    }
    double[] smooth = new double[each.length];
    for (int k = 0; k < each.length; k++) {
      for (int n = Math.max(0, k - REACH); n <= Math.min(each.length - 1, k + REACH); n++) {
        smooth[k] += each[n] * (n == k ? 1 : 0.5);
      }
    }
    return smooth;
  }

  private void own(int i, List<String> signs) {
    int to = Math.min(own.size(), i + BEFORE);
    double across = 0;
    int pairs = 0;
    for (int a = Math.max(0, i - BEFORE); a < i; a++) {
      for (int b = i; b < to; b++) {
        across += Similarity.cosine(own.get(a), own.get(b));
        pairs++;
      }
    }
    double within = 0;
    int inner = 0;
    for (int a = i; a < to; a++) {
      for (int b = a + 1; b < to; b++) {
        within += Similarity.cosine(own.get(a), own.get(b));
        inner++;
      }
    }
    across /= Math.max(1, pairs);
    within /= Math.max(1, inner);
    signs.add("tiles " + CutSigns.bucket(100 * across, 1, 3, 6, 10));
    signs.add("tiles lead " + CutSigns.bucket(100 * (within - across), -3, 0, 4, 10));
  }

  private static int highest(double[] values) {
    int highest = 0;
    for (int k = 1; k < values.length; k++) {
      highest = values[k] > values[highest] ? k : highest;
    }
    return highest;
  }
}
