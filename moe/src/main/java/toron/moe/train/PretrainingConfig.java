package toron.moe.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import toron.moe.MoeInit;

/**
 * Settings of {@code toron moe pretrain}.
 *
 * @param model sizes of the model, where none is given to start from
 * @param vocabulary tokens of its tokenizer, which is trained on the same texts
 * @param sequence tokens a sample; longer texts are cut, and a sample begins with the last token of
 *     the one before, so that every token is predicted once
 * @param repeats for each sample so many that repeat stretches of themselves, see {@link Repeats}
 * @param batchTokens tokens a micro-batch
 * @param heldOut every how many-th text is held out
 * @param heldOutTokens at most so many tokens of them are measured
 */
public record PretrainingConfig(
    @JsonProperty(required = true) Sizes model,
    @JsonProperty(required = true) int vocabulary,
    @JsonProperty(required = true) int sequence,
    @JsonProperty(required = true) double repeats,
    @JsonProperty(value = "batch_tokens", required = true) int batchTokens,
    @JsonProperty(value = "held_out", required = true) int heldOut,
    @JsonProperty(value = "held_out_tokens", required = true) int heldOutTokens,
    @JsonProperty(required = true) TrainingOptions training) {

  /**
   * The sizes of a Mixtral.
   *
   * @param keyHeads key and value heads
   * @param intermediate width of each expert
   * @param top experts a token goes to
   * @param positions longest sequence
   */
  public record Sizes(
      @JsonProperty(required = true) int hidden,
      @JsonProperty(required = true) int layers,
      @JsonProperty(required = true) int heads,
      @JsonProperty(value = "key_heads", required = true) int keyHeads,
      @JsonProperty(required = true) int intermediate,
      @JsonProperty(required = true) int experts,
      @JsonProperty(required = true) int top,
      @JsonProperty(required = true) int positions) {}

  public PretrainingConfig {
    if (sequence < 2 || batchTokens < sequence) {
      throw new IllegalArgumentException("sequence: at least 2 and at most batch_tokens");
    }
    if (!(repeats >= 0 && repeats <= 10)) {
      throw new IllegalArgumentException("repeats: 0 to 10 a sample, not " + repeats);
    }
    if (heldOut < 2 || heldOutTokens < sequence) {
      throw new IllegalArgumentException("held_out: at least 2; held_out_tokens: a sequence");
    }
  }

  /** The untrained model to start from. */
  MoeInit.Options fresh() {
    return new MoeInit.Options(
        vocabulary,
        model.hidden,
        model.layers,
        model.heads,
        model.keyHeads,
        model.intermediate,
        model.experts,
        model.top,
        model.positions,
        training.seed());
  }

  /** What {@code data-samples/base} was made with. */
  public static PretrainingConfig defaults() {
    return Defaults.read("pretraining.yaml", PretrainingConfig.class);
  }
}
