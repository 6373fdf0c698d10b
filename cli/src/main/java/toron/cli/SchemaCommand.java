package toron.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import toron.files.ConfigException;
import toron.files.Schemas;

@Command(
    name = "schema",
    header = "The data contract: the JSON Schema of a row type.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A row type; without it, their names.")
  private @Nullable String name;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter console = spec.commandLine().getOut();
    if (name == null) {
      Schemas.names().forEach(console::println);
    } else if (Schemas.names().contains(name)) {
      console.println(Schemas.text(name));
    } else {
      throw new ConfigException("no schema '" + name + "'; there are: " + Schemas.names());
    }
    console.flush();
    return Errors.DONE;
  }
}
