package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NearDuplicatesTest {
  private static final String KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ";

  @Test
  void theSketchEstimatesTheJaccardSimilarityOfTheGrams() {
    Random random = new Random(7);
    for (int changed = 0; changed <= 100; changed += 10) {
      String a = words(random, 3000);
      String b = a.substring(0, 3000 - 30 * changed) + words(random, 30 * changed);
      double estimate = MinHash.similarity(MinHash.sketch(a), MinHash.sketch(b));
      // Three standard errors of 128 hashes at worst.
      assertThat(estimate).isCloseTo(jaccard(a, b), within(0.135));
    }
  }

  @Test
  void layoutAndWidthDontCount() {
    int[] sketch = MinHash.sketch("論点１ 内因性。\n現状では、家計が苦しい。12万円");

    assertThat(MinHash.similarity(sketch, MinHash.sketch("論点1内因性。現状では\n家計が苦しい。１２万円"))).isEqualTo(1);
  }

  @Test
  void findsTheTextSeenBeforeAndNotTheOthers() {
    Random random = new Random(8);
    NearDuplicates seen = new NearDuplicates(0.5);
    String wanted = words(random, 2000);
    for (int i = 0; i < 200; i++) {
      seen.add(MinHash.sketch(i == 120 ? wanted : words(random, 2000)));
    }
    String copy = wanted.substring(0, 1800) + words(random, 200);

    assertThat(seen.like(MinHash.sketch(copy)))
        .extracting(NearDuplicates.Like::index)
        .containsExactly(120);
    assertThat(seen.like(MinHash.sketch(words(random, 2000)))).isEmpty();
  }

  private static String words(Random random, int n) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < n; i++) {
      text.append(KANA.charAt(random.nextInt(KANA.length())));
    }
    return text.toString();
  }

  private static double jaccard(String a, String b) {
    Set<String> x = grams(a);
    Set<String> y = grams(b);
    Set<String> both = new HashSet<>(x);
    both.retainAll(y);
    x.addAll(y);
    return both.size() / (double) x.size();
  }

  private static Set<String> grams(String text) {
    Set<String> all = new HashSet<>();
    for (int i = 0; i + 5 <= text.length(); i++) {
      all.add(text.substring(i, i + 5));
    }
    return all;
  }
}
