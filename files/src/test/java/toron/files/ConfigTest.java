package toron.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
