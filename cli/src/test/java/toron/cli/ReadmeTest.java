package toron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The README says what is so: its tree is the project's tree, its commands are the tool's commands.
 */
final class ReadmeTest {
  private static final Pattern BRANCH = Pattern.compile("^([a-z-]+)/? {2,}(\\S.*)$");

  @Test
  void theTreeNamesEveryRoomWithThePhraseOfItsPom() throws IOException {
    Map<String, String> told = new TreeMap<>();
    boolean inTree = false;
    for (String line : Files.readAllLines(Documents.HOME.resolve("README.md"))) {
      if (line.startsWith("```")) {
        inTree = line.equals("```tree");
        continue;
      }
      Matcher branch = BRANCH.matcher(line);
      if (inTree && branch.matches()) {
        told.put(branch.group(1), branch.group(2));
      }
    }

    Map<String, String> rooms = new TreeMap<>();
    try (Stream<Path> folders = Files.list(Documents.HOME)) {
      for (Path room : folders.filter(f -> Files.exists(f.resolve("pom.xml"))).toList()) {
        Path pom = room.resolve("pom.xml");
        Matcher phrase =
            Pattern.compile("<description>([^<]+)</description>").matcher(Files.readString(pom));
        assertThat(phrase.find()).as("%s has a description", pom).isTrue();
        rooms.put(String.valueOf(room.getFileName()), phrase.group(1));
      }
    }

    assertThat(told).containsAllEntriesOf(rooms);
    for (String name : told.keySet()) {
      assertThat(Documents.HOME.resolve(name)).exists();
    }
  }

  @Test
  void everyCommandOfTheToolIsInTheHelpOfItsParentWithADescription() {
    List<String> bare = new ArrayList<>();
    visit(Main.commandLine(), bare);
    assertThat(bare).as("commands or options without a description").isEmpty();
  }

  private static void visit(CommandLine command, List<String> bare) {
    CommandLine.Model.CommandSpec spec = command.getCommandSpec();
    CommandLine.Model.UsageMessageSpec usage = spec.usageMessage();
    if (usage.description().length == 0 && usage.header().length == 0) {
      bare.add(spec.qualifiedName());
    }
    for (CommandLine.Model.OptionSpec option : spec.options()) {
      if (option.description().length == 0) {
        bare.add(spec.qualifiedName() + " " + option.longestName());
      }
    }
    command.getSubcommands().values().stream().distinct().forEach(sub -> visit(sub, bare));
  }
}
