package toron.sft;

import java.util.Map;
import toron.corpus.Split;

/**
 * What was made.
 *
 * @param debates read
 * @param splits rows by split
 * @param tasks rows by task
 * @param dropped rows left out, by reason
 * @param gate what the evidence gate saw: {@code facts}, {@code unsupported}, {@code ungrounded},
 *     {@code masked}
 */
public record SftResult(
    long debates,
    Map<Split, Long> splits,
    Map<String, Long> tasks,
    Map<String, Long> dropped,
    Map<String, Long> gate) {
  public long rows() {
    return splits.values().stream().mapToLong(Long::longValue).sum();
  }
}
