package toron.moe.train;

import java.util.ArrayList;
import java.util.List;
import toron.files.BadDataException;

/** Rows that nothing can be learnt from. One is enough to refuse a run; a dry run lists them. */
public final class Refused {
  private final List<String> rows = new ArrayList<>();

  /** Notes a row: file, which row, why. */
  public void add(String row) {
    rows.add(row);
  }

  public List<String> rows() {
    return List.copyOf(rows);
  }

  /**
   * Ends a run that has such rows.
   *
   * @throws BadDataException naming the first, and how many there are
   */
  public void orThrow() {
    if (!rows.isEmpty()) {
      String more = rows.size() == 1 ? "" : " (and " + (rows.size() - 1) + " rows more)";
      throw new BadDataException(rows.get(0) + more);
    }
  }
}
