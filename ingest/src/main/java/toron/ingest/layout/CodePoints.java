package toron.ingest.layout;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Code points that stand for others: Kangxi radicals, CJK compatibility forms, half-width kana and
 * ligatures become what they mean; everything else stays, full-width digits too.
 */
public final class CodePoints {
  /**
   * What NFKC leaves alone: supplementary radicals, by Unicode's EquivalentUnifiedIdeograph; the
   * door that Japanese fonts share with its radical; and the middle dot under its other name.
   */
  private static final String PAIRS =
      "⺁厂⺄乙⺅亻⺈刀⺉刂⺊卜⺌小⺍小⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺠民⺡氵"
          + "⺢氺⺣灬⺧牛⺩王⺫目⺬示⺭礻⺮竹⺯糹⺲罒⺶羊⺷羊⺹耂⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎"
          + "⻂衤⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻏阝⻐钅⻑長⻓长⻔门⻕阜⻖阝⻗雨⻘青⻝食"
          + "⻟飠⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀"
          + "\u2F3E\u6238\u2027\u30FB"
          // A soft hyphen that is printed is one at the end of a line.
          + "\u00AD\u2010";

  private static final Map<Integer, String> ALIASES = aliases();

  private CodePoints() {}

  private static Map<Integer, String> aliases() {
    Map<Integer, String> aliases = new HashMap<>();
    int[] points = PAIRS.codePoints().toArray();
    for (int i = 0; i < points.length; i += 2) {
      aliases.put(points[i], Character.toString(points[i + 1]));
    }
    return aliases;
  }

  /** The text with each code point in its normal form, and half-width voiced kana as one. */
  public static String normal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (foreign(text.charAt(i))) {
        return slow(text);
      }
    }
    return text;
  }

  private static String slow(String text) {
    StringBuilder normal = new StringBuilder(text.length() + 2);
    text.codePoints()
        .forEach(
            c -> {
              if (control(c)) {
                return;
              }
              String alias = ALIASES.get(c);
              if (alias != null) {
                normal.append(alias);
              } else if (foreign(c)) {
                normal.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
              } else {
                normal.appendCodePoint(c);
              }
            });
    return voiced(normal.toString());
  }

  /** Kana with the marks of voiced sounds after them, which half-width kana have apart, as one. */
  public static String voiced(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int last = joined.length() - 1;
      String pair = isSoundMark(c) && last >= 0 ? joined.substring(last) + c : "";
      String one = Normalizer.normalize(pair, Normalizer.Form.NFC);
      if (one.length() == 1) {
        joined.setLength(last);
        joined.append(one);
      } else {
        joined.append(c);
      }
    }
    return joined.toString();
  }

  /** Whether this is the mark of a voiced sound without its kana. */
  public static boolean isSoundMark(int c) {
    return c == 0x3099 || c == 0x309A;
  }

  private static boolean foreign(int c) {
    return c == 0x2027
        || c == 0xAD
        || (c >= 0x2E80 && c <= 0x2FDF) // CJK and Kangxi radicals
        || (c >= 0xF900 && c <= 0xFAFF) // CJK compatibility ideographs
        || (c >= 0xFB00 && c <= 0xFB06) // Latin ligatures
        || (c >= 0xFE10 && c <= 0xFE19) // vertical forms
        || (c >= 0xFE30 && c <= 0xFE4F) // CJK compatibility forms
        || (c >= 0xFF61 && c <= 0xFF9F) // half-width kana
        || control(c);
  }

  private static boolean control(int c) {
    return c < 0x20 || c == 0x7F || c == 0xFEFF;
  }
}
