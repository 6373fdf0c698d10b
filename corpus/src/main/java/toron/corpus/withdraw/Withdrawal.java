package toron.corpus.withdraw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.DatasetKind;
import toron.corpus.withdraw.WithdrawalRecord.Reached;
import toron.corpus.withdraw.WithdrawalRecord.State;
import toron.corpus.withdraw.WithdrawalRecord.Tainted;
import toron.files.BadDataException;
import toron.files.Json;
import toron.files.Manifest;
import toron.files.Progress;

/**
 * Withdraws a contribution: first lists what it reaches, then rewrites the folders without it, the
 * last stage first, and leaves a record. The record is written before anything changes and says
 * what is to go, so that a run that was stopped is finished by another.
 */
public final class Withdrawal {
  private final Map<String, DatasetKind<?>> kinds = new HashMap<>();
  private final Progress progress;

  /**
   * @param kinds of data sets that can be rewritten
   */
  public Withdrawal(List<DatasetKind<?>> kinds, Progress progress) {
    kinds.forEach(kind -> this.kinds.put(kind.stage(), kind));
    this.progress = progress;
  }

  /**
   * What a withdrawal would do; nothing is changed.
   *
   * @param date ISO 8601, for the record
   * @throws BadDataException when a folder can't be understood well enough to say
   */
  public WithdrawalRecord plan(String contribution, List<Path> roots, String date)
      throws IOException {
    Survey survey = Survey.of(roots);
    List<Reached> folders = new Planning(contribution).folders(survey);
    Set<String> hashes = new HashSet<>();
    for (Reached folder : folders) {
      if (folder.rows() > 0) {
        folder.removed().keySet().forEach(file -> add(hashes, folder.sha256Before().get(file)));
      }
    }
    List<Tainted> models = Taint.of(survey, roots, contribution, hashes);
    return new WithdrawalRecord(
        Manifest.CONTRACT,
        contribution,
        State.PLANNED,
        null,
        null,
        date,
        folders,
        models,
        survey.notUnderstood(),
        survey.pages());
  }

  private static void add(Set<String> hashes, @Nullable String hash) {
    if (hash != null) {
      hashes.add(hash);
    }
  }

  /**
   * Who answers for a withdrawal.
   *
   * @param reason why, or null
   * @param date ISO 8601
   */
  public record Signature(String by, @Nullable String reason, String date) {
    public Signature {
      if (by.isBlank()) {
        throw new IllegalArgumentException("a withdrawal is signed off by somebody");
      }
    }
  }

  /**
   * Carries a plan out.
   *
   * @param record where the record goes; written at the beginning and at the end
   * @param deleteWeights whether the weights of models that learnt from it go too
   */
  public WithdrawalRecord carryOut(
      WithdrawalRecord plan, Signature signature, Path record, boolean deleteWeights)
      throws IOException {
    for (Reached folder : plan.folders()) {
      boolean dataset = folder.what().equals("rows") || folder.what().equals("pairs");
      if (dataset && !kinds.containsKey(folder.stage())) {
        throw BadDataException.in(
            Path.of(folder.folder()), "a data set of kind '" + folder.stage() + "'");
      }
    }
    WithdrawalRecord planned =
        plan.signed(State.PLANNED, signature.by(), signature.reason(), signature.date());
    Json.write(record, planned);
    progress.begin("consent withdraw", plan.folders().size(), "folders");
    Rewriting rewriting = new Rewriting(plan.contribution(), kinds);
    List<Reached> done = new ArrayList<>();
    for (Reached folder : plan.folders()) {
      done.add(rewriting.apply(folder));
      progress.advance(1, folder.folder());
    }
    List<Tainted> marked = new ArrayList<>();
    for (Tainted model : plan.checkpoints()) {
      Taint.Mark mark =
          new Taint.Mark(plan.contribution(), model.why(), signature.date(), signature.by());
      marked.add(Taint.mark(model, mark, deleteWeights));
    }
    WithdrawalRecord result =
        planned
            .with(done, marked)
            .signed(State.DONE, signature.by(), signature.reason(), signature.date());
    Json.write(record, result);
    progress.end(plan.folders().size() + " folders rewritten");
    return result;
  }
}
