package toron.ingest.pdf;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/** A page whose content is in memory before it is parsed. */
final class BufferedPage extends PDPage {
  /** What unpacks to more than this is parsed as it is unpacked: it may have no end. */
  private static final int MOST_BYTES = 1 << 24;

  private final PDPage page;

  BufferedPage(PDPage page) {
    super(page.getCOSObject());
    this.page = page;
  }

  /** Those of the page itself, which knows the fonts of the pages before it. */
  @Override
  public PDResources getResources() {
    return page.getResources();
  }

  @Override
  public RandomAccessRead getContentsForStreamParsing() throws IOException {
    Optional<ContentBytes> bytes = ContentBytes.of(super.getContentsForStreamParsing(), MOST_BYTES);
    return bytes.isPresent() ? bytes.get() : super.getContentsForStreamParsing();
  }
}
