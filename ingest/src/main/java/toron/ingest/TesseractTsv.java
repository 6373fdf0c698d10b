package toron.ingest;

import java.util.ArrayList;
import java.util.List;
import toron.ingest.layout.Glyph;

/**
 * Tesseract's TSV output: one word a row with its box in pixels. A word's box is shared out among
 * its characters along its longer side, so that OCR goes through the same layout analysis as a text
 * layer.
 */
final class TesseractTsv {
  private static final int LEVEL = 0;
  private static final int LEFT = 6;
  private static final int CONFIDENCE = 10;
  private static final int TEXT = 11;
  private static final String WORD = "5";

  /** A word less sure than this is more noise than text. */
  private static final double NOISE = 10;

  private TesseractTsv() {}

  static Tesseract.Read parse(String tsv, double pointsPerPixel) {
    List<Glyph> glyphs = new ArrayList<>();
    double sum = 0;
    int words = 0;
    for (String row : tsv.split("\n")) {
      String[] cells = row.split("\t", -1);
      if (cells.length <= TEXT || !cells[LEVEL].equals(WORD) || cells[TEXT].isBlank()) {
        continue;
      }
      double confidence = Double.parseDouble(cells[CONFIDENCE]);
      if (confidence >= NOISE) {
        double[] box = new double[4];
        for (int i = 0; i < 4; i++) {
          box[i] = Double.parseDouble(cells[LEFT + i]) * pointsPerPixel;
        }
        add(glyphs, cells[TEXT].strip(), box);
        int length = cells[TEXT].strip().length();
        sum += confidence * length;
        words += length;
      }
    }
    return new Tesseract.Read(glyphs, words == 0 ? 0 : sum / words / 100);
  }

  private static void add(List<Glyph> glyphs, String word, double[] box) {
    int[] points = word.codePoints().toArray();
    boolean down = points.length > 1 && box[3] > 1.5 * box[2];
    double step = (down ? box[3] : box[2]) / points.length;
    double size = down ? box[2] : Math.max(box[3], points.length == 1 ? box[2] : 0);
    for (int i = 0; i < points.length; i++) {
      double x = box[0] + (down ? 0 : i * step);
      double y = box[1] + (down ? i * step : 0);
      glyphs.add(
          new Glyph(
              Character.toString(points[i]),
              x,
              y,
              x + (down ? box[2] : step),
              y + (down ? step : box[3]),
              size,
              0));
    }
  }
}
