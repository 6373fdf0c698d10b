/**
 * Glyphs on pages to lines in reading order: direction, columns, ruby, furniture, paragraphs.
 * Geometry only.
 */
@NullMarked
package toron.ingest.layout;

import org.jspecify.annotations.NullMarked;
