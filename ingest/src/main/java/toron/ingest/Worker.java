package toron.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import toron.files.Json;

/** One process that reads several files at once, and its pipes: requests in, answers out. */
final class Worker implements Closeable {
  /** A JVM starts in one second; a machine that needs longer than this is not working. */
  private static final int SECONDS_TO_START = 120;

  private static final int SECONDS_TO_END = 30;

  /**
   * Only what is really hot is compiled twice (sixteen times the usual thresholds): the optimising
   * compiler takes some five seconds of a core from every worker otherwise, and 3,000 pages do not
   * win them back.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:Tier4InvocationThreshold=80000",
          "-XX:Tier4MinInvocationThreshold=9600",
          "-XX:Tier4CompileThreshold=240000",
          "-XX:Tier4BackEdgeThreshold=640000",
          "-Xshare:auto",
          // What the JVM itself has to say must not run into the answers.
          "-XX:+DisplayVMOutputToStderr",
          // A killed worker would leave its counters in the system's folder for temporary files.
          "-XX:-UsePerfData",
          "-Djava.awt.headless=true");

  private final Process process;
  private final Path scratch;
  private final BufferedWriter requests;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  /** By path; what is not answered when the process is gone never will be. */
  private final Map<String, CompletableFuture<Optional<Answer>>> asked = new HashMap<>();

  private boolean spent;

  private Worker(Process process, Path scratch) {
    this.process = process;
    this.scratch = scratch;
    requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts a process and waits until it can read.
   *
   * @param lanes how many files it reads at once
   * @throws IOException when no process comes up, which no file is to blame for
   */
  static Worker start(IngestOptions options, Class<?> main, int lanes, WorkArea area)
      throws IOException {
    Path scratch = area.scratch();
    Worker worker = new Worker(process(options, main, lanes, scratch), scratch);
    Thread listener = new Thread(worker::listen, "ingest-answers");
    listener.setDaemon(true);
    listener.start();
    boolean ready = false;
    try {
      ready = within(SECONDS_TO_START, worker.ready);
      if (!ready) {
        throw new IOException("a worker with " + options.workerMegabytes() + " MB does not start");
      }
      return worker;
    } catch (TimeoutException e) {
      throw new IOException("a worker does not start within " + SECONDS_TO_START + " s", e);
    } finally {
      if (!ready) {
        worker.close();
      }
    }
  }

  private static Process process(IngestOptions options, Class<?> main, int lanes, Path scratch)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + options.workerMegabytes() + "m");
    command.addAll(FLAGS);
    // The launcher's archive of classes, where it made one.
    String archive = System.getProperty("toron.archive");
    if (archive != null) {
      command.add("-XX:SharedArchiveFile=" + archive);
      command.add("-Xlog:disable");
    }
    // What a killed worker leaves behind lies in one place.
    command.add("-Djava.io.tmpdir=" + scratch);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            Json.line(options),
            String.valueOf(ProcessHandle.current().pid()),
            String.valueOf(lanes)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Takes the answers as they come, until the process is gone. */
  private void listen() {
    try (DataInputStream answers =
        new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
      ready.complete(answers.readUTF().equals(WorkerMain.READY));
      for (Answer answer = Answer.read(answers); answer != null; answer = Answer.read(answers)) {
        take(answer);
      }
    } catch (IOException e) {
      // The pipe is closed: the same as its end.
    } finally {
      ready.complete(false);
      List<CompletableFuture<Optional<Answer>>> left;
      synchronized (asked) {
        spent = true;
        left = List.copyOf(asked.values());
        asked.clear();
      }
      left.forEach(unanswered -> unanswered.complete(Optional.empty()));
    }
  }

  private void take(Answer answer) {
    CompletableFuture<Optional<Answer>> waiting;
    synchronized (asked) {
      waiting = asked.remove(answer.outcome().path());
    }
    if (waiting != null) {
      waiting.complete(Optional.of(answer));
    }
  }

  /**
   * The answer to a request, empty when the process died over it; of several threads at once.
   *
   * @throws TimeoutException when there is none in time; the process is then gone
   */
  Optional<Answer> ask(WorkerMain.Request request, int seconds)
      throws IOException, TimeoutException {
    CompletableFuture<Optional<Answer>> answer = new CompletableFuture<>();
    synchronized (asked) {
      if (spent) {
        return Optional.empty();
      }
      asked.put(request.path(), answer);
    }
    try {
      synchronized (requests) {
        requests.write(Json.line(request));
        requests.write('\n');
        requests.flush();
      }
    } catch (IOException e) {
      // A broken pipe: the process is gone, and the listener says so.
    }
    try {
      return within(seconds, answer);
    } catch (TimeoutException e) {
      kill();
      throw e;
    }
  }

  private static <T> T within(int seconds, CompletableFuture<T> coming)
      throws IOException, TimeoutException {
    try {
      return coming.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker's pipe failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; run again to go on", e);
    }
  }

  /** Whether it can be asked no more, dead or dying. */
  boolean isSpent() {
    synchronized (asked) {
      return spent;
    }
  }

  /** Waits for a process that gave no whole answer to be gone, and helps; its exit code. */
  int end() throws IOException {
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        kill();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; run again to go on", e);
    }
  }

  /** With what it started itself: OCR of a page would go on for minutes. */
  private void kill() {
    synchronized (asked) {
      spent = true;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    kill();
    process.onExit().join();
    WorkArea.delete(scratch);
  }
}
