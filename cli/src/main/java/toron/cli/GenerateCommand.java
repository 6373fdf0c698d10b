package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import toron.moe.generate.GenerationOptions;
import toron.moe.generate.Responder;
import toron.moe.tokenizer.Turn;

@Command(
    name = "generate",
    header = "A model's answer to a prompt.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "A folder in Hugging Face's layout, such as one that a training left.")
  @SuppressWarnings("NullAway.Init")
  private Path model;

  @Option(
      names = "--max-tokens",
      defaultValue = "200",
      description = "Longest answer. Default: ${DEFAULT-VALUE}.")
  private int maxTokens;

  @Option(
      names = "--temperature",
      defaultValue = "0",
      description = "0 takes the likeliest token each time. Default: ${DEFAULT-VALUE}.")
  private double temperature;

  @Option(
      names = "--top-p",
      defaultValue = "1",
      description =
          "Draw from the likeliest tokens of this probability. Default: ${DEFAULT-VALUE}.")
  private double topP;

  @Option(names = "--seed", defaultValue = "1", description = "Of the draws. Default: 1.")
  private long seed;

  @Parameters(arity = "1..*", paramLabel = "PROMPT", description = "What the user says.")
  @SuppressWarnings("NullAway.Init")
  private List<String> prompt;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    GenerationOptions options = new GenerationOptions(maxTokens, temperature, topP, seed, Set.of());
    try (Responder responder = Responder.load(model)) {
      List<Turn> chat = List.of(new Turn("user", String.join(" ", prompt)));
      spec.commandLine().getOut().println(responder.respond(List.of(chat), options).get(0));
      spec.commandLine().getOut().flush();
    }
    return Errors.DONE;
  }
}
