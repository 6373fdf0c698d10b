package toron.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import toron.files.Progress;

/** A bar with speed and time left on a terminal; elsewhere a plain line every few seconds. */
final class ConsoleProgress implements Progress {
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  private final PrintStream err;
  private final boolean terminal;
  private @Nullable ProgressBar bar;
  private String stage = "";
  private String unit = "";
  private long total;
  private long done;
  private long begun;
  private long lastLine;

  private ConsoleProgress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Draws a bar where a person watches. */
  static Progress onError() {
    // The launcher asks the shell: System.console() says yes to a pipe since JDK 22.
    boolean dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("CI") != null;
    return new ConsoleProgress(System.err, System.getenv("TORON_TERMINAL") != null && !dumb);
  }

  static Progress plain(PrintStream err) {
    return new ConsoleProgress(err, false);
  }

  @Override
  public synchronized void begin(String stage, long total, String unit) {
    close();
    this.stage = stage;
    this.unit = unit;
    this.total = total;
    done = 0;
    begun = System.nanoTime();
    lastLine = begun;
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setInitialMax(total)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .showSpeed()
              .clearDisplayOnFinish()
              .build();
    } else {
      err.println(stage + ": " + (total < 0 ? "" : total + " ") + unit);
    }
  }

  @Override
  public synchronized void advance(long by, String item) {
    done += by;
    if (bar != null) {
      bar.stepBy(by);
      bar.setExtraMessage(" " + item);
      return;
    }
    long now = System.nanoTime();
    if (now - lastLine >= LINE_EVERY_NANOS) {
      lastLine = now;
      double seconds = (now - begun) / 1e9;
      err.println(
          String.format(
              Locale.ROOT,
              "%s: %d%s %s, %.1f/s%s  %s",
              stage,
              done,
              total < 0 ? "" : "/" + total,
              unit,
              done / seconds,
              total < 0 || done == 0
                  ? ""
                  : String.format(Locale.ROOT, ", %.0f s left", seconds / done * (total - done)),
              item));
    }
  }

  @Override
  public synchronized void warn(String warning) {
    err.println((bar == null ? "" : System.lineSeparator()) + stage + ": warning: " + warning);
  }

  @Override
  public synchronized void end(String summary) {
    close();
    err.println(stage + ": " + summary);
  }

  private void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
