package toron.moe.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.moe.model.Lora;

/**
 * The {@code lora} part of a configuration.
 *
 * @param rank of the adapters; 0 trains every weight of the model instead
 * @param alpha over the rank scales what they add
 * @param targets what is adapted
 */
public record LoraConfig(
    @JsonProperty(required = true) int rank,
    @JsonProperty(required = true) double alpha,
    @JsonProperty(required = true) List<Target> targets) {
  /** Full training. */
  public static final LoraConfig NONE = new LoraConfig(0, 1, List.of());

  /** Weights that can have adapters. */
  public enum Target {
    /** Queries, keys, values and outputs. */
    @JsonProperty("attention")
    ATTENTION,
    /** Every expert, and the MLP of dense layers. */
    @JsonProperty("experts")
    EXPERTS,
    @JsonProperty("router")
    ROUTER
  }

  public LoraConfig {
    targets = List.copyOf(targets);
    if (rank < 0 || !(alpha > 0)) {
      throw new IllegalArgumentException("lora: rank 0 or more, alpha above 0");
    }
    if (rank > 0 && targets.isEmpty()) {
      throw new IllegalArgumentException("lora: targets are missing");
    }
  }

  /** As the model has it, or null for full training. */
  Lora.@Nullable Options options() {
    if (rank == 0) {
      return null;
    }
    Set<Target> wanted = EnumSet.copyOf(targets);
    return new Lora.Options(
        rank,
        alpha,
        wanted.contains(Target.ATTENTION),
        wanted.contains(Target.EXPERTS),
        wanted.contains(Target.ROUTER));
  }
}
