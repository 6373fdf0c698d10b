package toron.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Born-digital PDFs to measure with: those of a folder, as often as it takes. */
final class Born {
  /** A document with fewer characters a page than this is a scan. */
  private static final int CHARACTERS = 50;

  private Born() {}

  /** The PDFs under a folder that have a text layer on their pages, by path. */
  static List<Path> in(Path folder) throws IOException {
    List<Path> pdfs;
    try (Stream<Path> files = Files.walk(folder)) {
      pdfs = files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
    List<Path> born = new ArrayList<>();
    for (Path pdf : pdfs) {
      try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
        int characters = new PDFTextStripper().getText(document).length();
        if (characters >= CHARACTERS * document.getNumberOfPages()) {
          born.add(pdf);
        }
      } catch (IOException e) {
        // A file that no one can open measures nothing.
        System.err.println("left out: " + pdf + ": " + e.getMessage());
      }
    }
    return born;
  }

  static int pages(List<Path> pdfs) throws IOException {
    int pages = 0;
    for (Path pdf : pdfs) {
      try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
        pages += document.getNumberOfPages();
      }
    }
    return pages;
  }

  /**
   * Copies files over and over until there are so many pages. A comment behind the end makes each
   * copy a file of its own, so that none is passed over as a duplicate.
   */
  static List<Path> multiply(List<Path> pdfs, int pages, Path into) throws IOException {
    int each = pages(pdfs);
    if (each == 0) {
      throw new IOException("no page to multiply");
    }
    List<Path> copies = new ArrayList<>();
    for (int round = 0; round * each < pages; round++) {
      for (int i = 0; i < pdfs.size(); i++) {
        Path copy = into.resolve(String.format("%04d-%03d.pdf", round, i));
        Files.write(copy, Files.readAllBytes(pdfs.get(i)));
        Files.write(
            copy,
            ("\n% copy " + round + "\n").getBytes(StandardCharsets.US_ASCII),
            StandardOpenOption.APPEND);
        copies.add(copy);
      }
    }
    return copies;
  }
}
