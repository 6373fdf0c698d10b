package toron.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toron.ingest.Document;
import toron.ingest.Failure;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

final class LabelsTest {
  static List<Object[]> vocabularies() {
    return List.of(
        new Object[] {"role", Document.Role.values()},
        new Object[] {"extraction", Document.Extraction.values()},
        new Object[] {"flag", Document.PageFlag.values()},
        new Object[] {"failure", Failure.Reason.values()},
        new Object[] {"side", Side.values()},
        new Object[] {"kind", Debate.ArgumentKind.values()},
        new Object[] {"issue", Debate.Issue.values()},
        new Object[] {"status", Debate.Status.values()},
        new Object[] {"relation", Debate.Relation.values()},
        new Object[] {"cue", Debate.Cue.values()});
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void everyWordOfTheContractHasALabel(String prefix, Enum<?>[] words) {
    for (Enum<?> word : words) {
      assertThat(Labels.keys("en")).contains(Labels.key(prefix, word));
    }
  }

  @Test
  void bothLanguagesHaveTheSameLabels() {
    assertThat(Labels.keys("ja")).isEqualTo(Labels.keys("en"));
  }

  @Test
  void anUnknownLabelIsAnError() {
    assertThatThrownBy(() -> Labels.of("no.such")).hasMessage("no label no.such");
  }

  @Test
  void dataWordsWithoutALabelStandAsTheyAre() {
    assertThat(Labels.ofData("failure", "<new>").html()).isEqualTo("&lt;new&gt;");
    assertThat(Labels.ofData("failure", "empty").html()).contains("空").contains("empty");
  }
}
