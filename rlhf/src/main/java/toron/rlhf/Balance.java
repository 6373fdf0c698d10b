package toron.rlhf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import toron.corpus.Split;

/**
 * Lets pairs pass only as pairs that lean the other way come, so that neither "the longer wins" nor
 * "the affirmative wins" can be learned. What waits when all is read has no counterpart.
 */
final class Balance {

  /** A finished pair and where it goes. */
  record Waiting(PreferencePair pair, Split split, String lean) {}

  private final Map<String, Deque<Waiting>> waiting = new TreeMap<>();
  private final Map<String, Long> passed = new LinkedHashMap<>();

  /**
   * Adds a pair.
   *
   * @param key pairs that are balanced against each other
   * @return the pairs that may be written now: none, or two that lean opposite ways
   */
  List<Waiting> add(String key, Waiting pair) {
    if (pair.lean().equals(PairDraft.EQUAL)) {
      return List.of(pair);
    }
    Deque<Waiting> queue = waiting.computeIfAbsent(key, k -> new ArrayDeque<>());
    Waiting first = queue.peek();
    if (first == null || first.lean().equals(pair.lean())) {
      queue.add(pair);
      return List.of();
    }
    return List.of(queue.remove(), pair);
  }

  /** Pairs without a counterpart; the first of each kind may pass, which is off by one at most. */
  List<Waiting> left(boolean first) {
    List<Waiting> all = new ArrayList<>();
    for (Deque<Waiting> queue : waiting.values()) {
      if (first) {
        Optional.ofNullable(queue.poll()).ifPresent(all::add);
      } else {
        all.addAll(queue);
      }
    }
    return all;
  }

  void passed(String signal, String lean) {
    passed.merge(signal + "." + lean, 1L, Long::sum);
  }

  Map<String, Long> counts() {
    return new TreeMap<>(passed);
  }
}
