package toron.ingest.layout;

import java.util.List;

/** What is printed on one page, in the order of the content stream, which says nothing. */
public record PageGlyphs(int number, double width, double height, List<Glyph> glyphs) {}
