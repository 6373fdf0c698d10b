package toron.ingest.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import toron.ingest.layout.Glyph;
import toron.ingest.layout.LaidText;
import toron.ingest.layout.Layout;
import toron.ingest.layout.PageGlyphs;
import toron.ingest.layout.ReadLine;

/** What Tesseract 5.3 once said of a scan, tilted by 0.6 degrees. */
final class TesseractTsvTest {
  @Test
  void wordsOfATiltedScanAreLinesAgain() throws IOException {
    Tesseract.Read read = TesseractTsv.parse(recorded("tilted.tsv"), 72.0 / 200, false);

    LaidText laid = Layout.of(List.of(PageGlyphs.read(1, 595, 842, read.lines())));

    assertThat(laid.text().lines().toList()).isEqualTo(recorded("tilted.txt").lines().toList());
    assertThat(read.confidence()).isBetween(0.5, 1.0);
  }

  @Test
  void lettersOfAWordStandOneAfterTheOther() {
    String tsv = "5\t1\t1\t1\t1\t1\t100\t200\t80\t38\t91.5\t討論\n";

    List<Glyph> glyphs = TesseractTsv.parse(tsv, 0.5, false).lines().get(0).glyphs();

    assertThat(glyphs).extracting(Glyph::text).containsExactly("討", "論");
    assertThat(glyphs.get(1).x0()).isGreaterThan(glyphs.get(0).x0() + 15);
  }

  @Test
  void specksAreNoText() {
    String tsv = "5\t1\t1\t1\t1\t1\t100\t200\t8\t9\t12.0\t|\n";

    assertThat(TesseractTsv.parse(tsv, 0.5, false).lines()).isEmpty();
  }

  private static String word(int line, int x, int y, int width, int height, String text) {
    return "5\t1\t1\t1\t%d\t%d\t%d\t%d\t%d\t%d\t91.5\t%s\n"
        .formatted(line, x, x, y, width, height, text);
  }

  private static double size(ReadLine line) {
    return line.glyphs().get(0).size();
  }

  @Test
  void shortLineIsLargeOnlyWhereItsInkAndItsPitchSaySo() {
    StringBuilder tsv = new StringBuilder();
    for (int x = 100; x < 580; x += 40) {
      tsv.append(word(1, x, 200, 36, 37, "論"));
    }
    // Boxes that reach into the line above.
    tsv.append(word(2, 100, 240, 36, 75, "め"));
    tsv.append(word(2, 140, 240, 36, 75, "ま"));
    tsv.append(word(2, 180, 240, 36, 75, "す"));
    tsv.append(word(3, 100, 340, 70, 75, "結"));
    tsv.append(word(3, 180, 340, 70, 75, "論"));

    List<ReadLine> lines = TesseractTsv.parse(tsv.toString(), 0.5, false).lines();

    assertThat(size(lines.get(1))).isEqualTo(size(lines.get(0)));
    assertThat(size(lines.get(2))).isGreaterThan(1.8 * size(lines.get(0)));
  }

  @Test
  void latinLinesAreOfOneSizeWhateverTheirLettersReachTo() {
    StringBuilder tsv = new StringBuilder();
    tsv.append(word(1, 100, 200, 90, 40, "that"));
    tsv.append(word(1, 200, 200, 90, 40, "the"));
    tsv.append(word(1, 300, 210, 90, 30, "women"));
    tsv.append(word(2, 100, 260, 90, 50, "going"));
    tsv.append(word(2, 200, 260, 90, 50, "happily"));
    tsv.append(word(2, 300, 260, 90, 50, "playing"));

    List<ReadLine> lines = TesseractTsv.parse(tsv.toString(), 0.5, false).lines();

    assertThat(size(lines.get(1))).isEqualTo(size(lines.get(0)));
  }

  private static String recorded(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TesseractTsvTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
