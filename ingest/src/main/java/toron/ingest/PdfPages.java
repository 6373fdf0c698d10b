package toron.ingest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import toron.files.BadDataException;

/** Pages as pictures, for a person to look at. */
public final class PdfPages {
  private PdfPages() {}

  /**
   * One page as displayed.
   *
   * @param page from 1
   * @param dpi dots per inch; 96 is a screen's
   * @return the bytes of a PNG
   * @throws BadDataException when the file is not a PDF that may be read
   */
  public static byte[] png(Path pdf, int page, double dpi) throws IOException {
    try (PDDocument document = PdfReader.open(pdf)) {
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(page - 1, (float) dpi, ImageType.RGB);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return png.toByteArray();
    } catch (UnreadableException e) {
      throw new BadDataException(pdf + ": " + e.getMessage(), e);
    }
  }
}
