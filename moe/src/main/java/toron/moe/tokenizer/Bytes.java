package toron.moe.tokenizer;

import java.nio.charset.StandardCharsets;

/**
 * The 256 bytes as printable characters, as GPT-2's tokenizer writes them: those that print stand
 * for themselves, the others are counted up from U+0100.
 */
final class Bytes {
  private static final char[] CHARACTERS = characters();

  private Bytes() {}

  static char character(int value) {
    return CHARACTERS[value];
  }

  /** A text's UTF-8 bytes as values 0 to 255. */
  static int[] of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
    return values;
  }

  private static char[] characters() {
    char[] table = new char[256];
    int next = 0x100;
    for (int value = 0; value < 256; value++) {
      boolean prints =
          (value >= '!' && value <= '~')
              || (value >= 0xA1 && value <= 0xAC)
              || (value >= 0xAE && value <= 0xFF);
      table[value] = prints ? (char) value : (char) next++;
    }
    return table;
  }
}
