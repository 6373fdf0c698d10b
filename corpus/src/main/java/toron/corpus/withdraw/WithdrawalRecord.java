package toron.corpus.withdraw;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a withdrawal reaches, and, once it is done, who signed it off.
 *
 * @param state {@code planned} until every folder is rewritten, then {@code done}
 * @param signedBy who answers for it
 * @param date ISO 8601, of the last step
 * @param folders from the last stage to the first, as they are rewritten
 * @param checkpoints models that have learnt from what is withdrawn
 * @param notUnderstood manifests that are not Toron's, which nobody looked into
 * @param pages HTML files in the same folders, which may show what is withdrawn
 */
public record WithdrawalRecord(
    String contract,
    String contribution,
    State state,
    @Nullable String signedBy,
    @Nullable String reason,
    String date,
    List<Reached> folders,
    List<Tainted> checkpoints,
    List<String> notUnderstood,
    List<String> pages) {
  public WithdrawalRecord {
    folders = List.copyOf(folders);
    checkpoints = List.copyOf(checkpoints);
    notUnderstood = List.copyOf(notUnderstood);
    pages = List.copyOf(pages);
  }

  /** How far it is. */
  public enum State {
    /** Listed; some folders may be rewritten already. */
    PLANNED,
    DONE
  }

  /**
   * A folder whose rows go.
   *
   * @param what {@code documents}, {@code debates}, {@code rows} or {@code pairs}
   * @param removed file to the ids of its rows that go, in order; rows without an id of their own
   *     go under the id of their debate
   * @param sha256Before of every file that changes
   * @param sha256After empty until the folder is rewritten; null for a file that is gone
   */
  public record Reached(
      String folder,
      String stage,
      String what,
      Map<String, List<String>> removed,
      Map<String, String> sha256Before,
      Map<String, @Nullable String> sha256After) {

    /** Rows that go, over the splits. */
    public long rows() {
      return removed.values().stream().mapToLong(List::size).sum();
    }
  }

  /**
   * A folder with a model that has learnt from it.
   *
   * @param why {@code trained on} the contribution, or {@code starts from} another such model
   * @param weights the files with its weights, checkpoints included
   * @param deleted whether they were deleted
   */
  public record Tainted(
      String folder, String stage, String why, List<String> weights, boolean deleted) {
    public Tainted {
      weights = List.copyOf(weights);
    }
  }

  WithdrawalRecord with(List<Reached> newFolders, List<Tainted> newCheckpoints) {
    return new WithdrawalRecord(
        contract,
        contribution,
        state,
        signedBy,
        reason,
        date,
        newFolders,
        newCheckpoints,
        notUnderstood,
        pages);
  }

  WithdrawalRecord signed(State newState, String by, @Nullable String because, String on) {
    return new WithdrawalRecord(
        contract,
        contribution,
        newState,
        by,
        because,
        on,
        folders,
        checkpoints,
        notUnderstood,
        pages);
  }
}
