package toron.structure.heading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import toron.structure.heading.RosterLines.Listed;

/** Lists of who speaks, in one line. */
final class RosterLinesTest {
  @Test
  void listsAreReadByTheirCapitals() {
    assertThat(RosterLines.read("Government (Elm College): Ada Orr, Ben Lamb. Opp: Di Reed."))
        .containsExactly(
            new Listed("Elm College", "Government", true),
            new Listed("Ada Orr", "Government", false),
            new Listed("Ben Lamb", "Government", false),
            new Listed("Di Reed", "Opp", false));
  }

  @Test
  void verdictsListNobody() {
    assertThat(RosterLines.read("Result: 2–1 for the Negative (Orr, Lamb; Reed dissenting)"))
        .isEmpty();
  }
}
