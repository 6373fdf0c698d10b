package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The detector must find what is there to be found, and nothing where there is nothing. */
final class SurfaceModelTest {
  private static final List<String> WORDS =
      List.of("river", "bridge", "council", "money", "school");

  @Test
  void aWordThatOnlyRejectedAnswersHaveIsFound() {
    double right = right(pairs(300, 1, " indeed"), pairs(100, 2, " indeed"));

    assertThat(right).isGreaterThan(0.95);
  }

  @Test
  void theLongerAnswerIsFound() {
    assertThat(right(pairs(300, 3, " river bridge"), pairs(100, 4, " council money")))
        .isGreaterThan(0.9);
  }

  @Test
  void answersOfOneKindAreNotToldApart() {
    assertThat(right(pairs(300, 5, ""), pairs(300, 6, ""))).isBetween(0.4, 0.6);
  }

  private static double right(List<SurfaceModel.Pair> train, List<SurfaceModel.Pair> test) {
    SurfaceModel together = SurfaceModel.together(train);
    return test.stream().mapToDouble(together::better).average().orElse(0);
  }

  private static List<SurfaceModel.Pair> pairs(int n, long seed, String given) {
    Random random = new Random(seed);
    List<SurfaceModel.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      pairs.add(SurfaceModel.pair(words(random), words(random) + given));
    }
    return pairs;
  }

  private static String words(Random random) {
    StringBuilder text = new StringBuilder("the");
    for (int i = 0; i < 8; i++) {
      text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }
}
