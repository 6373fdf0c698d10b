package toron.ingest.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import toron.ingest.layout.ReadLine;

/**
 * Tesseract's TSV output: one word a row with its box in pixels, tight around the ink. Its lines
 * are straightened and given one size, and each word's length is shared out among its characters,
 * so that they look like those of a text layer.
 */
final class TesseractTsv {
  private static final int LEVEL = 0;
  private static final int BLOCK = 2;
  private static final int WORD_NUMBER = 5;
  private static final int LEFT = 6;
  private static final int CONFIDENCE = 10;
  private static final int TEXT = 11;
  private static final String WORD = "5";

  /** A line less sure than this is specks or a picture, not text. */
  private static final double NOISE = 25;

  /** A few letters by themselves are more often specks. */
  private static final double SHORT_NOISE = 50;

  private static final int FEW = 4;

  private TesseractTsv() {}

  /**
   * Words to lines.
   *
   * @param vertical what short lines are, whose boxes do not say
   */
  static Tesseract.Read parse(String tsv, double pointsPerPixel, boolean vertical) {
    Map<String, List<OcrLine.Word>> words = new LinkedHashMap<>();
    for (String row : tsv.split("\n")) {
      String[] cells = row.split("\t", -1);
      if (cells.length > TEXT && cells[LEVEL].equals(WORD) && !cells[TEXT].isBlank()) {
        String line = String.join(" ", Arrays.asList(cells).subList(BLOCK, WORD_NUMBER));
        words.computeIfAbsent(line, k -> new ArrayList<>()).add(word(cells, pointsPerPixel));
      }
    }
    List<OcrLine> lines = new ArrayList<>();
    double sum = 0;
    int letters = 0;
    for (List<OcrLine.Word> found : words.values()) {
      for (OcrLine line : new OcrLine(found, vertical).parts()) {
        if (line.confidence() >= (line.letters() < FEW ? SHORT_NOISE : NOISE)) {
          lines.add(line);
          sum += line.confidence() * line.letters();
          letters += line.letters();
        }
      }
    }
    return new Tesseract.Read(straight(lines), letters, letters == 0 ? 0 : sum / letters / 100);
  }

  private static OcrLine.Word word(String[] cells, double pointsPerPixel) {
    double[] box = new double[4];
    for (int i = 0; i < 4; i++) {
      box[i] = Double.parseDouble(cells[LEFT + i]) * pointsPerPixel;
    }
    return new OcrLine.Word(
        cells[TEXT].strip(),
        box[0] + box[2] / 2,
        box[1] + box[3] / 2,
        box[2],
        box[3],
        Double.parseDouble(cells[CONFIDENCE]));
  }

  private static List<ReadLine> straight(List<OcrLine> lines) {
    double[] slopes =
        lines.stream().filter(OcrLine::isLong).mapToDouble(OcrLine::slope).sorted().toArray();
    double tilt = slopes.length < 3 ? 0 : slopes[slopes.length / 2];
    double[] sizes =
        lines.stream()
            .flatMapToDouble(line -> DoubleStream.generate(line::em).limit(line.letters()))
            .sorted()
            .toArray();
    double usual = sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    List<ReadLine> straight = new ArrayList<>();
    for (OcrLine line : lines) {
      straight.add(line.straight(line.em(usual), tilt));
    }
    return straight;
  }
}
