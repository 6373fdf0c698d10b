package toron.corpus.rows;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on items in several threads and hands the results over in the order of the items, a few at
 * a time, so that what is written does not depend on how many threads there are.
 *
 * @param workers threads; with one, everything happens in the caller's
 */
public record InOrder(int workers) {
  /** Items ahead of the one that is handed over, for each thread. */
  private static final int AHEAD = 4;

  public InOrder {
    if (workers < 1) {
      throw new IllegalArgumentException(workers + " workers");
    }
  }

  /** As many workers as there are processors. */
  public static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Where items come from; read by one thread. */
  public interface Source<I> {
    boolean hasNext();

    I next();
  }

  /** Does the work; called by several threads. */
  @FunctionalInterface
  public interface Work<I, O> {
    O of(I item);
  }

  /** Takes results; called by one thread. */
  @FunctionalInterface
  public interface Taker<O> {
    void take(O result) throws IOException;
  }

  /** Works on everything. What a worker throws is thrown here. */
  public <I, O> void run(Source<I> items, Work<I, O> work, Taker<O> taker) throws IOException {
    if (workers == 1) {
      while (items.hasNext()) {
        taker.take(work.of(items.next()));
      }
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      ArrayDeque<Future<O>> ahead = new ArrayDeque<>();
      while (items.hasNext()) {
        I item = items.next();
        ahead.add(threads.submit(() -> work.of(item)));
        if (ahead.size() > AHEAD * workers) {
          taker.take(result(ahead.remove()));
        }
      }
      while (!ahead.isEmpty()) {
        taker.take(result(ahead.remove()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static <O> O result(Future<O> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for a worker");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }
}
