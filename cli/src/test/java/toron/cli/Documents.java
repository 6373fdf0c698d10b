package toron.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the project's own documents tell a reader to type. */
final class Documents {
  /** The root of the checkout. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private Documents() {}

  /** A line of a fenced {@code sh} block. */
  record Command(String document, int line, String text) {}

  /** The commands of README.md and docs/*.md, in order; a backslash continues a line. */
  static List<Command> commands() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(HOME.resolve("README.md")));
    if (Files.isDirectory(HOME.resolve("docs"))) {
      try (Stream<Path> more = Files.list(HOME.resolve("docs"))) {
        more.filter(p -> p.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    List<Command> commands = new ArrayList<>();
    for (Path document : documents) {
      boolean shell = false;
      StringBuilder text = new StringBuilder();
      int number = 0;
      for (String line : Files.readAllLines(document)) {
        number++;
        if (line.startsWith("```")) {
          shell = line.equals("```sh");
        } else if (shell && line.endsWith("\\")) {
          text.append(line, 0, line.length() - 1);
        } else if (shell && !line.isBlank() && !line.startsWith("#")) {
          String name = String.valueOf(HOME.relativize(document));
          commands.add(new Command(name, number, text.append(line).toString().strip()));
          text.setLength(0);
        }
      }
    }
    return commands;
  }
}
