package toron.structure.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import toron.structure.debate.Location;

/** Overlap of stretches of text. */
final class Spans {
  private Spans() {}

  /** Intersection over union of what two lists of locations cover; pages do not matter. */
  static double overlap(List<Location> a, List<Location> b) {
    int both = 0;
    for (Location x : a) {
      for (Location y : b) {
        if (x.document().equals(y.document())) {
          both += Math.max(0, Math.min(x.end(), y.end()) - Math.max(x.begin(), y.begin()));
        }
      }
    }
    int all = length(a) + length(b) - both;
    return all == 0 ? 0 : (double) both / all;
  }

  private static int length(List<Location> locations) {
    return locations.stream().mapToInt(l -> l.end() - l.begin()).sum();
  }

  private record Pair<T>(T gold, T found, double overlap) {}

  /** One to one, the largest overlap first. */
  static <T> Map<T, T> match(
      List<T> gold, List<T> found, Function<T, List<Location>> where, double least) {
    List<Pair<T>> pairs = new ArrayList<>();
    for (T a : gold) {
      for (T b : found) {
        double overlap = overlap(where.apply(a), where.apply(b));
        if (overlap >= least) {
          pairs.add(new Pair<>(a, b, overlap));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble((Pair<T> p) -> -p.overlap()));
    Map<T, T> matched = new LinkedHashMap<>();
    Set<T> taken = new HashSet<>();
    for (Pair<T> pair : pairs) {
      if (!matched.containsKey(pair.gold()) && !taken.contains(pair.found())) {
        matched.put(pair.gold(), pair.found());
        taken.add(pair.found());
      }
    }
    return matched;
  }
}
