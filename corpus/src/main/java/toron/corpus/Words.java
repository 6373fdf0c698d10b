package toron.corpus;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Runs of letters and digits. */
final class Words {
  private static final int WORD =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  private Words() {}

  /** The words of a text in lower case. */
  static Set<String> lower(String text) {
    Set<String> words = new HashSet<>();
    int begin = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (letter(c)) {
        begin = begin < 0 ? i : begin;
      } else if (begin >= 0) {
        words.add(text.substring(begin, i).toLowerCase(Locale.ROOT));
        begin = -1;
      }
      i += Character.charCount(c);
    }
    if (begin >= 0) {
      words.add(text.substring(begin).toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** A letter or a number of any script. */
  static boolean letter(int c) {
    return (WORD >> Character.getType(c) & 1) != 0;
  }
}
