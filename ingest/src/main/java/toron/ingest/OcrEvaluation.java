package toron.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import toron.files.BadDataException;
import toron.files.Json;
import toron.ingest.Document.Page;
import toron.ingest.Document.Writing;
import toron.ingest.ocr.Tesseract;

/**
 * How truly scans are read: pages whose text is known, printed to pictures without a text layer,
 * beside what Tesseract makes of the same pictures when it is told the language and the direction.
 */
public final class OcrEvaluation {
  /** What offices scan with. */
  private static final int DPI = 200;

  /**
   * One file's figures.
   *
   * @param pages the first so many of the file
   * @param errors of Toron; {@code plain} of Tesseract by itself; shares of the true characters
   */
  public record Row(
      String file, boolean vertical, int pages, int characters, double errors, double plain) {}

  private OcrEvaluation() {}

  /**
   * Measures every PDF of a folder that has its truth beside it, by name.
   *
   * @param most pages of each file
   * @throws BadDataException where Tesseract is not installed, or nothing is there to measure
   */
  public static List<Row> of(Path gold, int most) throws IOException {
    Tesseract tesseract = Tesseract.find(Language::isJapanese);
    if (tesseract == null) {
      throw new BadDataException("Tesseract is not installed: " + Tesseract.ADVICE);
    }
    List<Row> rows = new ArrayList<>();
    for (Path pdf : IngestEvaluation.files(gold)) {
      try {
        rows.add(row(pdf, most, tesseract));
      } catch (UnreadableException e) {
        throw BadDataException.in(pdf, e.reason() + ": " + e.getMessage());
      }
    }
    return rows;
  }

  private static Row row(Path pdf, int most, Tesseract tesseract)
      throws IOException, UnreadableException {
    JsonNode truth = Json.read(IngestEvaluation.truth(pdf), JsonNode.class);
    Reading printed = new PdfReader(Limits.DEFAULT, IngestOptions.Ocr.NEVER).read(pdf);
    int pages = Math.min(most, printed.pages().size());
    List<Page> first = printed.pages().subList(0, pages);
    boolean vertical = vertical(first);
    String want = IngestEvaluation.normal(IngestEvaluation.text(truth));
    if (pages < printed.pages().size()) {
      // As much of the truth as stands on these pages.
      want = want.substring(0, Math.min(want.length(), lengthOf(printed, first)));
    }
    Path scan = Files.createTempFile("toron-scan", ".pdf");
    try {
      StringBuilder plain = new StringBuilder();
      scan(pdf, scan, pages, tesseract, language(printed.text(), vertical), plain);
      String got = new PdfReader(Limits.DEFAULT, IngestOptions.Ocr.AUTO).read(scan).text();
      return new Row(
          String.valueOf(pdf.getFileName()),
          vertical,
          pages,
          want.length(),
          IngestEvaluation.errors(want, got),
          IngestEvaluation.errors(want, plain.toString()));
    } finally {
      Files.deleteIfExists(scan);
    }
  }

  /** The pages as pictures into a PDF, and what Tesseract's own text of each says. */
  private static void scan(
      Path pdf, Path scan, int pages, Tesseract tesseract, String language, StringBuilder plain)
      throws IOException, UnreadableException {
    try (PDDocument from = PdfReader.open(pdf);
        PDDocument to = new PDDocument()) {
      PDFRenderer renderer = new PDFRenderer(from);
      for (int i = 0; i < pages; i++) {
        // Java takes levels of grey for linear ones: a grey picture would be paler in the PDF.
        BufferedImage image = renderer.renderImageWithDPI(i, DPI, ImageType.RGB);
        plain.append(tesseract.plain(image, language, DPI)).append('\n');
        float width = image.getWidth() * 72f / DPI;
        float height = image.getHeight() * 72f / DPI;
        PDPage page = new PDPage(new PDRectangle(width, height));
        to.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(to, page)) {
          content.drawImage(LosslessFactory.createFromImage(to, image), 0, 0, width, height);
        }
      }
      to.save(scan.toFile());
    }
  }

  private static String language(String text, boolean vertical) {
    return vertical ? "jpn_vert" : Language.isJapanese(text) ? "jpn" : "eng";
  }

  private static boolean vertical(List<Page> pages) {
    long down =
        pages.stream()
            .flatMap(page -> page.lines().stream())
            .mapToLong(l -> (l.writing() == Writing.VERTICAL ? 1 : -1) * (long) l.text().length())
            .sum();
    return down > 0;
  }

  /** Characters that the text layer has on these pages. */
  private static int lengthOf(Reading printed, List<Page> pages) {
    int end = 0;
    for (Page page : pages) {
      for (Document.Line line : page.lines()) {
        Integer to = line.end();
        end = to == null ? end : Math.max(end, to);
      }
    }
    int chars = printed.text().offsetByCodePoints(0, end);
    return IngestEvaluation.normal(printed.text().substring(0, chars)).length();
  }
}
