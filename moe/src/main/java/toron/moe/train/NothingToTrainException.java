package toron.moe.train;

import java.nio.file.Path;
import toron.files.BadDataException;

/** A training split from which no row can be learnt: it has none, or all are too long. */
public final class NothingToTrainException extends BadDataException {
  private static final long serialVersionUID = 1L;

  private final long tooLong;

  /**
   * @param unit what a row is: rows, pairs
   * @param tooLong rows that the split has, each longer than {@code longest} tokens
   */
  public NothingToTrainException(Path file, String unit, long tooLong, int longest) {
    super(file + ": " + reason(unit, tooLong, longest));
    this.tooLong = tooLong;
  }

  private static String reason(String unit, long tooLong, int longest) {
    return tooLong == 0
        ? "no " + unit + " to train on"
        : tooLong + " " + unit + ", all longer than " + longest + " tokens";
  }

  public long tooLong() {
    return tooLong;
  }
}
