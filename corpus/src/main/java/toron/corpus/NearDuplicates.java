package toron.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the texts seen before that a text resembles: locality-sensitive hashing of the sketches (42
 * bands of 3 rows: a pair of similarity 0.5 is missed once in 270), then the estimate on the whole
 * sketch.
 */
final class NearDuplicates {
  private static final int ROWS = 3;
  private static final int BANDS = MinHash.SIZE / ROWS;
  private final double threshold;
  private final List<int[]> sketches = new ArrayList<>();
  private final Map<Long, List<Integer>> buckets = new HashMap<>();

  NearDuplicates(double threshold) {
    this.threshold = threshold;
  }

  /** A text seen before, by the index that {@link #add} gave it. */
  record Like(int index, double similarity) {}

  /** The texts at least as alike as the threshold, the first seen first. */
  List<Like> like(int[] sketch) {
    TreeSet<Integer> candidates = new TreeSet<>();
    for (int band = 0; band < BANDS; band++) {
      candidates.addAll(buckets.getOrDefault(key(sketch, band), List.of()));
    }
    List<Like> found = new ArrayList<>();
    for (int index : candidates) {
      double similarity = MinHash.similarity(sketch, sketches.get(index));
      if (similarity >= threshold) {
        found.add(new Like(index, similarity));
      }
    }
    return found;
  }

  int add(int[] sketch) {
    int index = sketches.size();
    sketches.add(sketch);
    for (int band = 0; band < BANDS; band++) {
      buckets.computeIfAbsent(key(sketch, band), k -> new ArrayList<>(1)).add(index);
    }
    return index;
  }

  private static long key(int[] sketch, int band) {
    int from = band * ROWS;
    return ((long) band << 32)
        | (Arrays.hashCode(Arrays.copyOfRange(sketch, from, from + ROWS)) & 0xFFFFFFFFL);
  }
}
