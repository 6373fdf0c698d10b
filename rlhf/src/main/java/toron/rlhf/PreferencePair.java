package toron.rlhf;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.jerolba.carpet.annotation.Alias;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.corpus.Message;
import toron.corpus.Provenance;

/**
 * Two answers to one prompt, the better first, in TRL's conversational form.
 *
 * @param margin how much better, added in the reward loss
 * @param labelSmoothing the probability that the label is wrong: the share of judges who dissented
 * @param scoreChosen points that judges gave, where they gave any
 * @param signal what says that it is better: {@code decision}, {@code responsiveness}, {@code
 *     faithfulness}, {@code comments}
 * @param alteration what was changed in the rejected answer, where it was made from the chosen one
 */
public record PreferencePair(
    String id,
    List<Message> prompt,
    List<Message> chosen,
    List<Message> rejected,
    double margin,
    double weight,
    @JsonProperty("label_smoothing") @Alias("label_smoothing") double labelSmoothing,
    @JsonProperty("score_chosen") @Alias("score_chosen") @Nullable Double scoreChosen,
    @JsonProperty("score_rejected") @Alias("score_rejected") @Nullable Double scoreRejected,
    String signal,
    @Nullable Alteration alteration,
    String language,
    List<String> contributions,
    List<Provenance> provenance) {
  public PreferencePair {
    prompt = List.copyOf(prompt);
    chosen = List.copyOf(chosen);
    rejected = List.copyOf(rejected);
    contributions = List.copyOf(contributions);
    provenance = List.copyOf(provenance);
  }

  /**
   * What was altered: {@code number}, {@code source}, {@code claim}, …, and the words before and
   * after.
   */
  public record Alteration(String kind, String before, String after) {}
}
