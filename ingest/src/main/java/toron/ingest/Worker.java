package toron.ingest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import toron.files.Json;

/** One process that reads, and its pipes: a request a line in, an outcome a line out. */
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
          // A killed worker would leave its counters in the system's folder for temporary files.
          "-XX:-UsePerfData",
          "-Djava.awt.headless=true");

  private final Process process;
  private final Path scratch;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final ExecutorService threads;
  private boolean spent;

  private Worker(Process process, Path scratch, ExecutorService threads) {
    this.process = process;
    this.scratch = scratch;
    this.threads = threads;
    requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * Starts a process and waits until it can read.
   *
   * @param threads where its pipes are waited for
   * @throws IOException when no process comes up, which no file is to blame for
   */
  static Worker start(IngestOptions options, Class<?> main, ExecutorService threads, WorkArea area)
      throws IOException {
    Path scratch = area.scratch();
    Worker worker = new Worker(process(options, main, scratch), scratch, threads);
    boolean ready = false;
    try {
      String line = worker.within(SECONDS_TO_START, worker.answers::readLine);
      ready = WorkerMain.READY.equals(line);
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

  private static Process process(IngestOptions options, Class<?> main, Path scratch)
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
            String.valueOf(ProcessHandle.current().pid())));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /**
   * The answer to a request, or null when the process died over it.
   *
   * @throws TimeoutException when there is none in time; the process is then gone
   */
  @Nullable String ask(String request, int seconds) throws IOException, TimeoutException {
    return within(
        seconds,
        () -> {
          requests.write(request);
          requests.write('\n');
          requests.flush();
          return answers.readLine();
        });
  }

  /** Talks to the process. */
  private interface Talk {
    @Nullable String say() throws IOException;
  }

  private @Nullable String within(int seconds, Talk talk) throws IOException, TimeoutException {
    Future<@Nullable String> answer = threads.submit(talk::say);
    try {
      String line = answer.get(seconds, TimeUnit.SECONDS);
      spent |= line == null;
      return line;
    } catch (TimeoutException e) {
      kill();
      throw e;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof IOException)) {
        throw new IllegalStateException("a worker's pipe failed", e.getCause());
      }
      // A broken pipe: the process is gone.
      spent = true;
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; run again to go on", e);
    }
  }

  /** Whether it can be asked no more, dead or dying. */
  boolean isSpent() {
    return spent;
  }

  /** Waits for a process that gave no whole answer to be gone, and helps; its exit code. */
  int end() throws IOException {
    spent = true;
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
    spent = true;
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
