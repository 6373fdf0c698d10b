package toron.sft;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.jerolba.carpet.annotation.Alias;
import java.util.List;
import toron.corpus.Message;
import toron.corpus.Provenance;

/**
 * One row for supervised fine-tuning, in TRL's conversational form.
 *
 * @param lossSpans the parts of assistant messages that are trained on; empty means all of every
 *     assistant message
 * @param task which kind of exercise: {@code constructive}, {@code rebuttal}, …
 * @param contributions ids of the contributions that it was made from
 */
public record Conversation(
    String id,
    List<Message> messages,
    @JsonProperty("loss_spans") @Alias("loss_spans") List<LossSpan> lossSpans,
    double weight,
    String task,
    String language,
    List<String> contributions,
    List<Provenance> provenance) {
  public Conversation {
    messages = List.copyOf(messages);
    lossSpans = List.copyOf(lossSpans);
    contributions = List.copyOf(contributions);
    provenance = List.copyOf(provenance);
  }

  /** Code points of a message's content, half open. */
  public record LossSpan(int message, int begin, int end) {}
}
