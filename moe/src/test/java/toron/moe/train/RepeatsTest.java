package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RepeatsTest {
  /** Texts in which no token comes twice: whatever does come twice was repeated. */
  private static final List<Sequence> TEXTS =
      IntStream.range(0, 40)
          .mapToObj(i -> Sequence.plain(IntStream.range(i * 128, i * 128 + 128).toArray()))
          .toList();

  @Test
  void addsTheShareOfRowsThatWasAskedFor() {
    List<Sequence> all = new ArrayList<>(TEXTS);
    all.add(Sequence.plain(new int[] {7, 8, 9}));
    assertThat(Repeats.of(all, 0, 1)).isEmpty();
    assertThat(Repeats.of(all, 0.25, 1)).hasSize(10).allMatch(row -> row.length() == 128);
    assertThat(Repeats.of(all, 2, 1)).hasSize(80);
  }

  @Test
  void repeatsStretchesOfWhatItBeganWith() {
    for (Sequence row : Repeats.of(TEXTS, 1, 5)) {
      int[] ids = row.ids();
      int text = ids[0] / 128;
      int read = 1;
      while (read < ids.length && ids[read] == ids[read - 1] + 1) {
        read++;
      }
      assertThat(read).isBetween(32, 64);
      int again = 0;
      for (int i = read; i < ids.length; i++) {
        if (ids[i] / 128 == text) {
          assertThat(ids[i]).isBetween(ids[0], ids[read - 1]);
          again++;
        }
      }
      // Most of what follows; words from elsewhere are shorter than what is repeated.
      assertThat(again).isGreaterThan((ids.length - read) / 4);
    }
  }

  @Test
  void onlyWhereARepetitionSetsInNothingIsLearnt() {
    for (Sequence row : Repeats.of(TEXTS, 1, 5)) {
      for (int i = 1; i < row.length(); i++) {
        if (row.weights()[i] == 0) {
          assertThat(row.ids()[i]).as("token %d goes on", i).isNotEqualTo(row.ids()[i - 1] + 1);
        }
      }
      assertThat(row.weights()).contains(0f).contains(1f);
    }
  }

  @Test
  void dependsOnTheSeedAlone() {
    Set<Integer> drawn = new HashSet<>();
    for (long seed : new long[] {1, 1, 2}) {
      int[] ids =
          Repeats.of(TEXTS, 0.5, seed).stream().flatMapToInt(r -> Arrays.stream(r.ids())).toArray();
      drawn.add(Arrays.hashCode(ids));
    }
    assertThat(drawn).hasSize(2);
  }
}
