package toron.structure.argument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a constructive speech goes over to the other side's case. */
final class CrossingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Now I go to the affirmative case.",
        "Now the case.",
        "Now on case, solvency. They have one study.",
        "On her second contention, speech: turn it.",
        "Let me turn to my opponent's case.",
        "では、肯定側の立論に対する反駁を行います。"
      })
  void goesOver(String words) {
    assertThat(Crossing.over(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Contention Two: the case for consent.",
        "My second contention is privacy.",
        "In that case nobody pays.",
        "The affirmative says that voters learn.",
        "次に、デメリットを述べます。"
      })
  void staysWithItsOwn(String words) {
    assertThat(Crossing.over(words)).isFalse();
  }
}
