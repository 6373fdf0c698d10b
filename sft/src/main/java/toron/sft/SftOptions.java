package toron.sft;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How conversations are made.
 *
 * @param tasks which kinds of exercise; empty: all
 * @param maxCharacters code points over all messages of a row; longer ones are dropped
 * @param unsupported what happens to an answer that states what neither the prompt nor the debate
 *     says
 * @param ungrounded what happens to an answer that states what the debate says but the prompt
 *     doesn't: the model could not know it
 * @param seed chooses the wordings
 */
public record SftOptions(
    List<String> tasks,
    @JsonProperty("max-characters") int maxCharacters,
    Policy unsupported,
    Policy ungrounded,
    long seed) {

  public static final SftOptions DEFAULT =
      new SftOptions(List.of(), 4000, Policy.DROP, Policy.MASK, 1);

  public SftOptions {
    tasks = List.copyOf(tasks);
    for (String task : tasks) {
      if (!Tasks.NAMES.contains(task)) {
        throw new IllegalArgumentException("unknown task '" + task + "'; known: " + Tasks.NAMES);
      }
    }
    if (maxCharacters < 100) {
      throw new IllegalArgumentException("max-characters is " + maxCharacters + ", below 100");
    }
  }

  /** What the evidence gate does. */
  public enum Policy {
    /** The row goes, with a reason. */
    @JsonProperty("drop")
    DROP,
    /** The span is left out of the loss. */
    @JsonProperty("mask")
    MASK,
    /** The row stays as it is. */
    @JsonProperty("keep")
    KEEP
  }
}
