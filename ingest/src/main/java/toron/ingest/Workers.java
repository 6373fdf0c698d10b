package toron.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import toron.files.Json;
import toron.ingest.Failure.Reason;
import toron.ingest.Inputs.Item;

/**
 * Processes that read, each with a heap limit and a deadline a file: a file that kills or stalls
 * one costs itself.
 */
final class Workers {
  /** Takes outcomes as they come; called from one thread at a time. */
  interface Sink {
    void accept(Outcome outcome) throws IOException;
  }

  /** Exit code of a JVM under -XX:+ExitOnOutOfMemoryError. */
  private static final int OUT_OF_MEMORY = 3;

  private final IngestOptions options;
  private final Class<?> main;
  private final WorkArea area;

  Workers(IngestOptions options, WorkArea area) {
    this(options, WorkerMain.class, area);
  }

  /**
   * @param main what the processes run; speaks as {@link WorkerMain} does
   */
  Workers(IngestOptions options, Class<?> main, WorkArea area) {
    this.options = options;
    this.main = main;
    this.area = area;
  }

  void read(List<Item> items, Sink sink) throws IOException {
    Iterator<Item> queue = items.iterator();
    int count = Math.min(options.workers(), items.size());
    if (count == 0) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(2 * count, Workers::daemon);
    try {
      List<Future<Void>> done = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Callable<Void> loop =
            () -> {
              serve(queue, sink, threads);
              return null;
            };
        done.add(threads.submit(loop));
      }
      for (Future<Void> worker : done) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; run again to go on", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException("a worker's thread failed", e.getCause());
    } finally {
      end(threads);
    }
  }

  /** Nothing reaches the sink after this. */
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ingest-worker");
    thread.setDaemon(true);
    return thread;
  }

  private void serve(Iterator<Item> queue, Sink sink, ExecutorService threads) throws IOException {
    Worker worker = null;
    try {
      for (Item item = next(queue); item != null; item = next(queue)) {
        if (worker == null) {
          worker = Worker.start(options, main, threads, area);
        }
        Outcome outcome = ask(worker, item);
        synchronized (sink) {
          sink.accept(outcome);
        }
        if (worker.isSpent()) {
          worker.close();
          worker = null;
        }
      }
    } finally {
      if (worker != null) {
        worker.close();
      }
    }
  }

  private static @Nullable Item next(Iterator<Item> queue) {
    synchronized (queue) {
      return queue.hasNext() ? queue.next() : null;
    }
  }

  private Outcome ask(Worker worker, Item item) throws IOException {
    int seconds = options.limits().seconds();
    try {
      String request =
          Json.line(new WorkerMain.Request(item.file().toAbsolutePath().toString(), item.path()));
      @Nullable Outcome outcome = outcome(worker.ask(request, seconds));
      if (outcome != null) {
        return outcome;
      }
    } catch (TimeoutException e) {
      return failed(item, Reason.TIMEOUT, "not read within " + seconds + " s");
    }
    int exit = worker.end();
    return exit == OUT_OF_MEMORY
        ? failed(
            item,
            Reason.OUT_OF_MEMORY,
            "needs more than the worker's " + options.workerMegabytes() + " MB")
        : failed(item, Reason.CORRUPT, "its reader died with exit code " + exit);
  }

  /** Null where the worker died before its answer, or in the middle of it. */
  private static @Nullable Outcome outcome(@Nullable String line) throws IOException {
    try {
      return line == null ? null : Json.mapper().readValue(line, Outcome.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static Outcome failed(Item item, Reason reason, String detail) {
    return Outcome.failed(item.path(), null, reason, null, detail);
  }
}
