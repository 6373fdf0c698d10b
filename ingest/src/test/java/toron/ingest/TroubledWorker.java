package toron.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A worker that reads as the real one does, but has trouble with files of certain names. */
final class TroubledWorker {
  private TroubledWorker() {}

  public static void main(String[] args) throws IOException {
    IngestOptions options = WorkerMain.options(args);
    WorkerMain.serve(
        args,
        () -> {
          FileReading reading = new FileReading(options);
          warm(reading);
          return (file, path) -> {
            trouble(path);
            return reading.read(file, path);
          };
        });
  }

  /** Loads the readers before a file's few seconds begin: a busy machine needs them for that. */
  private static void warm(FileReading reading) {
    try {
      Path file = Files.writeString(Files.createTempFile("warm", ".txt"), "A speech.");
      reading.read(file, "warm.txt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void trouble(String path) {
    if (path.contains("stall")) {
      try {
        Files.createTempFile("stalled", ".txt");
        new CountDownLatch(1).await();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else if (path.contains("die")) {
      Runtime.getRuntime().halt(7);
    } else if (path.contains("memory")) {
      List<long[]> held = new ArrayList<>();
      while (path.length() < Integer.MAX_VALUE) {
        held.add(new long[1 << 20]);
      }
      throw new IllegalStateException("endless memory: " + held.size());
    }
  }

  /** One that ends before it is ready. */
  static final class Stillborn {
    private Stillborn() {}

    public static void main(String[] args) {
      // Nothing is said, not even that it is ready.
    }
  }

  /** The file's name as a request has it. */
  static Inputs.Item item(Path folder, String name) {
    return new Inputs.Item(folder.resolve(name), name, null);
  }
}
