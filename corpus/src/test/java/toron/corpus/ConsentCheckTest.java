package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CC-BY-4.0",
        "LicenseRef-league-terms",
        "CC-BY-4.0 OR (MIT AND GPL-2.0-or-later WITH Classpath-exception-2.0)",
        "GPL-2.0+"
      })
  void expressionsOfSpdxAreLicences(String licence) throws IOException {
    assertThat(check("en", WHOLE.replace("CC0-1.0", licence)))
        .extracting(Finding::weight)
        .containsExactly(Weight.FINE);
  }

  @ParameterizedTest
  @CsvSource({
    "cc by 4.0, is no SPDX identifier; is it CC-BY-4.0?",
    "all rights reserved, is no SPDX identifier such as",
    "CC-BY-4.0 AND, is no SPDX identifier such as",
    "MIT WITH Apache-2.0, is no SPDX identifier such as"
  })
  void whatIsNotOfSpdxIsNoLicence(String licence, String told) throws IOException {
    assertThat(check("en", WHOLE.replace("CC0-1.0", licence)))
        .singleElement()
        .satisfies(f -> assertThat(f.line() + " " + f.message()).startsWith("3 ").contains(told));
  }

  @Test
  void thoseWhoMayBeNamedAreAListAndOtherUsesAreUnknown() throws IOException {
    String faulty =
        WHOLE
            .replace("until:", "names: everybody\nuntil:")
            .replace("  ai_inference:", "  ai_magic:");
    assertThat(check("ja", faulty))
        .extracting(f -> f.line() + " " + f.message().substring(0, 8))
        .containsExactly("10 names は、", "9 permissi", "5 permissi");
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
