package toron.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import toron.files.Json;

/** The other end of {@link Workers}: reads requests until its parent is gone. */
final class WorkerMain {
  /** The first line of a worker; a file's time runs only from then on. */
  static final String READY = "ready";

  record Request(String file, String path) {}

  /** How a file is read. */
  interface Reader {
    Outcome read(Path file, String path);
  }

  private WorkerMain() {}

  public static void main(String[] args) throws IOException {
    IngestOptions options = options(args);
    endWith(Long.parseLong(args[1]));
    serve(() -> new FileReading(options)::read);
  }

  static IngestOptions options(String[] args) throws IOException {
    return Json.mapper().readValue(args[0], IngestOptions.class);
  }

  /**
   * Ends this process with the one that started it, which may be killed while a file stalls here; a
   * pipe that has closed is seen only between two files.
   */
  static void endWith(long parent) {
    Thread watch =
        new Thread(
            () -> {
              ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
              ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
              Runtime.getRuntime().halt(1);
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }

  static void serve(Supplier<Reader> opening) throws IOException {
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    // Whatever a library prints must not run into the answers.
    System.setOut(System.err);
    Reader reader = opening.get();
    answer(answers, READY);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      Request request = Json.mapper().readValue(line, Request.class);
      answer(answers, Json.line(reader.read(Path.of(request.file()), request.path())));
    }
  }

  private static void answer(PrintStream answers, String line) {
    answers.print(line);
    answers.print('\n');
    answers.flush();
  }
}
