package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import toron.files.Config;
import toron.files.Progress;

/** What every command that writes a folder has. */
@Command(mixinStandardHelpOptions = true, usageHelpAutoWidth = true)
abstract class StageCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write; made where it is missing.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  Path out;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  final PrintWriter console() {
    return spec.commandLine().getOut();
  }

  static Progress progress() {
    return ConsoleProgress.onError();
  }

  /** The defaults, and over them what a file says. */
  static <T> T over(T defaults, @Nullable Path config) throws IOException {
    return config == null ? defaults : Config.over(defaults, config);
  }

  /** A small table of counts, the largest first. */
  final void counts(String title, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      console().println(title);
      counts.entrySet().stream()
          .sorted(
              Map.Entry.<String, Long>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(e -> console().printf("  %7d  %s%n", e.getValue(), e.getKey()));
      console().flush();
    }
  }

  /** Names of enum constants as the contract writes them. */
  static Map<String, Long> coded(Map<? extends Enum<?>, Long> counts) {
    Map<String, Long> coded = new java.util.TreeMap<>();
    counts.forEach((key, n) -> coded.put(code(key), n));
    return coded;
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
