package toron.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What became of one file: a document or a failure; one line of the journal and of a worker's
 * answers.
 */
record Outcome(String path, @Nullable Document document, @Nullable Failure failure) {
  Outcome {
    if ((document == null) == (failure == null)) {
      throw new IllegalArgumentException("a file is read or it is not: " + path);
    }
  }

  static Outcome failed(
      String path,
      @Nullable String sha256,
      Failure.Reason reason,
      @Nullable Integer page,
      String detail) {
    return new Outcome(path, null, new Failure(path, sha256, reason, page, detail));
  }
}
