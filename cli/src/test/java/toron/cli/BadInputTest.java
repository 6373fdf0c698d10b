package toron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import toron.files.JsonLines;
import toron.ingest.Document;
import toron.ingest.Failure;

/**
 * What a user sees when the input is not what it should be: the file, the place, the reason, the
 * exit code.
 */
final class BadInputTest {
  @TempDir Path folder;
  private Path in;
  private Path out;

  private record Outcome(int exit, String err) {}

  @BeforeEach
  void folders() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
  }

  private static Outcome toron(Object... args) {
    StringWriter err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
    return new Outcome(command.execute(words), err.toString());
  }

  @Test
  void everyBadFileIsAccountedForAndTheGoodOneIsRead() throws IOException {
    writePdf(in.resolve("good.pdf"), 1, null, null);
    writePdf(in.resolve("encrypted.pdf"), 1, "secret", null);
    AccessPermission sealed = new AccessPermission();
    sealed.setCanExtractContent(false);
    writePdf(in.resolve("restricted.pdf"), 1, "", sealed);
    writePdf(in.resolve("no-pages.pdf"), 0, null, null);
    Files.createFile(in.resolve("empty.pdf"));
    byte[] whole = Files.readAllBytes(in.resolve("good.pdf"));
    Files.write(in.resolve("truncated.pdf"), java.util.Arrays.copyOf(whole, 60));
    Files.write(in.resolve("twin.pdf"), whole);
    Files.write(in.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});

    Outcome outcome = toron("ingest", in, "--out", out);

    Map<String, String> reasons = new TreeMap<>();
    for (Failure failure : JsonLines.readAll(out.resolve("failures.jsonl"), Failure.class)) {
      reasons.put(failure.path(), failure.reason().name());
      assertThat(failure.detail()).as(failure.path()).isNotBlank();
    }
    assertThat(reasons)
        .containsEntry("encrypted.pdf", "ENCRYPTED")
        .containsEntry("restricted.pdf", "RESTRICTED")
        .containsEntry("empty.pdf", "EMPTY")
        .containsEntry("no-pages.pdf", "EMPTY")
        .containsEntry("truncated.pdf", "CORRUPT")
        .containsEntry("twin.pdf", "DUPLICATE")
        .containsEntry("picture.png", "UNSUPPORTED")
        .hasSize(7);
    assertThat(JsonLines.readAll(out.resolve("documents.jsonl"), Document.class))
        .extracting(document -> document.source().path())
        .containsExactly("good.pdf");
    assertThat(outcome.exit()).isZero();
    assertThat(toron("ingest", in, "--out", folder.resolve("strict"), "--strict").exit())
        .isEqualTo(1);
  }

  @Test
  void aTextFileNamedPdfIsReadForWhatItIs() throws IOException {
    Files.writeString(in.resolve("minutes.pdf"), "First Affirmative Constructive\nWe affirm.\n");

    assertThat(toron("ingest", in, "--out", out).exit()).isZero();

    assertThat(JsonLines.readAll(out.resolve("documents.jsonl"), Document.class))
        .singleElement()
        .satisfies(
            document -> {
              assertThat(document.source().mediaType()).startsWith("text/plain");
              assertThat(document.text()).contains("We affirm.");
            });
  }

  @Test
  void aFolderWithNothingToReadIsBadData() throws IOException {
    Files.createFile(in.resolve("empty.pdf"));

    Outcome outcome = toron("ingest", in, "--out", out);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains(in.toString());
  }

  @Test
  void aFolderThatIsNotThereIsAUsageError() {
    Outcome outcome = toron("ingest", folder.resolve("nowhere"), "--out", out);

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("nowhere");
  }

  @Test
  void aBrokenLineOfAContractFileIsNamed() throws IOException {
    Files.writeString(in.resolve("a.txt"), "AC: we affirm the motion.\nNC: we negate it.\n");
    assertThat(toron("ingest", in, "--out", out).exit()).isZero();
    Path documents = out.resolve("documents.jsonl");
    Files.writeString(documents, Files.readString(documents) + "{\"id\":\"d-1\",\n");

    Outcome outcome = toron("structure", out, "--out", folder.resolve("debates"));

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("documents.jsonl:2:");
  }

  @Test
  void aFolderOfAnotherStageIsRefused() throws IOException {
    Outcome outcome = toron("structure", in, "--out", folder.resolve("debates"));

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("manifest.json");
  }

  @Test
  void anUnknownConfigurationKeyIsNamedWithFileAndLine() throws IOException {
    Path config = folder.resolve("corpus.yaml");
    Files.writeString(config, "# a comment\nlanguagez: [ja]\n");
    writePdf(in.resolve("good.pdf"), 1, null, null);
    toron("ingest", in, "--out", out);
    toron("structure", out, "--out", folder.resolve("debates"));

    Outcome outcome =
        toron(
            "corpus",
            folder.resolve("debates"),
            "--out",
            folder.resolve("corpus"),
            "--config",
            config);

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("corpus.yaml:2").contains("languagez");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    Outcome outcome = toron("ingest", in, "--out", out, "--ocrr", "never");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--ocrr");
  }

  private static void writePdf(
      Path file,
      int pages,
      @org.jspecify.annotations.Nullable String password,
      @org.jspecify.annotations.Nullable AccessPermission permission)
      throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 700);
          content.showText("The motion was carried after a long debate on page " + (i + 1) + ".");
          content.endText();
        }
      }
      if (password != null) {
        pdf.protect(
            new StandardProtectionPolicy(
                "owner", password, permission == null ? new AccessPermission() : permission));
      }
      pdf.save(file.toFile());
    }
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF");
  }
}
