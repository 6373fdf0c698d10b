package toron.ingest.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of a document, without the outlines that nobody looks at here: what a composite font
 * says and how wide it is stands in its dictionaries, and unpacking and parsing its program takes
 * as long as reading the pages that it is used on.
 */
final class Fonts {
  private static final COSName[] PROGRAMS = {
    COSName.FONT_FILE, COSName.FONT_FILE2, COSName.FONT_FILE3
  };

  /** By dictionary; a document of many pages may have fonts for each. */
  private final IdentityHashMap<COSDictionary, SoftReference<PDFont>> lean =
      new IdentityHashMap<>();

  private @Nullable COSStream empty;

  /** The font of this name, or null where there is none. */
  @Nullable PDFont get(PDResources resources, COSName name) throws IOException {
    COSDictionary fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
    COSDictionary dictionary = fonts == null ? null : fonts.getCOSDictionary(name);
    if (dictionary == null) {
      return resources.getFont(name);
    }
    SoftReference<PDFont> known = lean.get(dictionary);
    PDFont font = known == null ? null : known.get();
    if (font == null) {
      font = lean(dictionary);
      if (font == null) {
        return resources.getFont(name);
      }
      lean.put(dictionary, new SoftReference<>(font));
    }
    return font;
  }

  /** What a code means; asked of the font's program where its dictionaries do not say. */
  @Nullable String unicode(PDFont font, int code) throws IOException {
    String text = font.toUnicode(code);
    if (text != null || !(font instanceof LeanFont part)) {
      return text;
    }
    return part.whole().toUnicode(code);
  }

  private static final class LeanFont extends PDType0Font {
    private final COSDictionary dictionary;
    private @Nullable PDFont whole;

    LeanFont(COSDictionary without, COSDictionary dictionary) throws IOException {
      super(without);
      this.dictionary = dictionary;
    }

    PDFont whole() throws IOException {
      PDFont font = whole == null ? PDFontFactory.createFont(dictionary) : whole;
      whole = font;
      return font;
    }
  }

  /** Null for a font that has no program to be spared, or whose codes only its program explains. */
  private @Nullable PDFont lean(COSDictionary font) throws IOException {
    COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
    if (descendants == null
        || !COSName.TYPE0.equals(font.getCOSName(COSName.SUBTYPE))
        || !(font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream)
        || !(descendants.getObject(0) instanceof COSDictionary descendant)) {
      return null;
    }
    COSDictionary descriptor = descendant.getCOSDictionary(COSName.FONT_DESC);
    if (descriptor == null || !hasProgram(descriptor)) {
      return null;
    }
    COSDictionary about = new COSDictionary(descriptor);
    for (COSName program : PROGRAMS) {
      about.removeItem(program);
    }
    about.setItem(COSName.FONT_FILE2, empty());
    COSDictionary part = new COSDictionary(descendant);
    part.setItem(COSName.FONT_DESC, about);
    part.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    // Leads to the outlines.
    part.removeItem(COSName.CID_TO_GID_MAP);
    COSDictionary without = new COSDictionary(font);
    COSArray parts = new COSArray();
    parts.add(part);
    without.setItem(COSName.DESCENDANT_FONTS, parts);
    LeanFont made = new LeanFont(without, font);
    return made.getCMap() != null && made.getCMap().hasCIDMappings() ? made : null;
  }

  private static boolean hasProgram(COSDictionary descriptor) {
    for (COSName program : PROGRAMS) {
      COSBase stream = descriptor.getDictionaryObject(program);
      if (stream instanceof COSStream) {
        return true;
      }
    }
    return false;
  }

  private COSStream empty() throws IOException {
    COSStream stream = empty;
    if (stream == null) {
      stream = new COSStream();
      try (OutputStream out = stream.createOutputStream()) {
        out.write(program());
      }
      empty = stream;
    }
    return stream;
  }

  /** The tables that every TrueType font has (OpenType 1.9, chapter 5.1), for one empty glyph. */
  private static byte[] program() {
    String[] tags = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
    int[] lengths = {12, 54, 36, 4, 4, 32};
    int offset = 12 + 16 * tags.length;
    ByteBuffer font = ByteBuffer.allocate(512).putInt(0x00010000).putShort((short) tags.length);
    font.position(12);
    int[] offsets = new int[tags.length];
    for (int i = 0; i < tags.length; i++) {
      offsets[i] = offset;
      font.put(tags[i].getBytes(StandardCharsets.US_ASCII)).putInt(0);
      font.putInt(offset).putInt(lengths[i]);
      offset += (lengths[i] + 3) / 4 * 4;
    }
    // Magic number and units an em; one width; where the glyph ends, in words; one glyph.
    font.putInt(offsets[1], 0x00010000).putInt(offsets[1] + 12, 0x5F0F3CF5);
    font.putShort(offsets[1] + 18, (short) 1000);
    font.putInt(offsets[2], 0x00010000).putShort(offsets[2] + 34, (short) 1);
    font.putShort(offsets[4] + 2, (short) 6);
    font.putInt(offsets[5], 0x00010000).putShort(offsets[5] + 4, (short) 1);
    return java.util.Arrays.copyOf(font.array(), offset);
  }
}
