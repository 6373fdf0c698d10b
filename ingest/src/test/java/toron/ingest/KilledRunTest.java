package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.files.Progress;
import toron.ingest.IngestOptions.Ocr;

/** Real runs in processes of their own, killed as the operating system kills. */
final class KilledRunTest {
  private static final int FILES = 200;
  private static final int KILLS = 3;

  @TempDir private Path folder;

  /** The run that is killed. */
  static final class Run {
    private Run() {}

    public static void main(String[] args) throws IOException {
      ingest(Integer.parseInt(args[2])).run(List.of(Path.of(args[0])), Path.of(args[1]));
    }
  }

  private static Ingest ingest(int workers) {
    return new Ingest(
        new IngestOptions(Ocr.NEVER, workers, 64, Limits.DEFAULT, false), Progress.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, 11", "2, 5", "3, 19"})
  void runsKilledAtAnyMomentEndInTheBytesOfOneThatWasNot(int workers, int seed) throws Exception {
    Path in = Files.createDirectory(folder.resolve("in"));
    write(in);
    Path whole = folder.resolve("whole");
    Path killed = Files.createDirectory(folder.resolve("killed"));
    ingest(0).run(List.of(in), whole);
    long length = Files.size(whole.resolve(Journal.FILE));
    Random random = new Random(seed);

    for (int i = 0; i < KILLS; i++) {
      // Some part of what is left to do; the last kill falls into the writing of the rows.
      long left = length - size(killed);
      long until = i == KILLS - 1 ? length : size(killed) + (long) (random.nextDouble() * left / 2);
      runAndKill(in, killed, workers, until);
    }
    IngestResult result = ingest(workers).run(List.of(in), killed);

    assertThat(result.files()).isEqualTo(FILES);
    for (String file : List.of(Ingest.DOCUMENTS, Ingest.FAILURES, "manifest.json")) {
      assertThat(killed.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    try (var files = Files.list(killed)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.endsWith(".partial") || name.equals(WorkArea.FOLDER));
    }
  }

  /** Starts a run and kills it as soon as its journal has so many bytes. */
  private static void runAndKill(Path in, Path out, int workers, long bytes) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Run.class.getName(),
                in.toString(),
                out.toString(),
                String.valueOf(workers))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
      if (size(out) > bytes || (size(out) == bytes && bytes > 0)) {
        process.destroyForcibly();
      }
    }
  }

  private static long size(Path out) throws IOException {
    Path journal = out.resolve(Journal.FILE);
    return Files.exists(journal) ? Files.size(journal) : 0;
  }

  private static void write(Path in) throws IOException {
    for (int i = 0; i < FILES; i++) {
      String text = i % 9 == 0 ? "" : ("Speech " + i + ": 議長、賛成です。\n").repeat(20 + i % 50);
      Files.write(
          in.resolve(String.format("%03d.%s", i, i % 7 == 0 ? "pdf" : "txt")),
          (i % 7 == 0 ? "%PDF-1.7\n" + text : text).getBytes(StandardCharsets.UTF_8));
    }
  }
}
