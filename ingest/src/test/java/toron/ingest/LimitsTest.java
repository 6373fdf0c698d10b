package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Failure.Reason;
import toron.ingest.IngestOptions.Ocr;
import toron.ingest.pdf.LimitException;
import toron.ingest.pdf.Pictures;

/** What a file may ask for, and what it is not given. */
final class LimitsTest {
  private static final Limits SMALL = new Limits(1 << 20, 3, 10, 100, 10_000, 5);

  @TempDir private Path folder;
  private Path in;

  @BeforeEach
  void input() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
  }

  @Test
  void pagesGlyphsAndFormsBeyondTheirLimitsAreNamed() throws IOException {
    pdf("a-just.pdf", 3, 33, 5);
    pdf("b-pages.pdf", 4, 1, 0);
    pdf("c-glyphs.pdf", 2, 60, 0);
    pdf("d-forms.pdf", 1, 1, 6);

    run(Progress.NONE);

    assertThat(documents()).extracting(d -> d.source().path()).containsExactly("a-just.pdf");
    assertThat(failures()).extracting(Failure::reason).containsOnly(Reason.TOO_LARGE);
    assertThat(failures())
        .extracting(f -> f.path() + ", page " + f.page() + ": " + f.detail())
        .containsExactly(
            "b-pages.pdf, page null: 4 pages, the limit is 3",
            "c-glyphs.pdf, page 2: more than 100 glyphs up to this page, which is the limit",
            "d-forms.pdf, page 1: forms within forms deeper than 5, which is the limit");
  }

  @Test
  void pagesAndPicturesTooLargeToDrawAreRefusedBeforeTheyAreOpened() throws IOException {
    Pictures pictures = new Pictures(10_000, 5);
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(72, 72));
      assertThatThrownBy(() -> pictures.check(page, 101))
          .isInstanceOf(LimitException.class)
          .hasMessage("the page has 10201 pixels at 101 dpi, the limit is 10000");
      PDImageXObject image = new PDImageXObject(pdf);
      image.setWidth(70_000);
      image.setHeight(70_000);
      PDFormXObject form = new PDFormXObject(pdf);
      form.setResources(new PDResources());
      form.getResources().put(COSName.getPDFName("I"), image);
      page.setResources(new PDResources());
      pictures.check(page, 100);
      page.getResources().put(COSName.getPDFName("F"), form);
      assertThatThrownBy(() -> pictures.check(page, 100))
          .isInstanceOf(LimitException.class)
          .hasMessage("a picture has 4900000000 pixels, the limit is 10000");
    }
  }

  @Test
  void aFileThatChangesWhileItIsReadIsReadAgainNextTime() throws IOException {
    Path file = Files.writeString(in.resolve("a.txt"), "The first words.");
    Progress rewriting =
        new Progress() {
          @Override
          public void begin(String stage, long total, String unit) {
            try {
              Files.writeString(file, "Other words.");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public void advance(long by, String item) {}

          @Override
          public void end(String summary) {}
        };

    run(rewriting);
    assertThat(documents()).isEmpty();
    assertThat(failures())
        .extracting(Failure::detail)
        .singleElement()
        .asString()
        .contains("changed");

    run(Progress.NONE);
    assertThat(failures()).isEmpty();
    assertThat(documents()).extracting(Document::text).containsExactly("Other words.");
  }

  @Test
  void entitiesOfADocumentOpenNoFiles() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
    String doctype =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
    Files.writeString(
        in.resolve("a.xhtml"),
        doctype
            + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Words &e;</p></body></html>");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(in.resolve("b.odt")))) {
      part(zip, "mimetype", "application/vnd.oasis.opendocument.text");
      part(
          zip,
          "content.xml",
          doctype
              + "<office:document-content"
              + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
              + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
              + "<office:text><text:p>Words &e;</text:p></office:text></office:body>"
              + "</office:document-content>");
    }

    IngestResult result = run(Progress.NONE);

    assertThat(result.files()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("out").resolve(Ingest.DOCUMENTS)))
        .doesNotContain("SECRET");
    assertThat(Files.readString(folder.resolve("out").resolve(Ingest.FAILURES)))
        .doesNotContain("SECRET");
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** Pages with so many glyphs each, the last of them within so many forms. */
  private void pdf(String name, int pages, int glyphs, int forms) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 600);
          content.showText("a".repeat(glyphs));
          content.endText();
          if (forms > 0) {
            content.drawForm(nested(pdf, forms));
          }
        }
      }
      pdf.save(in.resolve(name).toFile());
    }
  }

  private static PDFormXObject nested(PDDocument pdf, int depth) throws IOException {
    PDFormXObject form = new PDFormXObject(pdf);
    form.setBBox(new PDRectangle(600, 800));
    form.setResources(new PDResources());
    if (depth > 1) {
      form.getResources().put(COSName.getPDFName("F"), nested(pdf, depth - 1));
      try (var out = form.getContentStream().createOutputStream()) {
        out.write("/F Do".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      }
    }
    return form;
  }

  private IngestResult run(Progress progress) throws IOException {
    IngestOptions options = new IngestOptions(Ocr.NEVER, 0, 64, SMALL, false);
    return new Ingest(options, progress).run(List.of(in), folder.resolve("out"));
  }

  private List<Document> documents() throws IOException {
    return JsonLines.readAll(folder.resolve("out").resolve(Ingest.DOCUMENTS), Document.class);
  }

  private List<Failure> failures() throws IOException {
    return JsonLines.readAll(folder.resolve("out").resolve(Ingest.FAILURES), Failure.class);
  }
}
