package toron.ingest.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;

final class PicturesTest {
  /** A page of A4's form with one picture of so many dots. */
  private static int resolution(int width, int height) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      pdf.addPage(page);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.drawImage(LosslessFactory.createFromImage(pdf, image), 0, 0, 595, 842);
      }
      return Pictures.resolution(page);
    }
  }

  @Test
  void scanHasTheFormOfItsPageAndTellsItsDots() throws IOException {
    assertThat(resolution(1654, 2339)).isEqualTo(200);
    assertThat(resolution(827, 1169)).isEqualTo(100);
  }

  @Test
  void pictureOfAnotherFormIsNoScan() throws IOException {
    assertThat(resolution(400, 300)).isZero();
  }

  @Test
  void enlargedEdgesHaveNoSteps() {
    BufferedImage half = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 10; x++) {
        half.setRGB(x, y, 0xFFFFFF);
      }
    }

    BufferedImage large = Pictures.redrawn(half, 2, 0);

    assertThat(large.getWidth()).isEqualTo(40);
    assertThat(large.getHeight()).isEqualTo(20);
    assertThat(large.getRaster().getSample(5, 10, 0)).isEqualTo(255);
    assertThat(large.getRaster().getSample(35, 10, 0)).isZero();
    assertThat(large.getRaster().getSample(20, 10, 0)).isStrictlyBetween(0, 255);
  }
}
