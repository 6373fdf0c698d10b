package toron.ingest;

/** Japanese or English, by script: kana and kanji against Latin letters. */
final class Language {
  private Language() {}

  static boolean isJapanese(String text) {
    return of(text).equals("ja");
  }

  static String of(String text) {
    int japanese = 0;
    int latin = 0;
    int other = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetter(c)) {
        continue;
      }
      switch (Character.UnicodeScript.of(c)) {
        case HIRAGANA, KATAKANA, HAN -> japanese++;
        case LATIN -> latin++;
        default -> other++;
      }
    }
    // A word of English has some five letters where Japanese needs two characters.
    double words = japanese / 2.0;
    if (other > japanese + latin || japanese + latin == 0) {
      return "und";
    }
    return words >= latin / 5.0 ? "ja" : "en";
  }
}
