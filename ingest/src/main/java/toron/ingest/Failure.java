package toron.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A file that could not be read, and why. One row of {@code failures.jsonl}.
 *
 * @param sha256 null where the bytes could not be read
 * @param page the page it happened on, from 1, where one is to blame
 */
public record Failure(
    String path, @Nullable String sha256, Reason reason, @Nullable Integer page, String detail) {

  /** Why a file has no document. */
  public enum Reason {
    @JsonProperty("encrypted")
    ENCRYPTED,
    @JsonProperty("restricted")
    RESTRICTED,
    @JsonProperty("corrupt")
    CORRUPT,
    @JsonProperty("timeout")
    TIMEOUT,
    @JsonProperty("out-of-memory")
    OUT_OF_MEMORY,
    @JsonProperty("empty")
    EMPTY,
    @JsonProperty("unsupported")
    UNSUPPORTED,
    @JsonProperty("too-large")
    TOO_LARGE,
    @JsonProperty("duplicate")
    DUPLICATE
  }
}
