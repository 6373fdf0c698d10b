package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Failure.Reason;
import toron.ingest.IngestOptions.Ocr;

/** What lies in folders of strangers: each file ends in one of the two lists. */
final class OddInputsTest {
  private static final String NO_PAGES =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
          + "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

  @TempDir private Path folder;

  @Test
  void everyFileOfAnOddFolderIsReadOrHasAReason() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    text(in.resolve("空 名 (1)/“討論”\n.txt"), "この議会は公園を市に任せる。");
    text(in.resolve("folder.pdf/speech.txt"), "We say that this house should read.");
    text(in.resolve("nopages.pdf"), NO_PAGES);
    text(in.resolve("cut.pdf"), NO_PAGES.substring(0, 60));
    Files.createFile(in.resolve("empty.pdf"));
    Files.createSymbolicLink(in.resolve("loop"), in);
    Files.createSymbolicLink(in.resolve("dangling.pdf"), Path.of("nowhere.pdf"));

    Path out = folder.resolve("out");
    IngestOptions options = new IngestOptions(Ocr.NEVER, 0, 512, Limits.DEFAULT, false);
    IngestResult result = new Ingest(options, Progress.NONE).run(List.of(in), out);

    assertThat(JsonLines.readAll(out.resolve(Ingest.DOCUMENTS), Document.class))
        .extracting(document -> document.source().path())
        .containsExactly("folder.pdf/speech.txt", "空 名 (1)/“討論”\n.txt");
    List<Failure> failures = JsonLines.readAll(out.resolve(Ingest.FAILURES), Failure.class);
    assertThat(failures).hasSize((int) (result.files() - result.documents()));
    assertThat(failures)
        .extracting(Failure::path, Failure::reason)
        .containsExactly(
            tuple("cut.pdf", Reason.CORRUPT),
            tuple("dangling.pdf", Reason.CORRUPT),
            tuple("empty.pdf", Reason.EMPTY),
            tuple("loop", Reason.UNSUPPORTED),
            tuple("nopages.pdf", Reason.EMPTY));
    assertThat(failures)
        .extracting(Failure::detail)
        .anyMatch(detail -> detail.contains("a link to a folder"))
        .anyMatch(detail -> detail.contains("a link leads nowhere"))
        .as("rows do not say where on a machine the files lay")
        .noneMatch(detail -> detail.contains(folder.toString()));
  }

  private static void text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
