package toron.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import toron.files.BadDataException;
import toron.ingest.Document;
import toron.ingest.PdfPages;

/** Where page images come from. */
@FunctionalInterface
public interface PageImages {
  /** No images: pages show their boxes on white. */
  PageImages NONE = (document, page) -> Optional.empty();

  /**
   * The page as displayed, rotation applied.
   *
   * @param page from 1
   * @return PNG or JPEG bytes at any resolution; empty where the format has no pages
   * @throws IOException when the page cannot be drawn; the view says so in its place
   */
  Optional<byte[]> of(Document document, int page) throws IOException;

  /**
   * Images drawn from the PDFs themselves.
   *
   * @param files the file that a document was read from
   * @param dpi 96 is a screen's; 144 is pleasant to read
   */
  static PageImages ofPdfs(Function<Document, Path> files, double dpi) {
    return (document, page) -> {
      if (!document.source().mediaType().equals("application/pdf")) {
        return Optional.empty();
      }
      Path file = files.apply(document);
      if (!Files.isRegularFile(file)) {
        throw new IOException(file + ": no such file");
      }
      try {
        return Optional.of(PdfPages.png(file, page, dpi));
      } catch (BadDataException e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }
}
