package toron.ingest.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages written downwards; a letter is a black square of 18 dots in an em of 20. */
final class TiersTest {
  private static final int EM = 20;
  private static final int LINES = 12;
  private static final int TOP = 100;

  private final BufferedImage page = new BufferedImage(600, 900, BufferedImage.TYPE_BYTE_GRAY);
  private final Graphics2D graphics = page.createGraphics();

  TiersTest() {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 600, 900);
    graphics.setColor(Color.BLACK);
  }

  /** Lines from the right; each third one is short. */
  private void tier(int y, int letters, int lines) {
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < (line % 3 == 2 ? letters / 2 : letters); i++) {
        graphics.fillRect(500 - 2 * EM * line, y + i * EM, EM - 2, EM - 2);
      }
    }
  }

  @Test
  void bandOfWhitePartsTwoTiers() {
    tier(TOP, 15, LINES);
    tier(TOP + 17 * EM, 15, LINES);

    List<Rectangle> tiers = Tiers.of(page, EM);

    assertThat(tiers).hasSize(2);
    assertThat(tiers.get(0).getMaxY()).isBetween(TOP + 15.0 * EM, TOP + 17.0 * EM);
    assertThat(tiers.get(1).getMinY()).isBetween(TOP + 15.0 * EM, TOP + 17.0 * EM);
  }

  @Test
  void ruleInTheBandAndAFrameAroundAreNoLetters() {
    tier(TOP, 15, LINES);
    graphics.fillRect(40, TOP + 16 * EM, 500, 2);
    tier(TOP + 17 * EM, 15, LINES);
    graphics.drawRect(30, 50, 520, 750);

    assertThat(Tiers.of(page, EM)).hasSize(2);
  }

  @Test
  void headOverTheTiersIsAPartOfItsOwn() {
    graphics.fillRect(200, 40, 8 * EM, EM);
    tier(TOP, 15, LINES);
    tier(TOP + 17 * EM, 15, LINES);

    assertThat(Tiers.of(page, EM)).hasSize(3).element(0).matches(r -> r.getMaxY() < TOP);
  }

  @Test
  void titleOverAllTiersIsReadBeforeThem() {
    tier(TOP, 32, 1);
    graphics.translate(-2 * EM, 0);
    tier(TOP, 15, LINES - 2);
    tier(TOP + 17 * EM, 15, LINES - 2);

    List<Rectangle> tiers = Tiers.of(page, EM);

    assertThat(tiers).hasSize(3);
    assertThat(tiers.get(0).getMinX()).isBetween(480.0, 500.0);
    assertThat(tiers.get(1).getMaxX()).isEqualTo(tiers.get(0).getMinX());
  }

  @Test
  void pageOfWholeLinesIsOneBlock() {
    tier(TOP, 32, LINES);

    assertThat(Tiers.of(page, EM)).isEmpty();
  }

  @Test
  void blankAtOneHeightOfAFewLinesMakesNoTiers() {
    // A list: the names stand at one height.
    tier(TOP, 3, LINES);
    tier(TOP + 6 * EM, 6, LINES);

    assertThat(Tiers.of(page, EM)).isEmpty();
  }
}
