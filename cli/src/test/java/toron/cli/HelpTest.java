package toron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Every command's help page can be printed: picocli reads its lines as format strings. */
final class HelpTest {
  @Test
  void everyLineOfEveryHelpPageIsAFormatString() {
    List<String> lines = new ArrayList<>();
    collect(Main.commandLine(), lines);
    assertThat(lines).hasSizeGreaterThan(100);
    for (String line : lines) {
      assertThatCode(() -> String.format(line)).as(line).doesNotThrowAnyException();
    }
  }

  private static void collect(CommandLine command, List<String> lines) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    lines.addAll(List.of(usage.header()));
    lines.addAll(List.of(usage.description()));
    lines.addAll(List.of(usage.footer()));
    for (OptionSpec option : command.getCommandSpec().options()) {
      lines.addAll(List.of(option.description()));
    }
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      lines.addAll(List.of(parameter.description()));
    }
    command.getSubcommands().values().forEach(sub -> collect(sub, lines));
  }
}
