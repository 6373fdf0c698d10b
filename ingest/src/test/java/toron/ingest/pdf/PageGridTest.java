package toron.ingest.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import toron.ingest.layout.Glyph;
import toron.ingest.pdf.Displaced.Piece;

final class PageGridTest {
  private static final double WIDTH = 300;
  private static final double HEIGHT = 400;

  /** Words of some letters here and there, some of them off the page. */
  private static List<Piece> words(Random random) {
    List<Piece> words = new ArrayList<>();
    for (int w = 0; w < 40; w++) {
      double size = 6 + random.nextInt(3) * 4;
      double x = random.nextInt(340) - 20;
      double y = random.nextInt(430) - 15;
      List<Glyph> letters = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        double at = x + i * size;
        String letter = Character.toString("議論点。a・".charAt(random.nextInt(6)));
        letters.add(new Glyph(letter, at, y, at + size, y + size, size, 0));
      }
      words.add(new Piece(letters, 0));
    }
    return words;
  }

  private static int compared(List<Piece> words) {
    int damage = 0;
    for (int w = 0; w < words.size(); w++) {
      for (Glyph a : words.get(w).glyphs()) {
        double x = (a.x0() + a.x1()) / 2;
        double y = (a.y0() + a.y1()) / 2;
        boolean bad = x < 0 || y < 0 || x > WIDTH || y > HEIGHT;
        for (int other = 0; other < words.size(); other++) {
          for (Glyph b : words.get(other).glyphs()) {
            bad |= other != w && over(a, b);
          }
        }
        damage += bad ? 1 : 0;
      }
    }
    return damage;
  }

  private static boolean over(Glyph a, Glyph b) {
    boolean letters =
        Character.isLetter(a.text().codePointAt(0)) && Character.isLetter(b.text().codePointAt(0));
    double w = Math.min(a.x1(), b.x1()) - Math.max(a.x0(), b.x0());
    double h = Math.min(a.y1(), b.y1()) - Math.max(a.y0(), b.y0());
    double least = Math.min(a.size() * a.size(), b.size() * b.size());
    double ratio = Math.min(a.size(), b.size()) / Math.max(a.size(), b.size());
    boolean alike = ratio >= 0.45 && !a.text().equals(b.text());
    return letters && alike && w > 0 && h > 0 && w * h > 0.3 * least;
  }

  @Test
  void damageIsWhatComparingEveryLetterWithEveryOtherFinds() {
    for (int seed = 0; seed < 200; seed++) {
      List<Piece> words = words(new Random(seed));

      assertThat(new PageGrid(WIDTH, HEIGHT).damage(words))
          .as("seed %d", seed)
          .isEqualTo(compared(words));
    }
  }
}
