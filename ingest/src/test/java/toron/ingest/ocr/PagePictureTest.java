package toron.ingest.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Scans as they come: grey paper, pale ink, askew. */
final class PagePictureTest {
  private static final int PAPER = 230;
  private static final int INK = 60;

  /** Lines of letters, turned clockwise. */
  private static BufferedImage scan(double degrees, boolean down) {
    BufferedImage page = new BufferedImage(700, 900, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 700, 900);
    graphics.rotate(Math.toRadians(degrees), 350, 450);
    graphics.setColor(Color.BLACK);
    for (int line = 0; line < 15; line++) {
      for (int i = 0; i < 24; i++) {
        int along = 80 + 22 * i;
        int across = 80 + 36 * line;
        graphics.fillRect(down ? across : along, down ? along : across, 18, 18);
      }
    }
    graphics.dispose();
    byte[] dots = Levels.dots(page);
    for (int i = 0; i < dots.length; i++) {
      dots[i] = (byte) (INK + (dots[i] & 0xFF) * (PAPER - INK) / 255);
    }
    return page;
  }

  private static double tilt(double degrees, boolean down) {
    BufferedImage page = scan(degrees, down);
    return Tilt.of(page, Levels.of(page));
  }

  @Test
  void tiltIsFoundInLinesOfEitherDirection() {
    Offset<Double> near = Offset.offset(0.1);
    assertThat(tilt(1.5, false)).isCloseTo(1.5, near);
    assertThat(tilt(-2, false)).isCloseTo(-2, near);
    assertThat(tilt(1, true)).isCloseTo(1, near);
    assertThat(tilt(-0.6, true)).isCloseTo(-0.6, near);
  }

  @Test
  void straightAndEmptyPagesAreLeft() {
    assertThat(tilt(0, false)).isZero();
    assertThat(tilt(0, true)).isZero();
    BufferedImage empty = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
    assertThat(Tilt.of(empty, Levels.of(empty))).isZero();
  }

  @Test
  void inkIsBlackAndPaperWhiteAndStrokesBetweenAreHeavy() {
    BufferedImage page = scan(0, false);
    page.getRaster().setSample(0, 0, 0, (PAPER + INK) / 2);

    Levels levels = Levels.of(page);
    levels.spread(page);

    assertThat(levels).isEqualTo(new Levels(INK, PAPER));
    assertThat(page.getRaster().getSample(85, 85, 0)).isZero();
    assertThat(page.getRaster().getSample(5, 5, 0)).isEqualTo(255);
    assertThat(page.getRaster().getSample(0, 0, 0)).isBetween(50, 80);
  }

  @Test
  void grainOfThePaperIsNotMadeDarker() {
    BufferedImage page = scan(0, false);
    Random random = new Random(1);
    byte[] dots = Levels.dots(page);
    for (int i = 0; i < dots.length; i += 1 + random.nextInt(5)) {
      dots[i] += (byte) (random.nextInt(21) - 10);
    }

    Levels.of(page).spread(page);

    for (int x = 0; x < 700; x++) {
      assertThat(page.getRaster().getSample(x, 10, 0)).isEqualTo(255);
    }
  }

  @Test
  void whatIsHardlyDarkerThanThePaperIsNotMadeInk() {
    BufferedImage page = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(Levels.dots(page), (byte) 250);
    page.getRaster().setSample(0, 0, 0, 240);

    Levels.of(page).spread(page);

    assertThat(page.getRaster().getSample(0, 0, 0)).isGreaterThan(150);
  }
}
