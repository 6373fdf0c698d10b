package toron.ingest;

/** What one file may cost. */
public record Limits(long bytes, int pages, int seconds) {
  /** 256 MiB, 5,000 pages, two minutes. */
  public static final Limits DEFAULT = new Limits(256L << 20, 5000, 120);

  public Limits {
    if (bytes < 1 || pages < 1 || seconds < 1) {
      throw new IllegalArgumentException("limits must be positive: " + bytes + ", " + pages);
    }
  }
}
