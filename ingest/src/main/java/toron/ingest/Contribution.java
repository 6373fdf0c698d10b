package toron.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner's word on what their files may be used for: {@code contribution.yaml} of the folder
 * that holds them.
 *
 * @param licence an SPDX identifier
 * @param until the ISO 8601 date on which the permissions end, or null: no end
 * @param names who may be named
 */
public record Contribution(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String contributor,
    @JsonProperty(required = true) String licence,
    @Nullable String contact,
    @JsonProperty(required = true) Permissions permissions,
    @Nullable String conditions,
    @Nullable String until,
    List<String> names) {

  /** The file's name, in the contributed folder. */
  public static final String FILE = "contribution.yaml";

  public Contribution {
    names = names == null ? List.of() : List.copyOf(names);
  }

  /** The four entries of CAWG training-and-data-mining; what is absent is not allowed. */
  public record Permissions(
      @JsonProperty("data_mining") Permission dataMining,
      @JsonProperty("ai_training") Permission aiTraining,
      @JsonProperty("ai_generative_training") Permission aiGenerativeTraining,
      @JsonProperty("ai_inference") Permission aiInference) {
    public Permissions {
      dataMining = orNot(dataMining);
      aiTraining = orNot(aiTraining);
      aiGenerativeTraining = orNot(aiGenerativeTraining);
      aiInference = orNot(aiInference);
    }

    private static Permission orNot(@Nullable Permission permission) {
      return permission == null ? Permission.NOT_ALLOWED : permission;
    }
  }

  /** What a partner says of one use. */
  public enum Permission {
    @JsonProperty("allowed")
    ALLOWED,
    @JsonProperty("notAllowed")
    NOT_ALLOWED,
    @JsonProperty("constrained")
    CONSTRAINED
  }
}
