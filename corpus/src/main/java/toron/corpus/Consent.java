package toron.corpus;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.files.BadDataException;
import toron.files.Json;
import toron.files.Manifest;
import toron.ingest.Contribution;
import toron.ingest.Contribution.Permission;

/**
 * Whether a source may be trained on. Training a language model needs both {@code ai_training} and
 * {@code ai_generative_training}; what is not said is not allowed.
 */
final class Consent {
  static final String FILTER = "consent";
  private final Map<String, Contribution> contributions;
  private final Set<String> acceptedConditions;
  private final LocalDate asOf;

  Consent(Map<String, Contribution> contributions, Set<String> acceptedConditions, LocalDate asOf) {
    this.contributions = contributions;
    this.acceptedConditions = acceptedConditions;
    this.asOf = asOf;
  }

  /** The contributions that a manifest of {@code ingest} or {@code import} holds. */
  static Map<String, Contribution> contributions(Manifest manifest) {
    Map<String, Contribution> byId = new LinkedHashMap<>();
    Object listed = manifest.details().get("contributions");
    if (listed == null) {
      return byId;
    }
    Contribution[] all;
    try {
      all = Json.mapper().convertValue(listed, Contribution[].class);
    } catch (IllegalArgumentException e) {
      throw new BadDataException("details.contributions: " + e.getMessage(), e);
    }
    for (Contribution contribution : all) {
      byId.put(contribution.id(), contribution);
    }
    return byId;
  }

  /** Why these sources may not be trained on; empty when they may. */
  Optional<Dropped> refuse(String debate, List<SourceFile> sources) {
    if (sources.isEmpty()) {
      return Optional.of(drop(debate, "no-consent", "names no document that was ingested"));
    }
    return sources.stream().flatMap(source -> refuse(debate, source).stream()).findFirst();
  }

  private Optional<Dropped> refuse(String debate, SourceFile source) {
    String id = source.contribution();
    Contribution given = id == null ? null : contributions.get(id);
    if (given == null) {
      String why = id == null ? "lies in no contribution" : "no contribution '" + id + "' is known";
      return Optional.of(drop(debate, "no-consent", source.document() + " " + why));
    }
    String until = given.until();
    if (until != null && asOf.isAfter(date(given, until))) {
      return Optional.of(
          drop(debate, "consent-expired", "contribution " + given.id() + " ended on " + until));
    }
    return Stream.of(
            permission(debate, given, "ai_training", given.permissions().aiTraining()),
            permission(
                debate,
                given,
                "ai_generative_training",
                given.permissions().aiGenerativeTraining()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Dropped> permission(
      String debate, Contribution given, String name, Permission said) {
    String detail = "contribution " + given.id() + ": " + name;
    return switch (said) {
      case ALLOWED -> Optional.empty();
      case NOT_ALLOWED -> Optional.of(drop(debate, "not-allowed", detail + " is not allowed"));
      case CONSTRAINED ->
          accepts(given.conditions())
              ? Optional.empty()
              : Optional.of(
                  drop(
                      debate,
                      "constrained",
                      detail + " is constrained, and its conditions are not among those accepted"));
    };
  }

  private boolean accepts(@Nullable String conditions) {
    return conditions != null && acceptedConditions.contains(conditions.strip());
  }

  /** Ids of the contributions behind some sources, sorted. */
  static List<String> ids(List<SourceFile> sources) {
    List<String> ids = new ArrayList<>();
    for (SourceFile source : sources) {
      String id = source.contribution();
      if (id != null && !ids.contains(id)) {
        ids.add(id);
      }
    }
    ids.sort(null);
    return ids;
  }

  @Nullable Contribution contribution(@Nullable String id) {
    return id == null ? null : contributions.get(id);
  }

  private static LocalDate date(Contribution given, String until) {
    try {
      return LocalDate.parse(until);
    } catch (DateTimeParseException e) {
      throw new BadDataException(
          "contribution " + given.id() + ": until '" + until + "' is not an ISO 8601 date", e);
    }
  }

  private static Dropped drop(String debate, String reason, String detail) {
    return new Dropped(debate, reason, FILTER, detail);
  }
}
