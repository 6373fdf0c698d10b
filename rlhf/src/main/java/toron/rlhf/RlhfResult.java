package toron.rlhf;

import java.util.Map;
import toron.corpus.Split;

/**
 * What was made.
 *
 * @param debates read
 * @param splits pairs by split
 * @param signals pairs by signal
 * @param alterations faithfulness pairs by what was altered
 * @param balance by signal, of the answers that were preferred: how many were longer, shorter, as
 *     long; for verdicts, how many named each side
 * @param dropped pairs left out, by reason
 */
public record RlhfResult(
    long debates,
    Map<Split, Long> splits,
    Map<String, Long> signals,
    Map<String, Long> alterations,
    Map<String, Long> balance,
    Map<String, Long> dropped) {
  public long pairs() {
    return splits.values().stream().mapToLong(Long::longValue).sum();
  }
}
