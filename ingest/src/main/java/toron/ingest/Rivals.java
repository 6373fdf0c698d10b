package toron.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** What other tools read from the same file, where they are installed. */
final class Rivals {
  private Rivals() {}

  static Map<String, String> read(Path pdf) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (PDDocument document = PdfReader.open(pdf)) {
      texts.put("pdfbox", new PDFTextStripper().getText(document));
    } catch (UnreadableException e) {
      texts.put("pdfbox", "");
    }
    run(texts, "pdftotext", List.of("pdftotext", "-q", pdf.toString(), "-"));
    run(texts, "mutool", List.of("mutool", "draw", "-q", "-F", "txt", "-o", "-", pdf.toString()));
    run(texts, "tika", List.of("tika", "--text", pdf.toString()));
    return texts;
  }

  private static void run(Map<String, String> texts, String name, List<String> command)
      throws IOException {
    if (!onPath(name)) {
      return;
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      texts.put(name, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  static boolean onPath(String name) {
    @Nullable String path = System.getenv("PATH");
    if (path != null) {
      for (String folder : path.split(java.io.File.pathSeparator)) {
        if (Files.isExecutable(Path.of(folder, name))) {
          return true;
        }
      }
    }
    return false;
  }
}
