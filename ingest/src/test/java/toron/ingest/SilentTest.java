package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.IngestOptions.Ocr;

/** Files that ask for something to be run, fetched or sent: they are read, and nothing happens. */
final class SilentTest {
  @TempDir private Path folder;
  private ServerSocketChannel server;
  private String address;
  private Path in;
  private Path touched;

  @BeforeEach
  void listen() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    touched = folder.resolve("touched");
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
    address = "http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort() + "/";
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void noScriptRunsNothingIsStartedAndNobodyIsCalled() throws IOException {
    pdf(in.resolve("a.pdf"));
    Files.writeString(
        in.resolve("b.html"),
        ("<html><head><base href=\"%1$s\"><link rel=\"stylesheet\" href=\"%1$sa.css\">"
                + "<script src=\"%1$sa.js\"></script><meta http-equiv=\"refresh\" content=\"0;%1$s\">"
                + "</head><body onload=\"fetch('%1$s')\"><p>We propose.</p><img src=\"%1$sa.png\">"
                + "<iframe src=\"%1$sa.html\"></iframe><object data=\"%1$sa.pdf\"></object></body>"
                + "</html>")
            .formatted(address));
    docx(in.resolve("c.docx"));

    for (Ocr ocr : List.of(Ocr.NEVER, Ocr.AUTO)) {
      Path out = folder.resolve("out-" + ocr);
      new Ingest(new IngestOptions(ocr, 1, 128, Limits.DEFAULT, false), Progress.NONE)
          .run(List.of(in), out);

      assertThat(JsonLines.readAll(out.resolve(Ingest.DOCUMENTS), Document.class))
          .extracting(Document::text)
          .containsExactly("This house would read.", "We propose.", "They oppose.");
    }
    assertThat(server.accept()).as("somebody called").isNull();
    assertThat(touched).doesNotExist();
  }

  /** With an action for every occasion that readers of PDFs know. */
  private void pdf(Path file) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 600);
        content.showText("This house would read.");
        content.endText();
      }
      COSArray chain = new COSArray();
      chain.add(
          action("JavaScript", "JS", "app.launchURL('" + address + "'); this.submitForm('x');"));
      chain.add(action("URI", "URI", address + "uri"));
      chain.add(action("SubmitForm", "F", address + "form"));
      chain.add(action("ImportData", "F", address + "data"));
      chain.add(action("GoToR", "F", address + "other.pdf"));
      COSDictionary launch = action("Launch", "F", "/usr/bin/touch");
      COSDictionary windows = new COSDictionary();
      windows.setString("F", "touch");
      windows.setString("P", touched.toString());
      launch.setItem("Win", windows);
      launch.setItem("Unix", windows);
      launch.setItem("Next", chain);
      COSDictionary occasions = new COSDictionary();
      for (String occasion : List.of("O", "C", "WC", "WS", "DS", "WP", "DP")) {
        occasions.setItem(occasion, launch);
      }
      COSDictionary catalogue = pdf.getDocumentCatalog().getCOSObject();
      catalogue.setItem("OpenAction", launch);
      catalogue.setItem("AA", occasions);
      page.getCOSObject().setItem("AA", occasions);
      // A stream whose bytes lie somewhere else.
      COSStream elsewhere = pdf.getDocument().createCOSStream();
      try (OutputStream out = elsewhere.createOutputStream()) {
        out.write(' ');
      }
      elsewhere.setItem(COSName.F, new COSString(address + "content"));
      COSArray contents = new COSArray();
      contents.add(page.getCOSObject().getItem(COSName.CONTENTS));
      contents.add(elsewhere);
      page.getCOSObject().setItem(COSName.CONTENTS, contents);
      pdf.save(file.toFile());
    }
  }

  private static COSDictionary action(String kind, String key, String value) {
    COSDictionary action = new COSDictionary();
    action.setName("S", kind);
    action.setString(key, value);
    return action;
  }

  /** Its template and a picture lie somewhere else. */
  private void docx(Path file) throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      document.createParagraph().createRun().setText("They oppose.");
      String kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
      for (String target : List.of("attachedTemplate", "image", "oleObject", "subDocument")) {
        document
            .getPackagePart()
            .addRelationship(
                java.net.URI.create(address + target), TargetMode.EXTERNAL, kind + target);
      }
      document.write(out);
    }
  }

  @Test
  void whoWouldCallIsHeard() throws IOException {
    InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
    try (java.net.Socket caller = new java.net.Socket()) {
      caller.connect(bound);
      caller.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));

      assertThat(server.accept()).isNotNull();
    }
  }
}
