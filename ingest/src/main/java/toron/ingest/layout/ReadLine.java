package toron.ingest.layout;

import java.util.List;

/** A line, or a part of one, as OCR has read it. */
public record ReadLine(boolean vertical, List<Glyph> glyphs) {
  public ReadLine {
    glyphs = List.copyOf(glyphs);
  }
}
