package toron.corpus.rows;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How much two texts say the same: shared character bigrams, for either language. */
public final class Overlap {
  private final Map<String, int[]> known = new HashMap<>();

  /** Remembers the bigrams of the texts that it has seen; for the texts of one debate. */
  Overlap() {}

  /** The share of the smaller text's bigrams that the other has too; 0 to 1. */
  public static double of(String a, String b) {
    return share(grams(a), grams(b));
  }

  double between(String a, String b) {
    return share(
        known.computeIfAbsent(a, Overlap::grams), known.computeIfAbsent(b, Overlap::grams));
  }

  private static double share(int[] x, int[] y) {
    int smaller = Math.min(x.length, y.length);
    int both = 0;
    int j = 0;
    for (int gram : x) {
      while (j < y.length && y[j] < gram) {
        j++;
      }
      both += j < y.length && y[j] == gram ? 1 : 0;
    }
    return smaller == 0 ? 0 : both / (double) smaller;
  }

  /** Pairs of UTF-16 units, sorted, each once. */
  private static int[] grams(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(folded.length());
    folded.codePoints().filter(Overlap::letter).forEach(letters::appendCodePoint);
    int[] all = new int[Math.max(0, letters.length() - 1)];
    for (int i = 0; i < all.length; i++) {
      all[i] = letters.charAt(i) << 16 | letters.charAt(i + 1);
    }
    return Arrays.stream(all).sorted().distinct().toArray();
  }

  private static boolean letter(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
