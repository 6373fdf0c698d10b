/** PDFBox's pages to glyphs; the only place, with the page images, that knows PDFBox. */
@NullMarked
package toron.ingest.pdf;

import org.jspecify.annotations.NullMarked;
