package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import toron.files.Progress;
import toron.ingest.Ingest;
import toron.ingest.IngestOptions;
import toron.ingest.IngestOptions.Ocr;
import toron.ingest.Limits;

/**
 * Pages a second of the whole ingest stage, one thread, without OCR, beside PDFBox's
 * PDFTextStripper with sorting on over the same files; in turn, after a warm-up of both.
 */
public final class ReadingBench {
  private ReadingBench() {}

  /**
   * @param args the folder of PDFs, and how many rounds
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    List<Path> pdfs;
    try (Stream<Path> files = Files.walk(folder)) {
      pdfs = files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
    long pages = stripper(pdfs);
    toron(pdfs);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      toron(pdfs);
      double mine = pages / ((System.nanoTime() - begun) / 1e9);
      begun = System.nanoTime();
      stripper(pdfs);
      double other = pages / ((System.nanoTime() - begun) / 1e9);
      ours.add(mine);
      theirs.add(other);
      ratios.add(mine / other);
    }
    System.out.printf(
        Locale.ROOT,
        "%d pages, %d rounds: toron %.0f pages/s, PDFTextStripper (sorted) %.0f pages/s,"
            + " ratio %.2f (medians; ratios %.2f to %.2f)%n",
        pages,
        rounds,
        median(ours),
        median(theirs),
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios));
  }

  private static long stripper(List<Path> pdfs) throws IOException {
    long pages = 0;
    for (Path pdf : pdfs) {
      try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.getText(document);
        pages += document.getNumberOfPages();
      }
    }
    return pages;
  }

  /** Everything that the stage does, hashing and writing included. */
  private static void toron(List<Path> pdfs) throws IOException {
    Path out = Files.createTempDirectory("toron-bench");
    IngestOptions options = new IngestOptions(Ocr.NEVER, 0, 512, Limits.DEFAULT, false);
    new Ingest(options, Progress.NONE).run(pdfs, out);
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
