package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SplitsTest {
  private static final CorpusOptions.Shares HASH_ONLY =
      new CorpusOptions.Shares(0.7, 0.15, 0.15, false);

  @Test
  void aGroupKeepsItsSplitWhenOthersCome() {
    List<String> some = groups(0, 50);
    List<String> more = new ArrayList<>(groups(-200, 400));
    Map<String, Split> before = new Splits(HASH_ONLY, Map.of()).assign(some);
    Map<String, Split> after = new Splits(HASH_ONLY, Map.of()).assign(more);

    assertThat(after).containsAllEntriesOf(before);
  }

  @Test
  void sharesComeOutAsAsked() {
    Map<Split, Integer> sizes = new EnumMap<>(Split.class);
    new Splits(HASH_ONLY, Map.of())
        .assign(groups(0, 10_000))
        .values()
        .forEach(split -> sizes.merge(split, 1, Integer::sum));

    // Three standard deviations of a binomial with p = 0.15 and n = 10,000 are 107.
    assertThat(sizes.get(Split.VALIDATION)).isBetween(1393, 1607);
    assertThat(sizes.get(Split.TEST)).isBetween(1393, 1607);
  }

  @Test
  void threeMotionsFillThreeSplits() {
    for (int from = 0; from < 200; from++) {
      Map<String, Split> assigned =
          new Splits(CorpusOptions.Shares.DEFAULT, Map.of()).assign(groups(from, from + 3));
      assertThat(assigned.values()).containsExactlyInAnyOrder(Split.values());
    }
  }

  @Test
  void whatAnEarlierCorpusAssignedStays() {
    Map<String, Split> first =
        new Splits(CorpusOptions.Shares.DEFAULT, Map.of()).assign(groups(0, 3));
    Map<String, Split> second =
        new Splits(CorpusOptions.Shares.DEFAULT, first).assign(groups(0, 60));

    assertThat(second).containsAllEntriesOf(first);
  }

  private static List<String> groups(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> MotionKey.group("motion " + i)).toList();
  }
}
