package toron.corpus.rows;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How much two texts say the same: shared character bigrams, for either language. */
public final class Overlap {
  private Overlap() {}

  /** The share of the smaller text's bigrams that the other has too; 0 to 1. */
  public static double of(String a, String b) {
    Set<String> x = grams(a);
    Set<String> y = grams(b);
    int smaller = Math.min(x.size(), y.size());
    x.retainAll(y);
    return smaller == 0 ? 0 : x.size() / (double) smaller;
  }

  private static Set<String> grams(String text) {
    String letters =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "");
    Set<String> all = new HashSet<>();
    for (int i = 0; i + 2 <= letters.length(); i++) {
      all.add(letters.substring(i, i + 2));
    }
    return all;
  }
}
