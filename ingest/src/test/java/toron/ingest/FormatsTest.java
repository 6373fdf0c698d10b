package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.files.Json;
import toron.ingest.IngestOptions.Ocr;

/** Headings, tables, notes and charsets of the formats that have no pages. */
final class FormatsTest {
  private static final String SPEECH = "議長、ありがとうございます。私たちは、この議案に賛成します。";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "UTF-16LE", "UTF-16BE"})
  void aWebPageIsReadInTheCharsetThatItNames(String charset) throws IOException {
    String page =
        "<html><head><meta charset=\"%s\"><title>第二回討論</title></head><body><h1>開会</h1><p>%s</p></body></html>"
            .formatted(charset, SPEECH);

    Document document = read("a.html", (mark(charset) + page).getBytes(Charset.forName(charset)));

    assertThat(document.text()).isEqualTo("開会\n" + SPEECH);
    assertThat(document.title()).isEqualTo("第二回討論");
    assertThat(document.source().mediaType()).isEqualTo("text/html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "Shift_JIS", "EUC-JP", "ISO-2022-JP"})
  void aWebPageThatNamesNoCharsetIsReadToo(String charset) throws IOException {
    String page = "<html><body><h1>開会</h1><p>" + SPEECH + "</p></body></html>";

    assertThat(read("a.html", page.getBytes(Charset.forName(charset))).text())
        .isEqualTo("開会\n" + SPEECH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void theByteOrderMarkOfATextSaysItsCharsetAndIsNoText(String charset) throws IOException {
    byte[] bytes = ("\uFEFF" + SPEECH + "\nSecond line.").getBytes(Charset.forName(charset));

    assertThat(read("a.txt", bytes).text()).isEqualTo(SPEECH + "\nSecond line.");
  }

  @Test
  void aWordDocumentHasItsHeadingsTablesAndNotes() throws IOException {
    Path file = folder.resolve("a.docx");
    try (XWPFDocument document = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      document.getProperties().getCoreProperties().setTitle("決勝");
      var heading = document.createParagraph();
      heading.setStyle("Heading1");
      heading.createRun().setText("肯定側立論");
      var speech = document.createParagraph();
      speech.createRun().setText(SPEECH);
      speech.addFootnoteReference(note(document));
      XWPFTable table = document.createTable(2, 2);
      for (int i = 0; i < 4; i++) {
        table.getRow(i / 2).getCell(i % 2).setText("欄" + i);
      }
      document.createParagraph().createRun().setText("以上です。");
      document.write(out);
    }

    Document document = read(file);

    assertThat(document.title()).isEqualTo("決勝");
    assertThat(document.text())
        .startsWith("肯定側立論\n" + SPEECH)
        .contains("\n欄0\t欄1\n欄2\t欄3\n以上です。")
        .containsOnlyOnce("朝日新聞による。");
  }

  private static org.apache.poi.xwpf.usermodel.XWPFFootnote note(XWPFDocument document) {
    document.createFootnotes();
    var note = document.createFootnote();
    note.createParagraph().createRun().setText("朝日新聞による。");
    return note;
  }

  @Test
  void anOpenDocumentHasItsHeadingsTablesAndNotes() throws IOException {
    Path file = folder.resolve("a.odt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(zip, "mimetype", "application/vnd.oasis.opendocument.text");
      part(
          zip,
          "content.xml",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
              xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
              xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
          <office:body><office:text><text:h text:outline-level="1">肯定側立論</text:h><text:p>%s\
          <text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>\
          <text:note-body><text:p>朝日新聞による。</text:p></text:note-body></text:note></text:p>\
          <table:table><table:table-row><table:table-cell><text:p>欄0</text:p></table:table-cell>\
          <table:table-cell><text:p>欄1</text:p></table:table-cell></table:table-row>\
          <table:table-row><table:table-cell><text:p>欄2</text:p></table:table-cell>\
          <table:table-cell><text:p>欄3</text:p></table:table-cell></table:table-row></table:table>\
          <text:p>以上です。</text:p></office:text></office:body></office:document-content>
          """
              .formatted(SPEECH));
    }

    assertThat(read(file).text())
        .startsWith("肯定側立論\n" + SPEECH)
        .contains("\n欄0\t欄1\n欄2\t欄3\n以上です。")
        .containsOnlyOnce("朝日新聞による。");
  }

  /** Tika tells nothing of an RTF table's rows: each cell is a line, in order. */
  @Test
  void aRichTextHasItsHeadingsCellsAndNotes() throws IOException {
    String text =
        "{\\rtf1\\ansi\\ansicpg932\\deff0{\\fonttbl{\\f0\\fcharset128 MS Mincho;}}\\f0"
            + "{\\b "
            + escaped("肯定側立論")
            + "}\\par "
            + escaped(SPEECH)
            + "{\\super\\chftn}{\\footnote "
            + escaped("朝日新聞による。")
            + "}\\par \\trowd\\cellx2000\\cellx4000\\intbl "
            + escaped("欄0")
            + "\\cell "
            + escaped("欄1")
            + "\\cell\\row\\pard "
            + escaped("以上です。")
            + "\\par}";

    assertThat(read("a.rtf", text.getBytes(StandardCharsets.US_ASCII)).text())
        .startsWith("肯定側立論\n" + SPEECH)
        .contains("\n欄0\n欄1\n以上です。")
        .containsOnlyOnce("朝日新聞による。");
  }

  /** As Word writes it for readers that know Unicode. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder("\\uc0 ");
    text.chars().forEach(c -> escaped.append("\\u").append((short) c).append(' '));
    return escaped.toString();
  }

  private static String mark(String charset) {
    return charset.startsWith("UTF-16") ? "\uFEFF" : "";
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private Document read(String name, byte[] bytes) throws IOException {
    return read(Files.write(folder.resolve(name), bytes));
  }

  private static Document read(Path file) throws IOException {
    IngestOptions options = new IngestOptions(Ocr.NEVER, 0, 64, Limits.DEFAULT, false);
    String name = String.valueOf(file.getFileName());
    Answer answer = new FileReading(options).read(file, name);
    assertThat(answer.outcome().failure()).isNull();
    Document.Source source = Objects.requireNonNull(answer.outcome().source());
    return Json.mapper().readValue(answer.row(source), Document.class);
  }
}
