package toron.rlhf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.Part;
import toron.corpus.rows.SourcedDebate;

/**
 * A pair before it is put into words.
 *
 * @param debate of the prompt and the chosen answer
 * @param other of the rejected answer; mostly the same
 * @param task which wording asks for it
 * @param unit what it is about; with signal and debate it makes the id
 * @param balance pairs with the same key and as many of each {@code lean}; null: not balanced here
 * @param lean which way a model could cheat: {@code longer}, {@code shorter}, a side
 * @param lenders contributions that lent words to it besides those of the two debates
 */
record PairDraft(
    SourcedDebate debate,
    SourcedDebate other,
    String signal,
    String task,
    String unit,
    Map<String, Part> holes,
    Part chosen,
    Part rejected,
    Strength strength,
    PreferencePair.@Nullable Alteration alteration,
    @Nullable String balance,
    String lean,
    List<String> lenders) {

  static final String LONGER = "longer";
  static final String SHORTER = "shorter";
  static final String EQUAL = "as long";

  /** Takes drafts. */
  interface Drafts {
    void one(PairDraft draft);

    /** Two that cancel each other's bias: both become pairs, or neither. */
    void both(PairDraft a, PairDraft b);
  }

  /**
   * How much better the chosen answer is.
   *
   * @param margin 0 to 1
   * @param doubt the share of judges who held the other to be better, at most a half
   * @param scoreChosen points, where judges gave them
   */
  record Strength(
      double margin, double doubt, @Nullable Double scoreChosen, @Nullable Double scoreRejected) {
    static final Strength SURE = new Strength(1, 0, null, null);
  }

  /** Whether the first text is longer than the second. */
  static String lean(String chosen, String rejected) {
    int difference =
        chosen.codePointCount(0, chosen.length()) - rejected.codePointCount(0, rejected.length());
    return difference == 0 ? EQUAL : difference > 0 ? LONGER : SHORTER;
  }
}
