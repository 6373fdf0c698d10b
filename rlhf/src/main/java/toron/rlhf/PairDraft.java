package toron.rlhf;

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
 * @param balance pairs with the same key and as many of each {@code lean}; null: not balanced
 * @param lean which way a model could cheat: {@code longer}, {@code shorter}, a side
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
    double margin,
    PreferencePair.@Nullable Alteration alteration,
    @Nullable String balance,
    String lean) {

  static final String LONGER = "longer";
  static final String SHORTER = "shorter";
  static final String EQUAL = "as long";

  /** Whether the first text is longer than the second. */
  static String lean(String chosen, String rejected) {
    int difference =
        chosen.codePointCount(0, chosen.length()) - rejected.codePointCount(0, rejected.length());
    return difference == 0 ? EQUAL : difference > 0 ? LONGER : SHORTER;
  }
}
