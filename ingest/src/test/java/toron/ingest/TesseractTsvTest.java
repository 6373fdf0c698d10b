package toron.ingest;

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

/** What Tesseract 5.3 once said of a scan, tilted by 0.6 degrees. */
final class TesseractTsvTest {
  @Test
  void wordsOfATiltedScanAreLinesAgain() throws IOException {
    Tesseract.Read read = TesseractTsv.parse(recorded("tilted.tsv"), 72.0 / 200, false);

    LaidText laid = Layout.of(List.of(new PageGlyphs(1, 595, 842, read.glyphs())));

    assertThat(laid.text().lines().toList()).isEqualTo(recorded("tilted.txt").lines().toList());
    assertThat(read.confidence()).isBetween(0.5, 1.0);
  }

  @Test
  void lettersOfAWordStandOneAfterTheOther() {
    String tsv = "5\t1\t1\t1\t1\t1\t100\t200\t80\t38\t91.5\t討論\n";

    List<Glyph> glyphs = TesseractTsv.parse(tsv, 0.5, false).glyphs();

    assertThat(glyphs).extracting(Glyph::text).containsExactly("討", "論");
    assertThat(glyphs.get(1).x0()).isGreaterThan(glyphs.get(0).x0() + 15);
  }

  @Test
  void specksAreNoText() {
    String tsv = "5\t1\t1\t1\t1\t1\t100\t200\t8\t9\t12.0\t|\n";

    assertThat(TesseractTsv.parse(tsv, 0.5, false).glyphs()).isEmpty();
  }

  private static String recorded(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TesseractTsvTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
