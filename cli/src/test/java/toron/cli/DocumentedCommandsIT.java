package toron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what README.md and docs/ tell a reader to type, in order, as a reader would: the launcher,
 * in a process of its own. Everything lands in one folder, so later commands work on what earlier
 * ones made, the demo first.
 */
final class DocumentedCommandsIT {
  /** What a reader types that is not ours to run here: this build, and getting the sources. */
  private static final Set<String> NOT_TORON = Set.of("mvn verify");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyCommandEndsWell() throws IOException {
    // A reader stands in the root of the checkout; here that is a folder that looks like it.
    for (String name : List.of("toron", "data-samples")) {
      Files.createSymbolicLink(folder.resolve(name), Documents.HOME.resolve(name));
    }
    List<Documents.Command> commands = Documents.commands();
    assertThat(commands).isNotEmpty();
    return commands.stream()
        .filter(command -> !NOT_TORON.contains(command.text()))
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.document() + ":" + command.line() + " " + command.text(),
                    () -> run(command)));
  }

  private void run(Documents.Command command) throws IOException, InterruptedException {
    assertThat(command.text())
        .as("only toron's own commands are shown")
        .matches("(?s)(\\./toron .*|source <\\(\\./toron .*)");
    Path log = Files.createTempFile(folder, "command", ".log");
    Process process =
        new ProcessBuilder("bash", "-c", "set -euo pipefail; " + command.text())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    boolean ended = process.waitFor(8, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("ended in time:\n%s", Files.readString(log)).isTrue();
    assertThat(process.exitValue())
        .as("exit code of a command that said:\n%s", Files.readString(log))
        .isZero();
  }
}
