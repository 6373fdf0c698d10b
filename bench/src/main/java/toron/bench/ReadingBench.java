package toron.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import toron.files.Progress;
import toron.ingest.Ingest;
import toron.ingest.IngestOptions;
import toron.ingest.IngestOptions.Ocr;
import toron.ingest.IngestResult;
import toron.ingest.Limits;

/**
 * Pages a second over born-digital PDFs, in turn after a warm-up of each: the whole ingest stage
 * without OCR in this thread (hashing, detection, loading, layout, journal, rows), PDFBox's
 * PDFTextStripper with sorting on in this thread (loading and text, nothing is written), and
 * pdftotext (a process a file).
 */
public final class ReadingBench {
  private static final String TORON = "toron, the whole stage";
  private static final String STRIPPER = "PDFTextStripper, sorted";
  private static final String PDFTOTEXT = "pdftotext -layout, a process a file";

  private final List<Path> pdfs;
  private final int pages;
  private final Map<String, List<Double>> wall = new TreeMap<>();
  private final Map<String, List<Double>> processor = new TreeMap<>();

  private ReadingBench(List<Path> pdfs, int pages) {
    this.pdfs = pdfs;
    this.pages = pages;
  }

  /**
   * @param args a folder with PDFs, how many pages to multiply them to (2000), how many rounds (5)
   */
  public static void main(String[] args) throws IOException {
    int wanted = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    Path folder = Files.createTempDirectory("toron-bench");
    try {
      List<Path> born = Born.in(Path.of(args[0]));
      List<Path> pdfs = Born.multiply(born, wanted, folder);
      ReadingBench bench = new ReadingBench(pdfs, Born.pages(pdfs));
      System.out.printf("%d files, %d pages, %d rounds%n", pdfs.size(), bench.pages, rounds);
      bench.run(rounds);
    } finally {
      Folders.delete(folder);
    }
  }

  private void run(int rounds) throws IOException {
    boolean poppler = onPath("pdftotext");
    for (int round = -1; round < rounds; round++) {
      time(TORON, round, () -> stage());
      time(STRIPPER, round, this::strip);
      if (poppler) {
        time(PDFTOTEXT, round, this::pdftotext);
      }
    }
    wall.forEach(
        (name, speeds) -> {
          double cpu = median(processor.getOrDefault(name, List.of()));
          System.out.printf(Locale.ROOT, "%-38s %6.0f pages/s by the clock", name, median(speeds));
          // The time of other processes is not this thread's.
          boolean own = name.equals(TORON) || name.equals(STRIPPER);
          if (own) {
            System.out.printf(Locale.ROOT, ", %6.0f by this thread's processor time", cpu);
          }
          System.out.println();
        });
    ratio(TORON, STRIPPER, wall, "by the clock");
    ratio(TORON, STRIPPER, processor, "by processor time");
    if (poppler) {
      ratio(TORON, PDFTOTEXT, wall, "by the clock");
    }
  }

  /** Something that reads all the files. */
  private interface Work {
    void run() throws IOException;
  }

  private void time(String name, int round, Work work) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    long begun = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double own = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
    if (round >= 0) {
      wall.computeIfAbsent(name, k -> new ArrayList<>()).add(pages / seconds);
      processor.computeIfAbsent(name, k -> new ArrayList<>()).add(pages / own);
    }
  }

  private void stage() throws IOException {
    Path out = Files.createTempDirectory("toron-bench-out");
    IngestOptions options = new IngestOptions(Ocr.NEVER, 0, 512, Limits.DEFAULT, false);
    IngestResult result = new Ingest(options, Progress.NONE).run(pdfs, out);
    if (result.pages() != pages) {
      throw new IOException("read " + result.pages() + " of " + pages + " pages");
    }
    Folders.delete(out);
  }

  private void strip() throws IOException {
    for (Path pdf : pdfs) {
      try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.getText(document);
      }
    }
  }

  private void pdftotext() throws IOException {
    for (Path pdf : pdfs) {
      Process process =
          new ProcessBuilder("pdftotext", "-layout", pdf.toString(), "-")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.onExit().join();
    }
  }

  private static boolean onPath(String command) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(folder, command))) {
        return true;
      }
    }
    return false;
  }

  private static void ratio(
      String one, String other, Map<String, List<Double>> speeds, String measure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < speeds.getOrDefault(one, List.of()).size(); i++) {
      ratios.add(
          speeds.getOrDefault(one, List.of()).get(i)
              / speeds.getOrDefault(other, List.of()).get(i));
    }
    System.out.printf(
        Locale.ROOT, "%s : %s = %.2f %s (median of rounds)%n", one, other, median(ratios), measure);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }
}
