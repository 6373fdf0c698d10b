package toron.ingest;

/**
 * What one file may cost.
 *
 * @param seconds from when a worker takes the file to its answer
 * @param glyphs on all the pages of a PDF together
 * @param pixels of one picture, whether it lies in the file or is a page made into one for OCR
 * @param depth of forms within forms in a PDF, of files within files in others; at most 50
 */
public record Limits(long bytes, int pages, int seconds, int glyphs, long pixels, int depth) {
  /** 256 MiB, 5,000 pages, two minutes, ten million glyphs, 100 megapixels, 20 deep. */
  public static final Limits DEFAULT =
      new Limits(256L << 20, 5000, 120, 10_000_000, 100_000_000, 20);

  /** Deeper than this PDFBox leaves forms out without a word. */
  private static final int DEEPEST = 50;

  public Limits {
    if (bytes < 1 || pages < 1 || seconds < 1 || glyphs < 1 || pixels < 1) {
      throw new IllegalArgumentException(
          "limits must be positive: bytes %d, pages %d, seconds %d, glyphs %d, pixels %d"
              .formatted(bytes, pages, seconds, glyphs, pixels));
    }
    if (depth < 1 || depth > DEEPEST) {
      throw new IllegalArgumentException("depth " + depth + " (1 to " + DEEPEST + ")");
    }
  }

  /** The same for all else. */
  public Limits within(int seconds) {
    return new Limits(bytes, pages, seconds, glyphs, pixels, depth);
  }
}
