package toron.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.multipdf.Splitter;
import org.apache.pdfbox.pdmodel.PDDocument;
import toron.files.Progress;
import toron.ingest.Ingest;
import toron.ingest.IngestOptions;
import toron.ingest.IngestOptions.Ocr;
import toron.ingest.IngestResult;
import toron.ingest.Limits;

/**
 * Many small documents under a small heap, and one of many pages: the whole stage in one process
 * without workers, so that the limit holds for all of it.
 */
public final class MemoryBench {
  private MemoryBench() {}

  /**
   * @param args a folder with PDFs, how many documents of one page (10000), how many pages of one
   *     document (2000)
   */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("run")) {
      run(Path.of(args[1]), Path.of(args[2]));
      return;
    }
    int small = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    int large = args.length > 2 ? Integer.parseInt(args[2]) : 2000;
    List<Path> born = Born.in(Path.of(args[0]));
    Path folder = Files.createTempDirectory("toron-memory");
    try {
      Path many = Files.createDirectory(folder.resolve("many"));
      pages(born, small, many);
      measure("512m", many, folder.resolve("many-out"));
      Path one = Files.createDirectory(folder.resolve("one"));
      merge(born, large, one.resolve("one.pdf"));
      measure("1g", one, folder.resolve("one-out"));
    } finally {
      Folders.delete(folder);
    }
  }

  /** Documents of one page, as often as it takes; a comment makes each a file of its own. */
  private static void pages(List<Path> born, int wanted, Path into) throws IOException {
    List<byte[]> pages = new ArrayList<>();
    for (Path pdf : born) {
      try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
        for (PDDocument page : new Splitter().split(document)) {
          var bytes = new java.io.ByteArrayOutputStream();
          page.save(bytes);
          page.close();
          pages.add(bytes.toByteArray());
        }
      }
    }
    for (int i = 0; i < wanted; i++) {
      Path file = into.resolve(String.format("%06d.pdf", i));
      Files.write(file, pages.get(i % pages.size()));
      Files.write(
          file, ("\n% " + i + "\n").getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);
    }
  }

  private static void merge(List<Path> born, int wanted, Path into) throws IOException {
    int each = Born.pages(born);
    PDFMergerUtility merger = new PDFMergerUtility();
    merger.setDestinationFileName(into.toString());
    for (int pages = 0; pages < wanted; pages += each) {
      for (Path pdf : born) {
        merger.addSource(pdf.toFile());
      }
    }
    merger.mergeDocuments(null);
  }

  private static void measure(String heap, Path in, Path out) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx" + heap,
            "-cp",
            System.getProperty("java.class.path"),
            MemoryBench.class.getName(),
            "run",
            in.toString(),
            out.toString());
    System.out.println("-Xmx" + heap + ":");
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("failed: " + command);
    }
  }

  private static void run(Path in, Path out) throws IOException {
    long begun = System.nanoTime();
    IngestOptions options = new IngestOptions(Ocr.NEVER, 0, 512, Limits.DEFAULT, false);
    IngestResult result = new Ingest(options, Progress.NONE).run(List.of(in), out);
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      heap += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%d files, %d documents, %d pages in %.0f s; resident at most %d MiB, heap pools' peaks"
            + " together %d MiB%n",
        result.files(),
        result.documents(),
        result.pages(),
        (System.nanoTime() - begun) / 1e9,
        Rss.peakMib(),
        heap >> 20);
    if (result.documents() != result.files()) {
      throw new IOException(result.failures().toString());
    }
  }
}
