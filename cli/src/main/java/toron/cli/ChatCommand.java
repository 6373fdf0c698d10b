package toron.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import toron.moe.generate.Responder;
import toron.moe.tokenizer.Turn;

@Command(
    name = "chat",
    header = "Talk with a model: a line in, an answer out, until the input ends.",
    mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "A folder in Hugging Face's layout.")
  @SuppressWarnings("NullAway.Init")
  private Path model;

  @Mixin private final Sampling sampling = new Sampling(0.7);

  @Mixin private final Computing computing = new Computing();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    List<Turn> turns = new ArrayList<>();
    int asked = 0;
    try (Responder responder = computing.load(model)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        turns.add(new Turn("user", line));
        // What no longer fits is forgotten, the oldest first.
        while (turns.size() > 1
            && responder.promptTokens(turns) > responder.positions() - sampling.maxTokens()) {
          turns.remove(0);
        }
        String answer = responder.respond(List.of(turns), sampling.at(asked++)).get(0);
        turns.add(new Turn("assistant", answer));
        console.println(answer);
        console.flush();
      }
    }
    return Errors.DONE;
  }
}
