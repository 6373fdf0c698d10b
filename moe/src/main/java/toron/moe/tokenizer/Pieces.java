package toron.moe.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into the pieces that no token crosses. Japanese has no spaces, so a piece is a run of
 * one script: kanji, hiragana, katakana, Latin letters with the space before them, up to three
 * digits, marks, white space. Ranges are spelled out, so that Java's and Oniguruma's regular
 * expressions, the second of which runs when tokenizer.json is used, mean the same.
 */
final class Pieces {
  static final String PATTERN =
      String.join(
          "|",
          " ?[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?",
          "[々〆〇㐀-䶿一-鿿豈-﫿]+",
          "[ぁ-ゟー]+",
          "[ァ-ヿー]+",
          " ?[0-9]{1,3}",
          "[０-９]{1,3}",
          " ?[^\\sA-Za-zÀ-ɏ々〆〇㐀-䶿一-鿿豈-﫿ぁ-ゟァ-ヿー0-9０-９]{1,4}",
          "\\s+(?!\\S)",
          "\\s+");

  private static final Pattern COMPILED = Pattern.compile(PATTERN);

  private Pieces() {}

  static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = COMPILED.matcher(text);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        pieces.add(text.substring(at, matcher.start()));
      }
      pieces.add(matcher.group());
      at = matcher.end();
    }
    if (at < text.length()) {
      pieces.add(text.substring(at));
    }
    return pieces;
  }
}
