package toron.ingest.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import toron.ingest.layout.Glyph;
import toron.ingest.layout.PageGlyphs;

final class TextObjectsTest {
  private static final String BODY = "1 0 0 1 60 700 cm";
  private static final String HEAD = "1 0 0 1 -20 770 cm";

  /** Thirty lines of body under one transform, four pieces of a running head under another. */
  private static List<String> textObjects() {
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      objects.add(object(11, 0, -20 * i, "the house believes in line " + i + " of this speech"));
    }
    for (int i = 0; i < 4; i++) {
      objects.add(object(8, 80 + 70 * i, -5, "Round" + i));
    }
    return objects;
  }

  private static String object(int size, int x, int y, String words) {
    return "BT /F1 " + size + " Tf 1 0 0 1 " + x + " " + y + " Tm (" + words + ") Tj ET\n";
  }

  private static String drawn(List<String> objects) {
    return "q "
        + BODY
        + "\n"
        + String.join("", objects.subList(0, 30))
        + "Q q "
        + HEAD
        + "\n"
        + String.join("", objects.subList(30, 34))
        + "Q\n";
  }

  private static PageGlyphs page(String content) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      PDResources resources = new PDResources();
      resources.put(COSName.getPDFName("F1"), new PDType1Font(FontName.HELVETICA));
      page.setResources(resources);
      PDStream stream = new PDStream(pdf);
      try (OutputStream out = stream.createOutputStream()) {
        out.write(content.getBytes(StandardCharsets.US_ASCII));
      }
      page.setContents(stream);
      return new PdfGlyphs(10_000, 20).read(page, 1);
    }
  }

  @Test
  void textObjectsThatChangedPlacesAmongTransformsAreWhereTheyBelong() throws IOException {
    PageGlyphs straight = page(drawn(textObjects()));
    assertThat(straight.displaced()).isFalse();

    for (int seed = 0; seed < 10; seed++) {
      List<String> mixed = textObjects();
      Collections.shuffle(mixed, new Random(seed));
      PageGlyphs read = page(drawn(mixed));

      assertThat(read.displaced()).isTrue();
      assertThat(places(read)).isEqualTo(places(straight));
    }
  }

  @Test
  void soundPageIsAsDisplayedWhateverItsTransforms() throws IOException {
    String mark = "q .7 .7 -.7 .7 100 200 cm BT /F1 90 Tf (DRAFT) Tj ET Q\n";
    PageGlyphs plain = page(drawn(textObjects()));
    PageGlyphs marked = page(drawn(textObjects()) + mark);

    assertThat(marked.displaced()).isFalse();
    assertThat(marked.glyphs()).startsWith(plain.glyphs().toArray(Glyph[]::new));
  }

  @Test
  void lettersPrintedTwiceForWeightAreNoDamage() throws IOException {
    List<String> objects = textObjects();
    String twice = drawn(objects) + "q 1 0 0 1 60.3 700 cm\n" + objects.get(0) + "Q\n";

    assertThat(page(twice).displaced()).isFalse();
  }

  private static List<String> places(PageGlyphs page) {
    Function<Glyph, String> place =
        g -> g.text() + " " + Math.round(g.x0() * 10) + " " + Math.round(g.y0() * 10);
    return page.glyphs().stream().map(place).sorted().collect(Collectors.toList());
  }
}
