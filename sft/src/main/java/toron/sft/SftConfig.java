package toron.sft;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import toron.files.Config;
import toron.moe.train.LoraConfig;
import toron.moe.train.TrainingOptions;

/**
 * Settings of {@code toron sft train}.
 *
 * @param sequence longest conversation in tokens; a longer one is left out and counted
 * @param batchTokens tokens a micro-batch holds; conversations are packed to fill it
 * @param heldOutRows at most so many validation rows are measured during training
 * @param lora adapters to train in place of the weights
 */
public record SftConfig(
    @JsonProperty(required = true) int sequence,
    @JsonProperty(value = "batch_tokens", required = true) int batchTokens,
    @JsonProperty(value = "held_out_rows", required = true) int heldOutRows,
    @JsonProperty(required = true) LoraConfig lora,
    @JsonProperty(required = true) TrainingOptions training) {
  public SftConfig {
    if (sequence < 2 || batchTokens < sequence) {
      throw new IllegalArgumentException("sequence: at least 2 and at most batch_tokens");
    }
    if (heldOutRows < 1) {
      throw new IllegalArgumentException("held_out_rows: at least 1");
    }
  }

  /** What the demo uses: a few minutes on two cores. */
  public static SftConfig defaults() {
    try (InputStream in = SftConfig.class.getResourceAsStream("sft-training.yaml")) {
      if (in == null) {
        throw new IllegalStateException("sft-training.yaml is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Config.parse("sft-training.yaml", text, SftConfig.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
