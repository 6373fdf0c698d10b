package toron.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How files are read.
 *
 * @param workers processes that read; 0 reads in this process, without a deadline or a memory limit
 * @param workerMegabytes heap of each worker
 * @param retry whether files that failed in an earlier run are tried again
 */
public record IngestOptions(
    Ocr ocr,
    int workers,
    @JsonProperty("worker-megabytes") int workerMegabytes,
    Limits limits,
    boolean retry) {

  public static final IngestOptions DEFAULT =
      new IngestOptions(Ocr.AUTO, 2, 768, Limits.DEFAULT, false);

  public IngestOptions {
    if (workers < 0 || workerMegabytes < 64) {
      throw new IllegalArgumentException(
          "workers " + workers + " (at least 0), megabytes " + workerMegabytes + " (at least 64)");
    }
  }

  /** When pages are read by Tesseract. */
  public enum Ocr {
    /** Pages without a text layer, or with a garbled one. */
    @JsonProperty("auto")
    AUTO,
    @JsonProperty("never")
    NEVER,
    @JsonProperty("always")
    ALWAYS
  }
}
