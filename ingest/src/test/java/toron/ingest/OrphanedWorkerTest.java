package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.Progress;
import toron.ingest.IngestOptions.Ocr;

/** A run that is killed while a file stalls in its worker. */
final class OrphanedWorkerTest {
  @TempDir private Path folder;

  /** The run that is killed. */
  static final class Run {
    private Run() {}

    public static void main(String[] args) throws IOException {
      Path out = Path.of(args[0]);
      IngestOptions options = new IngestOptions(Ocr.NEVER, 1, 64, Limits.DEFAULT, false);
      try (WorkArea area = WorkArea.in(out)) {
        new Workers(options, TroubledWorker.class, area)
            .read(List.of(TroubledWorker.item(out, "stall.txt")), outcome -> {});
      }
    }
  }

  @Test
  void theWorkerEndsWithItsRunAndTheNextRunRemovesWhatItLeft() throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Files.writeString(out.resolve("stall.txt"), "Speech.");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Run.class.getName(),
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    ProcessHandle worker = stalled(run, out);

    run.destroyForcibly();
    worker.onExit().get(60, TimeUnit.SECONDS);

    assertThat(out.resolve(WorkArea.FOLDER)).isNotEmptyDirectory();
    assertThat(temporary).isEmptyDirectory();
    new Ingest(new IngestOptions(Ocr.NEVER, 0, 64, Limits.DEFAULT, false), Progress.NONE)
        .run(List.of(out.resolve("stall.txt")), out);
    assertThat(out.resolve(WorkArea.FOLDER)).doesNotExist();
  }

  /** The run's worker, once it has taken the file. */
  private static ProcessHandle stalled(Process run, Path out)
      throws IOException, InterruptedException {
    while (!hasStalled(out.resolve(WorkArea.FOLDER))) {
      assertThat(run.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
    }
    return run.descendants().findFirst().orElseThrow();
  }

  private static boolean hasStalled(Path work) throws IOException {
    if (!Files.exists(work)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(work)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("stalled"));
    }
  }
}
