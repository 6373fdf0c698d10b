package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.ConsentCheck.Finding;
import toron.corpus.ConsentCheck.Weight;

final class ConsentCheckTest {
  private static final String WHOLE =
      """
      id: league
      contributor: a league
      licence: CC0-1.0
      contact: office@league.example
      permissions:
        data_mining: allowed
        ai_training: allowed
        ai_generative_training: allowed
        ai_inference: allowed
      until: 2030-03-31
      """;
  @TempDir Path folder;

  @Test
  void aWholeManifestIsFine() throws IOException {
    assertThat(check("en", WHOLE)).extracting(Finding::weight).containsExactly(Weight.FINE);
  }

  @Test
  void eachFaultIsToldWithItsLine() throws IOException {
    String faulty =
        WHOLE
            .replace("ai_training: allowed", "ai_training: yes please")
            .replace("ai_generative_training: allowed", "ai_generative_training: notAllowed")
            .replace("2030-03-31", "next year")
            .replace("licence: CC0-1.0\n", "licence:\nlicense: CC0-1.0\n");

    assertThat(check("en", faulty))
        .extracting(f -> f.line() + " " + f.message())
        .containsExactly(
            "3 licence is empty",
            "4 there is no key license",
            "8 permissions.ai_training is \"yes please\"; it must be allowed, notAllowed or"
                + " constrained",
            "9 permissions.ai_generative_training is notAllowed: nothing here will be trained on",
            "11 until is \"next year\", not a date such as 2027-03-31");
  }

  @Test
  void inJapaneseToo() throws IOException {
    List<Finding> findings = check("ja", WHOLE.replace("2030", "2020"));

    assertThat(findings).extracting(Finding::weight).containsExactly(Weight.NOTICE);
    assertThat(findings.get(0).message()).isEqualTo("期限 2020-03-31 は過ぎています。学習には使われません");
  }

  @Test
  void aFolderWithoutAManifestHasNoConsent() throws IOException {
    assertThat(new ConsentCheck("en", LocalDate.of(2026, 1, 1)).check(folder))
        .singleElement()
        .satisfies(f -> assertThat(f.weight()).isEqualTo(Weight.ERROR));
  }

  private List<Finding> check(String language, String yaml) throws IOException {
    Files.writeString(folder.resolve("contribution.yaml"), yaml);
    return new ConsentCheck(language, LocalDate.of(2026, 1, 1)).check(folder);
  }
}
