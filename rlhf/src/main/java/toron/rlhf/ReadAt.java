package toron.rlhf;

/** The token that a reward is read off. */
enum ReadAt {
  /**
   * The last token of the answer's words. In a base that was trained on packed texts, nothing
   * behind an end mark depends on what stands before it: its state there is nearly the same for
   * every answer, and a reward read off it has nothing to learn from.
   */
  ANSWER,
  /** The last token of all, as transformers pools a sequence classifier. */
  END
}
