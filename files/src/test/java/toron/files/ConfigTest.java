package toron.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigTest {
  record Settings(
      @JsonProperty(required = true) int steps, @JsonProperty(required = true) List<String> names) {
    Settings {
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, not " + steps);
      }
    }
  }

  @Test
  void readsWhatIsThere() {
    assertThat(Config.parse("a.yaml", "steps: 3\nnames: [x]\n", Settings.class))
        .isEqualTo(new Settings(3, List.of("x")));
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() {
    assertThatThrownBy(
            () -> Config.parse("a.yaml", "steps: 3\nnames: []\nstep_count: 4\n", Settings.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("a.yaml:3: unknown key 'step_count'")
        .hasMessageContaining("steps");
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThatThrownBy(() -> Config.parse("a.yaml", "steps: 3\n", Settings.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("a.yaml:")
        .hasMessageContaining("names");
  }

  @Test
  void whatTheRecordRefusesIsSaidInItsWords() {
    assertThatThrownBy(() -> Config.parse("a.yaml", "steps: 0\nnames: []\n", Settings.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("steps must be at least 1, not 0");
  }

  @Test
  void nonsenseIsAnErrorWithALine() {
    assertThatThrownBy(() -> Config.parse("a.yaml", "steps: 3\n  - [\n", Settings.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("a.yaml:");
  }

  @Test
  void anEmptyFileIsAnError() {
    assertThatThrownBy(() -> Config.parse("a.yaml", "", Settings.class))
        .isInstanceOf(ConfigException.class);
  }

  record Outer(int seed, Settings inner, @Nullable String note) {}

  private static final Outer DEFAULTS = new Outer(7, new Settings(3, List.of("x")), null);

  @TempDir Path folder;

  private Path yaml(String text) throws IOException {
    Path file = folder.resolve("over.yaml");
    Files.writeString(file, text);
    return file;
  }

  @Test
  void whatAFileDoesNotSayStaysAsItWas() throws IOException {
    assertThat(Config.over(DEFAULTS, yaml("# only steps\ninner:\n  steps: 9\nnote: five\n")))
        .isEqualTo(new Outer(7, new Settings(9, List.of("x")), "five"));
    assertThat(Config.over(DEFAULTS, yaml("# nothing\n"))).isEqualTo(DEFAULTS);
  }

  @Test
  void anUnknownKeyDeepDownIsNamedWithItsLine() throws IOException {
    Path file = yaml("seed: 1\ninner:\n  steps: 9\n  stepz: 8\n");

    assertThatThrownBy(() -> Config.over(DEFAULTS, file))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ":4: unknown key 'inner.stepz'");
  }

  @Test
  void aValueThatDoesNotFitIsNamedWithItsLine() throws IOException {
    Path file = yaml("seed: 1\ninner:\n  names: [a]\n  steps: many\n");

    assertThatThrownBy(() -> Config.over(DEFAULTS, file))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ":4: ");
  }
}
