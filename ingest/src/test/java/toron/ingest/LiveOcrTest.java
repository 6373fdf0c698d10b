package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Document.PageFlag;

/**
 * A scanned page of ours, read by the Tesseract of this machine, or flagged where there is none.
 */
final class LiveOcrTest {
  private static final Path SAMPLES = Path.of("..", "data-samples");
  private static final String SCAN = "open/ja-scan-gikai.pdf";

  @TempDir private Path folder;

  private static String letters(Document document) {
    return Normalizer.normalize(document.text(), Normalizer.Form.NFKC).replaceAll("\\s", "");
  }

  @Test
  void aScanIsReadWhereTesseractIsAndFlaggedWhereItIsNot() throws IOException {
    new Ingest(IngestOptions.DEFAULT, Progress.NONE)
        .run(List.of(SAMPLES.resolve("pdf").resolve(SCAN)), folder);
    Document read = JsonLines.readAll(folder.resolve("documents.jsonl"), Document.class).get(0);
    Document.Page page = read.pages().get(0);
    if (!Ingest.canReadImages()) {
      System.out.println("LiveOcrTest: no Tesseract here; only the flag of the page was tested");
      assertThat(page.flags()).contains(PageFlag.NO_TEXT_LAYER);
      return;
    }
    assertThat(page.extraction()).isEqualTo(Document.Extraction.OCR);
    assertThat(page.confidence()).isBetween(0.5, 1.0);
    String truth = letters(truth());
    assertThat(Distance.of(letters(read), truth)).isLessThan(truth.length() * 6 / 100);
  }

  private static Document truth() throws IOException {
    return JsonLines.readAll(SAMPLES.resolve("gold/ja/development/documents.jsonl"), Document.class)
        .stream()
        .filter(d -> d.source().path().equals(SCAN))
        .findFirst()
        .orElseThrow();
  }
}
