package toron.moe.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Byte-pair merging (Sennrich et al. 2016) over counted pieces. The most frequent pair is merged
 * first; of equally frequent ones, the one whose parts came first. Counts are kept up to date where
 * a merge changes them, so a round costs what it changes.
 */
final class Merges {
  private final List<int[]> words = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private final Map<Long, Long> pairs = new HashMap<>();
  private final Map<Long, Places> places = new HashMap<>();
  private final PriorityQueue<Candidate> queue =
      new PriorityQueue<>(
          Comparator.comparingLong((Candidate c) -> -c.count).thenComparingLong(c -> c.pair));

  /** A pair and the count that it had when it was queued. */
  private record Candidate(long pair, long count) {}

  /** Words in which a pair may be; some may have lost it since. */
  private static final class Places {
    private int[] words = new int[4];
    private int size;

    void add(int word) {
      if (size > 0 && words[size - 1] == word) {
        return;
      }
      if (size == words.length) {
        words = Arrays.copyOf(words, 2 * size);
      }
      words[size++] = word;
    }
  }

  /**
   * @param pieces counted; bytes are symbols 0 to 255
   */
  Merges(Map<String, Long> pieces) {
    pieces.forEach(
        (piece, count) -> {
          words.add(Bytes.of(piece));
          counts.add(count);
        });
    for (int word = 0; word < words.size(); word++) {
      int[] symbols = words.get(word);
      for (int i = 0; i + 1 < symbols.length; i++) {
        change(symbols[i], symbols[i + 1], word, counts.get(word));
      }
    }
    pairs.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
  }

  /**
   * Merges until there are so many or nothing occurs twice.
   *
   * @return each merge's two symbols; its result is symbol 256 + its index
   */
  List<int[]> run(int wanted) {
    List<int[]> merges = new ArrayList<>();
    while (merges.size() < wanted) {
      Candidate best = queue.poll();
      if (best == null || best.count < 2) {
        break;
      }
      long now = pairs.getOrDefault(best.pair, 0L);
      if (now != best.count) {
        if (now > 0) {
          queue.add(new Candidate(best.pair, now));
        }
        continue;
      }
      int left = (int) (best.pair >>> 32);
      int right = (int) best.pair;
      apply(left, right, 256 + merges.size());
      merges.add(new int[] {left, right});
    }
    return merges;
  }

  private void apply(int left, int right, int merged) {
    Places at = places.remove(pair(left, right));
    if (at == null) {
      throw new IllegalStateException("a counted pair is nowhere");
    }
    Map<Long, Long> before = new HashMap<>();
    for (int i = 0; i < at.size; i++) {
      merge(at.words[i], left, right, merged, before);
    }
    pairs.remove(pair(left, right));
    for (Long pair : before.keySet()) {
      Long count = pairs.get(pair);
      if (count != null && count > 0) {
        queue.add(new Candidate(pair, count));
      }
    }
  }

  private void merge(int word, int left, int right, int merged, Map<Long, Long> touched) {
    int[] old = words.get(word);
    long count = counts.get(word);
    int[] fresh = new int[old.length];
    int size = 0;
    for (int i = 0; i < old.length; i++) {
      if (i + 1 < old.length && old[i] == left && old[i + 1] == right) {
        fresh[size++] = merged;
        i++;
      } else {
        fresh[size++] = old[i];
      }
    }
    if (size == old.length) {
      return;
    }
    int[] now = Arrays.copyOf(fresh, size);
    for (int i = 0; i + 1 < old.length; i++) {
      change(old[i], old[i + 1], -1, -count);
    }
    for (int i = 0; i + 1 < size; i++) {
      boolean isNew = now[i] == merged || now[i + 1] == merged;
      change(now[i], now[i + 1], isNew ? word : -1, count);
      if (isNew) {
        touched.put(pair(now[i], now[i + 1]), 0L);
      }
    }
    words.set(word, now);
  }

  private void change(int left, int right, int word, long by) {
    long pair = pair(left, right);
    pairs.merge(pair, by, Long::sum);
    if (word >= 0) {
      places.computeIfAbsent(pair, p -> new Places()).add(word);
    }
  }

  private static long pair(int left, int right) {
    return ((long) left << 32) | right;
  }
}
