package toron.ingest.layout;

import java.util.List;

/**
 * A line, or a part of one, as OCR has read it.
 *
 * @param goesOn whether it is a further part of the line before
 */
public record ReadLine(boolean vertical, boolean goesOn, List<Glyph> glyphs) {
  public ReadLine {
    glyphs = List.copyOf(glyphs);
  }
}
