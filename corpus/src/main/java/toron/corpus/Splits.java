package toron.corpus;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toron.files.Hashes;

/**
 * Which split each group belongs to: its hash as a number in [0, 1) falls into the share of train,
 * validation or test. The same group gets the same split whatever else is in the corpus.
 */
final class Splits {
  private final CorpusOptions.Shares shares;
  private final Map<String, Split> assigned = new TreeMap<>();
  private final Map<String, Split> moved = new LinkedHashMap<>();

  /**
   * @param previous groups that an earlier corpus has assigned already
   */
  Splits(CorpusOptions.Shares shares, Map<String, Split> previous) {
    this.shares = shares;
    assigned.putAll(previous);
  }

  /** The split that the hash gives, before any filling. */
  Split byHash(String group) {
    Split known = assigned.get(group);
    if (known != null) {
      return known;
    }
    double at = point(group);
    if (at < shares.train()) {
      return Split.TRAIN;
    }
    return at < shares.train() + shares.validation() ? Split.VALIDATION : Split.TEST;
  }

  /** Settles the groups of a corpus; see {@link CorpusOptions.Shares} for the filling. */
  Map<String, Split> assign(Iterable<String> groups) {
    Map<String, Split> result = new TreeMap<>();
    for (String group : groups) {
      result.put(group, byHash(group));
    }
    if (shares.fill() && result.size() >= Split.values().length) {
      for (Split wanted : List.of(Split.TRAIN, Split.TEST, Split.VALIDATION)) {
        fill(result, wanted);
      }
    }
    return result;
  }

  /** Groups that the filling moved, and where to. */
  Map<String, Split> moved() {
    return moved;
  }

  private void fill(Map<String, Split> result, Split wanted) {
    Map<Split, Long> sizes = new EnumMap<>(Split.class);
    result.values().forEach(split -> sizes.merge(split, 1L, Long::sum));
    if (sizes.containsKey(wanted) || share(wanted) == 0) {
      return;
    }
    double low = wanted == Split.TRAIN ? 0 : shares.train();
    low += wanted == Split.TEST ? shares.validation() : 0;
    double high = low + share(wanted);
    String nearest = null;
    double best = Double.MAX_VALUE;
    for (Map.Entry<String, Split> entry : result.entrySet()) {
      double at = point(entry.getKey());
      double distance = at < low ? low - at : Math.max(0, at - high);
      boolean free = !assigned.containsKey(entry.getKey()) && !moved.containsKey(entry.getKey());
      if (free && sizes.getOrDefault(entry.getValue(), 0L) > 1 && distance < best) {
        best = distance;
        nearest = entry.getKey();
      }
    }
    if (nearest != null) {
      result.put(nearest, wanted);
      moved.put(nearest, wanted);
    }
  }

  private double share(Split split) {
    return switch (split) {
      case TRAIN -> shares.train();
      case VALIDATION -> shares.validation();
      case TEST -> shares.test();
    };
  }

  /** The first 48 bits of the hash as a fraction of 1. */
  private static double point(String group) {
    return Long.parseLong(Hashes.sha256("split:" + group).substring(0, 12), 16)
        / (double) (1L << 48);
  }
}
