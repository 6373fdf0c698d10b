package toron.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import toron.ingest.Failure.Reason;
import toron.ingest.Inputs.Item;

/**
 * Processes that read, each with a heap limit and a deadline a file. A process reads several files
 * at once; where it dies or stalls, each of these is read again in a process of its own, and only
 * what dies or stalls there has failed. So a file costs itself, and what becomes of it does not
 * hang on its neighbours.
 */
final class Workers implements Closeable {
  /** Takes answers as they come; called from one thread at a time. */
  interface Sink {
    void accept(Answer answer) throws IOException;
  }

  /** Files at once in a process: they share its heap. */
  private static final int LANES = 4;

  /** Exit code of a JVM under -XX:+ExitOnOutOfMemoryError. */
  private static final int OUT_OF_MEMORY = 3;

  private final IngestOptions options;
  private final Class<?> main;
  private final WorkArea area;
  private final List<Crew> crews = new ArrayList<>();

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

  /** Starts the processes for so many files, which takes a second that others can use. */
  void prepare(int files) {
    enlist(files);
    for (Crew crew : crews) {
      daemon(crew::start).start();
    }
  }

  private void enlist(int files) {
    for (int left = Math.min(options.workers(), files); left > 0; left -= LANES) {
      crews.add(new Crew(Math.min(left, LANES)));
    }
  }

  void read(List<Item> items, Sink sink) throws IOException {
    Iterator<Item> queue = items.iterator();
    if (items.isEmpty()) {
      return;
    }
    if (crews.isEmpty()) {
      enlist(items.size());
    }
    int count = crews.stream().mapToInt(crew -> crew.lanes).sum();
    ExecutorService threads = Executors.newFixedThreadPool(count, Workers::daemon);
    try {
      List<Future<Void>> done = new ArrayList<>();
      for (Crew crew : crews) {
        for (int lane = 0; lane < crew.lanes; lane++) {
          Callable<Void> loop =
              () -> {
                serve(queue, sink, crew);
                return null;
              };
          done.add(threads.submit(loop));
        }
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
      close();
    }
  }

  /** Ends what was prepared. */
  @Override
  public void close() throws IOException {
    for (Crew crew : crews) {
      crew.close();
    }
    crews.clear();
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

  /** One process after the other, for so many threads. */
  private final class Crew implements Closeable {
    private final int lanes;
    private @Nullable Worker worker;
    private boolean closed;

    Crew(int lanes) {
      this.lanes = lanes;
    }

    synchronized Worker worker() throws IOException {
      Worker current = worker;
      if (current != null && current.isSpent()) {
        end();
        current = null;
      }
      if (closed) {
        throw new IOException("the run is over");
      }
      if (current == null) {
        current = Worker.start(options, main, lanes, area);
        worker = current;
      }
      return current;
    }

    void start() {
      try {
        worker();
      } catch (IOException e) {
        // Whoever asks it to read tries again, and says so.
      }
    }

    @Override
    public synchronized void close() throws IOException {
      closed = true;
      end();
    }

    private void end() throws IOException {
      if (worker != null) {
        worker.close();
        worker = null;
      }
    }
  }

  private void serve(Iterator<Item> queue, Sink sink, Crew crew) throws IOException {
    for (Item item = next(queue); item != null; item = next(queue)) {
      Answer answer = read(item, crew);
      synchronized (sink) {
        sink.accept(answer);
      }
    }
  }

  private static @Nullable Item next(Iterator<Item> queue) {
    synchronized (queue) {
      return queue.hasNext() ? queue.next() : null;
    }
  }

  private Answer read(Item item, Crew crew) throws IOException {
    if (crew.lanes == 1) {
      return alone(item, crew);
    }
    try {
      Optional<Answer> answer = crew.worker().ask(request(item), options.limits().seconds());
      if (answer.isPresent()) {
        return answer.get();
      }
    } catch (TimeoutException e) {
      // It may have waited for its neighbours.
    }
    try (Crew own = new Crew(1)) {
      return alone(item, own);
    }
  }

  private Answer alone(Item item, Crew crew) throws IOException {
    int seconds = options.limits().seconds();
    Worker worker = crew.worker();
    try {
      Optional<Answer> answer = worker.ask(request(item), seconds);
      if (answer.isPresent()) {
        return answer.get();
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

  private static WorkerMain.Request request(Item item) {
    return new WorkerMain.Request(item.file().toAbsolutePath().toString(), item.path());
  }

  private static Answer failed(Item item, Reason reason, String detail) {
    return new Answer(Outcome.failed(item.path(), null, reason, null, detail));
  }
}
