package toron.ingest;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toron.files.Json;

/**
 * The other end of {@link Worker}: reads requests until its parent is gone, several at once, since
 * threads share what the compiler makes of the code and processes do not.
 */
final class WorkerMain {
  /** The first word of a worker; a file's time runs only from then on. */
  static final String READY = "ready";

  record Request(String file, String path) {}

  /** How a file is read; by several threads at once. */
  interface Reader {
    Answer read(Path file, String path);
  }

  private final Reader reader;
  private final BufferedReader requests;
  private final DataOutputStream answers;

  private WorkerMain(Reader reader, BufferedReader requests, DataOutputStream answers) {
    this.reader = reader;
    this.requests = requests;
    this.answers = answers;
  }

  public static void main(String[] args) throws IOException {
    IngestOptions options = options(args);
    serve(args, () -> new FileReading(options)::read);
  }

  static IngestOptions options(String[] args) throws IOException {
    return Json.mapper().readValue(args[0], IngestOptions.class);
  }

  /**
   * Ends this process with the one that started it, which may be killed while a file stalls here; a
   * pipe that has closed is seen only between two files.
   */
  private static void endWith(long parent) {
    daemon(
            "parent",
            () -> {
              ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
              ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
              Runtime.getRuntime().halt(1);
            })
        .start();
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Reads until there are no more requests.
   *
   * @param args options, process id of the parent, how many files at once
   */
  static void serve(String[] args, Supplier<Reader> opening) throws IOException {
    DataOutputStream answers = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
    // Whatever a library prints must not run into the answers.
    System.setOut(System.err);
    endWith(Long.parseLong(args[1]));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    WorkerMain worker = new WorkerMain(opening.get(), requests, answers);
    answers.writeUTF(READY);
    answers.flush();
    List<Thread> lanes = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      Thread lane = daemon("reader-" + i, worker::run);
      // What one file's reading throws ends the process, as it would alone.
      lane.setUncaughtExceptionHandler((thread, thrown) -> Runtime.getRuntime().halt(1));
      lane.start();
      lanes.add(lane);
    }
    for (Thread lane : lanes) {
      join(lane);
    }
  }

  private static void join(Thread lane) throws IOException {
    try {
      lane.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void run() {
    try {
      for (Request request = next(); request != null; request = next()) {
        Answer answer = reader.read(Path.of(request.file()), request.path());
        synchronized (answers) {
          answer.write(answers);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Request next() throws IOException {
    synchronized (requests) {
      String line = requests.readLine();
      return line == null ? null : Json.mapper().readValue(line, Request.class);
    }
  }
}
