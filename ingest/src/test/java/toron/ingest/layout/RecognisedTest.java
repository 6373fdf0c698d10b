package toron.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages that OCR has read: its order stands, and its rough boxes make no tables. */
final class RecognisedTest {
  private static void line(List<ReadLine> lines, String text, double x, double y) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      if (!letter.equals(" ")) {
        glyphs.add(new Glyph(letter, x + 10 * i, y, x + 10 * i + 10, y + 10, 10, 0));
      }
    }
    lines.add(new ReadLine(false, false, glyphs));
  }

  private static String text(List<ReadLine> lines) {
    return Layout.of(List.of(PageGlyphs.read(1, 400, 600, lines))).text();
  }

  @Test
  void linesComeInTheOrderInWhichTheyWereRead() {
    List<ReadLine> lines = new ArrayList<>();
    line(lines, "右の段の一行目です", 160, 100);
    line(lines, "右の段の二行目です。", 160, 118);
    line(lines, "左の段の一行目です", 50, 100);
    line(lines, "左の段の二行目です。", 50, 118);
    String text = text(lines);
    assertThat(text.replace("\n", "")).isEqualTo("右の段の一行目です右の段の二行目です。左の段の一行目です左の段の二行目です。");
  }

  @Test
  void roomBetweenWordsOfARowMakesNoTable() {
    List<ReadLine> lines = new ArrayList<>();
    line(lines, "○議長    次に移ります。", 50, 100);
    line(lines, "○四番    反対です。", 50, 118);
    line(lines, "○議長    賛成の方はどうぞ。", 50, 136);
    line(lines, "○九番    賛成です。", 50, 154);
    String text = text(lines);
    assertThat(text).contains("○議長").doesNotContain("\t");
  }

  @Test
  void roughBoxesThatReachIntoTheNextColumnDoNotJoinTheirLines() {
    List<ReadLine> lines = new ArrayList<>();
    line(lines, "左の段の一行目です。", 50, 100);
    line(lines, "左の段の二行目です。", 50, 118);
    line(lines, "右の段の一行目です。", 145, 102);
    line(lines, "右の段の二行目です。", 145, 120);
    assertThat(text(lines).replace("\n", "")).isEqualTo("左の段の一行目です。左の段の二行目です。右の段の一行目です。右の段の二行目です。");
  }

  @Test
  void lineThatWasTakenOutOfItsColumnGoesBack() {
    List<ReadLine> lines = new ArrayList<>();
    line(lines, "右の段の一行目です。", 160, 100);
    line(lines, "左の段の一行目です。", 50, 100);
    line(lines, "左の段の二行目です。", 50, 118);
    line(lines, "右の段の二行目です。", 160, 118);
    assertThat(text(lines).replace("\n", "")).isEqualTo("左の段の一行目です。左の段の二行目です。右の段の一行目です。右の段の二行目です。");
  }

  @Test
  void partsOfOneLineStayTogether() {
    List<ReadLine> lines = new ArrayList<>();
    for (String[] row : new String[][] {{"○三番", "達夫です、"}, {"○十番", "兵藤です、"}}) {
      for (int part = 0; part < 2; part++) {
        List<ReadLine> whole = new ArrayList<>();
        line(whole, row[part], 50 + 60 * part, 100 + 18 * (lines.size() / 2));
        lines.add(new ReadLine(false, part == 1, whole.get(0).glyphs()));
      }
    }
    assertThat(text(lines)).containsSubsequence("三番", "達夫", "十番", "兵藤");
  }

  @Test
  void smallLineOverAnotherIsItsReading() {
    List<ReadLine> lines = new ArrayList<>();
    List<Glyph> reading = List.of(new Glyph("かん", 70, 94, 80, 99, 5, 0));
    lines.add(new ReadLine(false, false, reading));
    line(lines, "左の段の一行目です。", 50, 100);
    assertThat(text(lines)).isEqualTo("左の段の一行目です。");
  }
}
