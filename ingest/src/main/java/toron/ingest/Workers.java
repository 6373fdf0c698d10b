package toron.ingest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  Workers(IngestOptions options) {
    this.options = options;
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
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ingest-worker");
    thread.setDaemon(true);
    return thread;
  }

  private void serve(Iterator<Item> queue, Sink sink, ExecutorService threads) throws IOException {
    Child child = null;
    try {
      for (Item item = next(queue); item != null; item = next(queue)) {
        if (child == null) {
          child = new Child(options);
        }
        Outcome outcome = ask(child, item, threads);
        synchronized (sink) {
          sink.accept(outcome);
        }
        if (!child.process.isAlive()) {
          child.close();
          child = null;
        }
      }
    } finally {
      if (child != null) {
        child.close();
      }
    }
  }

  private static @Nullable Item next(Iterator<Item> queue) {
    synchronized (queue) {
      return queue.hasNext() ? queue.next() : null;
    }
  }

  private Outcome ask(Child child, Item item, ExecutorService threads) throws IOException {
    Future<@Nullable String> answer =
        threads.submit(() -> child.ask(item.file().toAbsolutePath(), item.path()));
    try {
      String line = answer.get(options.limits().seconds(), TimeUnit.SECONDS);
      if (line != null) {
        return Json.mapper().readValue(line, Outcome.class);
      }
      int exit = child.process.waitFor();
      return exit == OUT_OF_MEMORY
          ? Outcome.failed(
              item.path(),
              null,
              Reason.OUT_OF_MEMORY,
              null,
              "needs more than the worker's " + options.workerMegabytes() + " MB")
          : Outcome.failed(
              item.path(), null, Reason.CORRUPT, null, "its reader died with exit code " + exit);
    } catch (TimeoutException e) {
      child.process.destroyForcibly();
      return Outcome.failed(
          item.path(),
          null,
          Reason.TIMEOUT,
          null,
          "not read within " + options.limits().seconds() + " s");
    } catch (ExecutionException e) {
      child.process.destroyForcibly();
      return Outcome.failed(
          item.path(), null, Reason.CORRUPT, null, "its reader died: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; run again to go on", e);
    }
  }

  /** One process and its pipes: a request a line in, an outcome a line out. */
  private static final class Child implements Closeable {
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    Child(IngestOptions options) throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      process =
          new ProcessBuilder(
                  java,
                  "-Xmx" + options.workerMegabytes() + "m",
                  "-XX:+UseSerialGC",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-Xshare:auto",
                  "-Djava.awt.headless=true",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WorkerMain.class.getName(),
                  Json.line(options))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      requests =
          new BufferedWriter(
              new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
    }

    @Nullable String ask(Path file, String path) {
      try {
        requests.write(Json.line(new WorkerMain.Request(file.toString(), path)));
        requests.write('\n');
        requests.flush();
        return answers.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
