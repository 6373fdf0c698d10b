package toron.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A file that could not be read, and why. One row of {@code failures.jsonl}.
 *
 * @param sha256 null where the bytes could not be read
 * @param page the page it happened on, from 1, where one is to blame
 */
public record Failure(
    String path, @Nullable String sha256, Reason reason, @Nullable Integer page, String detail) {

  /** What an exception says, without the place of the file on this machine. */
  static String said(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file, or a link leads nowhere";
    }
    if (e instanceof AccessDeniedException) {
      return "reading it is not permitted";
    }
    if (e instanceof FileSystemException system) {
      String reason = system.getReason();
      return reason == null ? system.getClass().getSimpleName() : reason;
    }
    return e.toString();
  }

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
