package toron.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import toron.files.Progress;
import toron.moe.model.ModelConfig;
import toron.moe.train.Batches;
import toron.moe.train.Tokens;

/**
 * Steps of float32 and bfloat16 by turns, in one process: what a shared machine takes away in one
 * second it takes from both. Arguments: model, steps of each, {@code full} or {@code lora}.
 */
public final class PrecisionSteps {
  private static final int WARM = 3;
  private static final List<String> PRECISIONS = List.of("float32", "bfloat16");

  private PrecisionSteps() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    ModelConfig config = Synthetic.config(args[0]);
    int steps = WARM + Integer.parseInt(args[1]);
    boolean adapters = args.length > 2 && args[2].equals("lora");
    Batches<Tokens> batches = Synthetic.rows(config.vocabulary(), 4, 512, 205);
    List<Turns> turns = List.of(new Turns(), new Turns());
    turns.get(0).next = turns.get(1).mine;
    turns.get(1).next = turns.get(0).mine;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      String precision = PRECISIONS.get(i);
      Turns own = turns.get(i);
      Runnable run =
          () -> {
            try {
              TrainingSteps.run(
                  config, TrainingSteps.options(precision, false, steps), adapters, batches, own);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          };
      threads.add(new Thread(run, precision));
    }
    turns.get(0).mine.release();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    print(turns.get(0).seconds, turns.get(1).seconds);
  }

  private static void print(List<Double> wide, List<Double> narrow) {
    System.out.println("| | float32 | bfloat16 | ratio |");
    System.out.println("|---|---|---|---|");
    row("fastest step", Collections.min(wide), Collections.min(narrow));
    row("median", TrainingSteps.median(wide), TrainingSteps.median(narrow));
    List<Double> ratios =
        IntStream.range(0, wide.size()).mapToObj(i -> wide.get(i) / narrow.get(i)).toList();
    System.out.printf(
        Locale.ROOT, "| median of neighbours | | | %.2f |%n", TrainingSteps.median(ratios));
  }

  private static void row(String name, double wide, double narrow) {
    System.out.printf(
        Locale.ROOT, "| %s | %.3f | %.3f | %.2f |%n", name, wide, narrow, wide / narrow);
  }

  /** Takes the time of a step, then lets the other go on. */
  private static final class Turns implements Progress {
    private final Semaphore mine = new Semaphore(0);
    private Semaphore next = mine;
    private final List<Double> seconds = new ArrayList<>();
    private int step;
    private long began;

    @Override
    public void begin(String stage, long total, String unit) {
      await();
    }

    @Override
    public void advance(long by, String item) {
      if (step++ >= WARM) {
        seconds.add((System.nanoTime() - began) / 1e9);
      }
      next.release();
      await();
    }

    private void await() {
      mine.acquireUninterruptibly();
      began = System.nanoTime();
    }

    @Override
    public void end(String summary) {
      next.release();
    }
  }
}
