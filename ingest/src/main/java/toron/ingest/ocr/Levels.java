package toron.ingest.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** How dark the ink of a grey picture is, and from where on its dots are paper. */
record Levels(int ink, int paper) {
  /** The share of a page's dots that is black even where it holds few letters. */
  private static final double BLACK = 0.005;

  /** The share of dots that may be brighter than all paper. */
  private static final double BRIGHT = 0.01;

  private static final int GRAIN = 2;

  /** A page whose ink and paper are closer than this is empty. */
  private static final int LEAST = 64;

  private static final int WHITE = 255;

  static Levels of(BufferedImage grey) {
    int[] count = new int[WHITE + 1];
    byte[] dots = dots(grey);
    for (byte dot : dots) {
      count[dot & WHITE]++;
    }
    int paper = WHITE;
    for (int level = WHITE; level > WHITE / 2; level--) {
      paper = count[level] > count[paper] ? level : paper;
    }
    int bright = WHITE;
    for (int above = count[bright]; above < BRIGHT * dots.length && bright > paper; ) {
      bright--;
      above += count[bright];
    }
    int ink = 0;
    for (int below = count[0]; below < BLACK * dots.length && ink < paper - LEAST; ) {
      ink++;
      below += count[ink];
    }
    // Grain goes as far below the paper's level as above it, and further.
    return new Levels(ink, Math.max((ink + paper) / 2, paper - GRAIN * (bright - paper)));
  }

  static byte[] dots(BufferedImage grey) {
    return ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
  }

  boolean isDark(byte dot) {
    return (dot & WHITE) < (ink + paper) / 2;
  }

  /**
   * Makes the ink black, the paper white and what is between them darker: thin strokes come out of
   * scanners pale, and Tesseract reads them better heavy.
   */
  void spread(BufferedImage grey) {
    byte[] level = new byte[WHITE + 1];
    for (int i = 0; i <= WHITE; i++) {
      double light = Math.max(0, Math.min(1, (i - ink) / (double) (paper - ink)));
      level[i] = (byte) Math.round(WHITE * light * light);
    }
    byte[] dots = dots(grey);
    for (int i = 0; i < dots.length; i++) {
      dots[i] = level[dots[i] & WHITE];
    }
  }
}
