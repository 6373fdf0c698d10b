package toron.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import toron.moe.generate.Precision;
import toron.moe.generate.Responder;

/** With what a model computes, for the commands that have it write. */
final class Computing {
  @Option(
      names = "--precision",
      defaultValue = "float32",
      paramLabel = "TYPE",
      description = "float32 or bfloat16. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init")
  private Precision precision;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      paramLabel = "NAME",
      description =
          "cpu, or cuda where PYTORCH_LIBRARY_PATH names a libtorch that has it (docs/gpu.md)."
              + " Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init")
  private String device;

  Responder load(Path model) throws IOException {
    return Responder.load(model, precision, device);
  }
}
