package toron.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages that OCR has read: its order stands, and its rough boxes make no tables. */
final class RecognisedTest {
  private static void line(List<Glyph> glyphs, String text, double x, double y) {
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      if (!letter.equals(" ")) {
        glyphs.add(new Glyph(letter, x + 10 * i, y, x + 10 * i + 10, y + 10, 10, 0));
      }
    }
  }

  @Test
  void linesComeInTheOrderInWhichTheyWereRead() {
    List<Glyph> glyphs = new ArrayList<>();
    line(glyphs, "右の段の一行目です", 160, 100);
    line(glyphs, "右の段の二行目です。", 160, 118);
    line(glyphs, "左の段の一行目です", 50, 100);
    line(glyphs, "左の段の二行目です。", 50, 118);
    String text = Layout.of(List.of(new PageGlyphs(1, 400, 600, glyphs, false, true))).text();
    assertThat(text.replace("\n", "")).isEqualTo("右の段の一行目です右の段の二行目です。左の段の一行目です左の段の二行目です。");
  }

  @Test
  void roomBetweenWordsOfARowMakesNoTable() {
    List<Glyph> glyphs = new ArrayList<>();
    line(glyphs, "○議長    次に移ります。", 50, 100);
    line(glyphs, "○四番    反対です。", 50, 118);
    line(glyphs, "○議長    賛成の方はどうぞ。", 50, 136);
    line(glyphs, "○九番    賛成です。", 50, 154);
    String text = Layout.of(List.of(new PageGlyphs(1, 400, 600, glyphs, false, true))).text();
    assertThat(text).contains("○議長").doesNotContain("\t");
  }
}
