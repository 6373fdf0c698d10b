package toron.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import toron.files.Json;

/** The other end of {@link Workers}: reads requests until its parent is gone. */
final class WorkerMain {
  record Request(String file, String path) {}

  private WorkerMain() {}

  public static void main(String[] args) throws IOException {
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    // Whatever a library prints must not run into the answers.
    System.setOut(System.err);
    FileReading reading = new FileReading(Json.mapper().readValue(args[0], IngestOptions.class));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      Request request = Json.mapper().readValue(line, Request.class);
      answers.print(Json.line(reading.read(Path.of(request.file()), request.path())));
      answers.print('\n');
      answers.flush();
    }
  }
}
