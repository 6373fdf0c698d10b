package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
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

  @Mixin private final Sampling sampling = new Sampling(0);

  @Mixin private final Computing computing = new Computing();

  @Parameters(arity = "1..*", paramLabel = "PROMPT", description = "What the user says.")
  @SuppressWarnings("NullAway.Init")
  private List<String> prompt;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Responder responder = computing.load(model)) {
      List<Turn> chat = List.of(new Turn("user", String.join(" ", prompt)));
      spec.commandLine().getOut().println(responder.respond(List.of(chat), sampling.at(0)).get(0));
      spec.commandLine().getOut().flush();
    }
    return Errors.DONE;
  }
}
