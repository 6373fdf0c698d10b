package toron.ingest.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import toron.ingest.pdf.Pictures;

/** A page's picture, made ready for Tesseract. */
public final class PagePicture {
  /** A picture with fewer dots an inch is an ornament behind the text. */
  private static final int FEWEST_DOTS = 60;

  private PagePicture() {}

  /**
   * A page in grey, straight, its ink black. A scan with fewer dots than Tesseract wants is drawn
   * with its own and then enlarged: drawn larger, its letters get steps, with which a third more of
   * them is misread.
   */
  public static BufferedImage of(PDDocument pdf, int page) throws IOException {
    int own = Pictures.resolution(pdf.getPage(page));
    boolean coarse = own >= FEWEST_DOTS && own < Tesseract.DPI;
    // A little more, or rounding takes a row and a column of dots away.
    float dpi = coarse ? own + 0.02f : Tesseract.DPI;
    BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(page, dpi, ImageType.GRAY);
    Levels levels = Levels.of(image);
    double tilt = Tilt.of(image, levels);
    double times = coarse ? (double) Tesseract.DPI / own : 1;
    BufferedImage large = tilt == 0 && !coarse ? image : Pictures.redrawn(image, times, -tilt);
    levels.spread(large);
    return large;
  }

  /** As a grey map, which is written and read faster than any compressed picture. */
  static void write(BufferedImage grey, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      String head = "P5 %d %d 255\n".formatted(grey.getWidth(), grey.getHeight());
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(Levels.dots(grey));
    }
  }
}
