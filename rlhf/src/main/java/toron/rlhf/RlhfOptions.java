package toron.rlhf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How preference pairs are made.
 *
 * @param signals what pairs are made from; empty: all
 * @param maxCharacters code points of the prompt with the longer answer; longer pairs are dropped
 * @param alterations at most so many pairs for one text, each of another kind
 * @param maxLengthRatio the longer answer is at most so many times the shorter
 * @param seed chooses wordings and alterations
 */
public record RlhfOptions(
    List<String> signals,
    @JsonProperty("max-characters") int maxCharacters,
    int alterations,
    @JsonProperty("max-length-ratio") double maxLengthRatio,
    long seed) {

  static final String DECISION = "decision";
  static final String RESPONSIVENESS = "responsiveness";
  static final String FAITHFULNESS = "faithfulness";
  static final String COMMENTS = "comments";

  /** What balances answers that were ruled new or late. */
  static final String LATE = "late";

  static final List<String> SIGNALS = List.of(DECISION, RESPONSIVENESS, FAITHFULNESS, COMMENTS);

  public static final RlhfOptions DEFAULT = new RlhfOptions(List.of(), 4000, 3, 2, 1);

  public RlhfOptions {
    signals = List.copyOf(signals);
    for (String signal : signals) {
      if (!SIGNALS.contains(signal)) {
        throw new IllegalArgumentException("unknown signal '" + signal + "'; known: " + SIGNALS);
      }
    }
    if (maxCharacters < 100) {
      throw new IllegalArgumentException("max-characters is " + maxCharacters + ", below 100");
    }
    if (alterations < 0) {
      throw new IllegalArgumentException("alterations is " + alterations + ", below 0");
    }
    if (!(maxLengthRatio >= 1)) {
      throw new IllegalArgumentException("max-length-ratio is " + maxLengthRatio + ", below 1");
    }
  }

  boolean uses(String signal) {
    return signals.isEmpty() || signals.contains(signal);
  }
}
