package toron.moe.generate;

import java.util.Set;
import toron.files.ConfigException;

/**
 * How to write.
 *
 * @param maxTokens at most so many
 * @param temperature 0 takes the likeliest token each time
 * @param topP the likeliest tokens that together have this probability are drawn from
 * @param seed of the draws; row r of a batch has draws of its own
 * @param stops tokens that end a text, and are not part of it
 */
public record GenerationOptions(
    int maxTokens, double temperature, double topP, long seed, Set<Integer> stops) {
  public GenerationOptions {
    if (maxTokens < 1) {
      throw new ConfigException("maxTokens: " + maxTokens + " is not positive");
    }
    if (!(temperature >= 0) || Double.isInfinite(temperature)) {
      throw new ConfigException("temperature: " + temperature + " is not 0 or more");
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new ConfigException("topP: " + topP + " is not within (0, 1]");
    }
    stops = Set.copyOf(stops);
  }

  /** The likeliest token each time. */
  public static GenerationOptions greedy(int maxTokens, Set<Integer> stops) {
    return new GenerationOptions(maxTokens, 0, 1, 0, stops);
  }
}
