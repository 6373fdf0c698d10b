package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toron.files.Progress;
import toron.ingest.Ingest;
import toron.ingest.IngestOptions;
import toron.ingest.IngestOptions.Ocr;
import toron.ingest.IngestResult;
import toron.ingest.Limits;

/**
 * What a second core brings: a run of the stage held to one core with one worker process, beside
 * one on two cores with two, in turn. Each is a process of its own from start to end, so that JVMs
 * starting and compiling are in both figures.
 */
public final class ScaleBench {
  private ScaleBench() {}

  /**
   * @param args a folder with PDFs, how many pages to multiply them to (10000), how many rounds (3)
   */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("run")) {
      run(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]));
      return;
    }
    int wanted = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    Path folder = Files.createTempDirectory("toron-scale");
    try {
      Path in = Files.createDirectory(folder.resolve("in"));
      int pages = Born.pages(Born.multiply(Born.in(Path.of(args[0])), wanted, in));
      System.out.printf("%d pages, %d rounds%n", pages, rounds);
      List<Double> one = new ArrayList<>();
      List<Double> two = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        one.add(pages / seconds("0", in, folder.resolve("one"), 1));
        two.add(pages / seconds("0,1", in, folder.resolve("two"), 2));
        System.out.printf(
            Locale.ROOT,
            "one core, one worker %.0f pages/s; two cores, two workers %.0f; ratio %.2f%n",
            one.get(round),
            two.get(round),
            two.get(round) / one.get(round));
      }
      System.out.printf(
          Locale.ROOT,
          "medians: %.0f and %.0f pages/s, ratio %.2f%n",
          median(one),
          median(two),
          median(two) / median(one));
    } finally {
      Folders.delete(folder);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** A whole run in a process that may use these cores; its output is removed. */
  private static double seconds(String cores, Path in, Path out, int workers) throws IOException {
    List<String> command =
        List.of(
            "taskset",
            "-c",
            cores,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            ScaleBench.class.getName(),
            "run",
            in.toString(),
            out.toString(),
            String.valueOf(workers));
    long begun = System.nanoTime();
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("failed: " + command);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    Folders.delete(out);
    return seconds;
  }

  private static void run(Path in, Path out, int workers) throws IOException {
    IngestOptions options = new IngestOptions(Ocr.NEVER, workers, 512, Limits.DEFAULT, false);
    IngestResult result = new Ingest(options, Progress.NONE).run(List.of(in), out);
    if (result.documents() != result.files()) {
      throw new IOException(result.failures().toString());
    }
  }
}
