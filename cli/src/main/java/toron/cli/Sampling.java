package toron.cli;

import java.util.Set;
import picocli.CommandLine.Option;
import toron.moe.generate.GenerationOptions;

/** How a model draws its words, for the commands that have it write. */
final class Sampling {
  @Option(
      names = "--max-tokens",
      defaultValue = "200",
      description = "Longest answer. Default: ${DEFAULT-VALUE}.")
  private int maxTokens;

  @Option(
      names = "--temperature",
      description = "0 takes the likeliest token each time. Default: ${DEFAULT-VALUE}.")
  private double temperature;

  @Option(
      names = "--top-p",
      defaultValue = "0.95",
      description =
          "Draw from the likeliest tokens of this probability. Default: ${DEFAULT-VALUE}.")
  private double topP;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the draws. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /**
   * @param temperature unless the command line says another
   */
  Sampling(double temperature) {
    this.temperature = temperature;
  }

  int maxTokens() {
    return maxTokens;
  }

  /**
   * @param turn counted from 0, so that one question twice has two draws
   */
  GenerationOptions at(int turn) {
    return new GenerationOptions(maxTokens, temperature, topP, seed + turn, Set.of());
  }
}
