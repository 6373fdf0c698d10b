package toron.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toron.files.JsonLines;
import toron.structure.debate.Debate;

/** The sample debates, of many formats, as flow sheets. */
final class GoldFlowTest {
  private static final Path GOLD = Path.of("..", "data-samples", "gold");

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> files = Files.walk(GOLD)) {
      List<Path> found = files.filter(file -> file.endsWith("debates.jsonl")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyUnitAndEveryExchangeIsOnTheSheet(Path file) {
    for (Debate debate : read(file)) {
      Document page = Pages.sound(new FlowSheet(PageLinks.in("pages")).render(debate));
      List<String> shown = page.select(".flow .unit .words").eachText();
      for (Debate.Argument argument : debate.arguments()) {
        assertThat(shown).contains(argument.text().strip().replaceAll("\\s+", " "));
      }
      assertThat(page.select(".pairs dt")).hasSameSizeAs(debate.exchanges());
      assertThat(page.select("section.evidence li")).hasSameSizeAs(debate.evidence());
      assertThat(page.select(".speeches details")).hasSameSizeAs(debate.speeches());
    }
  }

  private static List<Debate> read(Path file) {
    try {
      return JsonLines.readAll(file, Debate.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
