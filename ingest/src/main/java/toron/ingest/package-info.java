/** PDF to {@link toron.ingest.Document}: pages, lines, boxes, reading order. */
@NullMarked
package toron.ingest;

import org.jspecify.annotations.NullMarked;
