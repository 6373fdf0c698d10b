package toron.report;

import java.io.IOException;
import java.util.Optional;
import toron.ingest.Document;

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
}
