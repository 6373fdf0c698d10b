package toron.moe.train;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import toron.files.Progress;

/** A training in a process of its own, which says on standard output when a step is done. */
final class KilledRun implements Progress {
  static final String STEP = "step";
  private static final long STEPS = 14;

  /** What is trained here and there. */
  static TrainingOptions options() {
    return TrainingLoopTest.options(STEPS, TrainingOptions.OnDivergence.STOP, 0);
  }

  public static void main(String[] args) throws IOException {
    TrainingLoopTest.train(Path.of(args[0]), options(), new KilledRun());
  }

  /** A process that trains in a folder; what it complains of goes to a file. */
  static ProcessBuilder process(Path folder, File errors) {
    return new ProcessBuilder(
            new ArrayList<>(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:-UsePerfData",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledRun.class.getName(),
                    folder.toString())))
        .redirectError(errors);
  }

  /** Lets it train so many steps and then kills it outright. */
  static void killAfter(int steps, ProcessBuilder builder)
      throws IOException, InterruptedException {
    Process process = builder.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      int done = 0;
      while (done < steps) {
        String line = out.readLine();
        if (line == null) {
          throw new IllegalStateException("ended after " + done + " steps");
        }
        done += line.startsWith(STEP) ? 1 : 0;
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void begin(String stage, long total, String unit) {}

  @Override
  public void advance(long by, String item) {
    if (by > 0) {
      System.out.println(STEP);
      System.out.flush();
    }
  }

  @Override
  public void end(String summary) {}
}
