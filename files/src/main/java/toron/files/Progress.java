package toron.files;

/**
 * How far a stage has come. Stages call it; the command line draws it. Calls may come from several
 * threads.
 */
public interface Progress {
  /** Nobody is watching. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String stage, long total, String unit) {}

        @Override
        public void advance(long by, String item) {}

        @Override
        public void end(String summary) {}
      };

  /**
   * A stage begins.
   *
   * @param total how many units there are, or -1 where nobody knows
   * @param unit what is counted: files, debates, steps
   */
  void begin(String stage, long total, String unit);

  /** Some more units are done; {@code item} names the last or says how it went. */
  void advance(long by, String item);

  /** Something that a watcher should know now; the stage goes on. */
  default void warn(String warning) {
    advance(0, warning);
  }

  /** The stage is over. */
  void end(String summary);
}
