/** Pictures of pages to lines of letters, through Tesseract: what it is shown, and what it says. */
@NullMarked
package toron.ingest.ocr;

import org.jspecify.annotations.NullMarked;
