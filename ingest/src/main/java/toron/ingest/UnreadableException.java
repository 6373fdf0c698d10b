package toron.ingest;

import org.jspecify.annotations.Nullable;

/** A file that cannot be read, for a reason that a person can act on. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Failure.Reason reason;
  private final @Nullable Integer page;

  UnreadableException(Failure.Reason reason, @Nullable Integer page, String detail) {
    super(detail);
    this.reason = reason;
    this.page = page;
  }

  UnreadableException(
      Failure.Reason reason, @Nullable Integer page, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
    this.page = page;
  }

  Failure.Reason reason() {
    return reason;
  }

  @Nullable Integer page() {
    return page;
  }
}
