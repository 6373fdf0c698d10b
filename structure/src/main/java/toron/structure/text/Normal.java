package toron.structure.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * A text made even for matching: NFKC, old characters made new, straight apostrophes. Every
 * character knows where it came from, so that what is found can be cut from the text as printed.
 */
public final class Normal {
  private static final Map<Character, Character> VARIANTS = variants();

  private final String source;
  private final String text;
  private final int[] origin;

  private Normal(String source, String text, int[] origin) {
    this.source = source;
    this.text = text;
    this.origin = origin;
  }

  public static Normal of(String source) {
    return of(source, new BitSet());
  }

  /** As {@link #of}, with lines that were broken at a width joined to paragraphs again. */
  public static Normal unwrapped(String source) {
    return of(source, Wraps.of(source));
  }

  private static Normal of(String source, BitSet wraps) {
    StringBuilder text = new StringBuilder(source.length());
    int[] origin = new int[source.length() + 16];
    for (int at = 0; at < source.length(); ) {
      int end = clusterEnd(source, at);
      String even = wraps.get(at) ? joint(source, at) : even(source, at, end);
      if (text.length() + even.length() + 1 > origin.length) {
        origin = Arrays.copyOf(origin, origin.length * 2 + even.length());
      }
      Arrays.fill(origin, text.length(), text.length() + even.length(), at);
      text.append(even);
      at = end;
    }
    origin = Arrays.copyOf(origin, text.length() + 1);
    origin[text.length()] = source.length();
    return new Normal(source, text.toString(), origin);
  }

  /** The even text of a short string. */
  public static String fold(String source) {
    return of(source).text;
  }

  public String text() {
    return text;
  }

  /** The text as printed between two offsets of {@link #text}. */
  public String verbatim(int begin, int end) {
    return source.substring(origin[begin], origin[end]);
  }

  /** The UTF-16 offset in the source of an offset of {@link #text}. */
  public int origin(int offset) {
    return origin[offset];
  }

  /** The first offset of {@link #text} that comes from the source at or behind an offset. */
  public int offset(int sourceOffset) {
    int low = 0;
    int high = origin.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (origin[middle] >= sourceOffset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** What stands for a newline that ends no paragraph: words of Latin letters are kept apart. */
  private static String joint(String source, int newline) {
    char before = source.charAt(newline - 1);
    char after = source.charAt(newline + 1);
    boolean apart = before < 0x2e80 && after < 0x2e80 && before != ' ' && before != '-';
    return apart ? " " : "";
  }

  /** Half-width katakana join their voicing marks, surrogates their other half. */
  private static int clusterEnd(String source, int at) {
    int end = at + Character.charCount(source.codePointAt(at));
    while (end < source.length() && joins(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean joins(char c) {
    return c == 'ﾞ'
        || c == 'ﾟ'
        || (c >= '\u0300' && c <= '\u036f')
        || c == '\u3099'
        || c == '\u309a';
  }

  private static String even(String source, int begin, int end) {
    if (end - begin == 1) {
      char c = source.charAt(begin);
      if (c < 0x80) {
        return String.valueOf(c);
      }
      if (c == '\u2019' || c == '\u2018' || c == '\u02bc') {
        return "'";
      }
      if (c == '\u3000') {
        return "\u3000";
      }
    }
    String folded = Normalizer.normalize(source.substring(begin, end), Normalizer.Form.NFKC);
    if (folded.length() == 1) {
      return String.valueOf(VARIANTS.getOrDefault(folded.charAt(0), folded.charAt(0)));
    }
    return folded;
  }

  private static Map<Character, Character> variants() {
    Map<Character, Character> map = new HashMap<>();
    for (String line : Resources.lines(Normal.class, "variants.txt")) {
      for (String pair : line.strip().split("\\s+")) {
        if (pair.length() == 2) {
          map.put(pair.charAt(0), pair.charAt(1));
        }
      }
    }
    return Map.copyOf(map);
  }
}
