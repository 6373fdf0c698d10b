package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import toron.files.Config;
import toron.files.ConfigException;
import toron.ingest.Contribution.Permission;

final class ContributionTest {
  @Test
  void whatAPartnerDoesNotSayIsNotAllowed() {
    Contribution contribution =
        Config.parse(
            "contribution.yaml",
            """
            id: spring
            contributor: A federation
            licence: CC0-1.0
            permissions:
              ai_training: allowed
            """,
            Contribution.class);

    assertThat(contribution.permissions().aiTraining()).isEqualTo(Permission.ALLOWED);
    assertThat(contribution.permissions().aiGenerativeTraining()).isEqualTo(Permission.NOT_ALLOWED);
    assertThat(contribution.permissions().dataMining()).isEqualTo(Permission.NOT_ALLOWED);
    assertThat(contribution.contact()).isNull();
    assertThat(contribution.names()).isEmpty();
  }

  @Test
  void aMissingLicenceIsNamed() {
    assertThatThrownBy(
            () ->
                Config.parse(
                    "contribution.yaml",
                    "id: spring\ncontributor: A federation\npermissions: {}\n",
                    Contribution.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("contribution.yaml:")
        .hasMessageContaining("licence");
  }
}
