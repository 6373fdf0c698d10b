package toron.ingest.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import toron.ingest.layout.Glyph;
import toron.ingest.layout.PageGlyphs;

final class FontsTest {
  private static final String WORDS = "Resolved: ban it";

  /** Says what one code means, which no letter has. */
  private static final String ONE_CODE =
      """
      /CIDInit /ProcSet findresource begin begincmap
      1 begincodespacerange <0000> <FFFF> endcodespacerange
      1 beginbfchar <FFF0> <0041> endbfchar endcmap
      """;

  /** A page in an embedded composite font, whose dictionary is changed before it is read. */
  private static PageGlyphs page(Consumer<COSDictionary> change) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument();
        InputStream program =
            PDType0Font.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      PDType0Font font = PDType0Font.load(pdf, Objects.requireNonNull(program), false);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.beginText();
        content.setFont(font, 12);
        content.newLineAtOffset(72, 700);
        content.showText(WORDS);
        content.endText();
      }
      pdf.save(bytes);
    }
    try (PDDocument pdf = Loader.loadPDF(bytes.toByteArray())) {
      PDPage page = pdf.getPage(0);
      COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
      for (COSName name : fonts.keySet()) {
        change.accept(Objects.requireNonNull(fonts.getCOSDictionary(name)));
      }
      return new PdfGlyphs(10_000, 20).read(page, 1);
    }
  }

  private static String text(PageGlyphs page) {
    return page.glyphs().stream().map(Glyph::text).collect(Collectors.joining());
  }

  private static COSStream stream(String content) {
    COSStream stream = new COSStream();
    try (OutputStream out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return stream;
  }

  private static void withoutProgram(COSDictionary font) {
    COSArray parts = Objects.requireNonNull(font.getCOSArray(COSName.DESCENDANT_FONTS));
    COSBase part = parts.getObject(0);
    COSDictionary descriptor = ((COSDictionary) part).getCOSDictionary(COSName.FONT_DESC);
    Objects.requireNonNull(descriptor).setItem(COSName.FONT_FILE2, stream("no font at all"));
  }

  @Test
  void programOfAFontThatSaysItsLettersIsNotLookedAt() throws IOException {
    PageGlyphs whole = page(font -> {});
    PageGlyphs broken = page(FontsTest::withoutProgram);

    assertThat(text(whole)).isEqualTo(WORDS);
    assertThat(broken.glyphs()).isEqualTo(whole.glyphs());
  }

  @Test
  void programIsAskedForLettersThatTheFontDoesNotSay() throws IOException {
    PageGlyphs without = page(font -> font.removeItem(COSName.TO_UNICODE));
    PageGlyphs other = page(font -> font.setItem(COSName.TO_UNICODE, stream(ONE_CODE)));

    assertThat(text(without)).isEqualTo(WORDS);
    assertThat(other.glyphs()).isEqualTo(without.glyphs());
  }
}
