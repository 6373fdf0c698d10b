package toron.ingest;

/** Text that no one wrote: glyphs without a mapping, and bytes read in the wrong encoding. */
final class Garble {
  private static final double TOO_MUCH = 0.08;

  private Garble() {}

  static boolean looksGarbled(String text) {
    int bad = 0;
    int all = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isWhitespace(c)) {
        all++;
        bad += senseless(c) ? 1 : 0;
      }
    }
    return all > 0 && bad > TOO_MUCH * all;
  }

  /**
   * Replacement and private use; controls; and the letters that Japanese bytes become when they are
   * read as Latin-1 or half-width kana, which neither Japanese nor English prose holds in number.
   */
  private static boolean senseless(int c) {
    int type = Character.getType(c);
    return c == 0xFFFD
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || type == Character.CONTROL
        || (c >= 0x80 && c <= 0xBF && "§°±·«»¥¢£©®²³½".indexOf(c) < 0)
        || (c >= 0xFF61 && c <= 0xFF9F);
  }
}
