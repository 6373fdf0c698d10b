package toron.moe.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples packed into batches of a full number of tokens, none cut. A sample keeps to itself: its
 * positions start at 0 and attention stays inside it.
 */
public final class Packing implements Batches<Tokens> {
  private final List<List<Sequence>> packs;
  private final long seed;
  private long epoch = -1;
  private int[] order = {};

  /**
   * @param packs the samples of each batch
   */
  private Packing(List<List<Sequence>> packs, long seed) {
    this.packs = packs;
    this.seed = seed;
  }

  /**
   * Batches of at most so many tokens.
   *
   * @throws IllegalArgumentException when there is no sample, or one is longer than a batch
   */
  public static Packing of(List<Sequence> samples, int tokens, long seed) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("nothing to train on");
    }
    int[] order = Order.shuffled(seed, -1, samples.size());
    return new Packing(pack(IntStream.of(order).mapToObj(samples::get).toList(), tokens), seed);
  }

  /**
   * Best fit, longest first: each sample goes into the fullest pack that still has room. Within a
   * pack the longest come first, so that samples of equal length are neighbours, which the decoder
   * computes together.
   */
  static List<List<Sequence>> pack(List<Sequence> samples, int tokens) {
    List<Sequence> longestFirst =
        samples.stream().sorted(Comparator.comparingInt(Sequence::length).reversed()).toList();
    List<List<Sequence>> packs = new ArrayList<>();
    // byRoom.get(r): packs that have exactly r tokens of room
    List<List<Integer>> byRoom = new ArrayList<>();
    for (int room = 0; room <= tokens; room++) {
      byRoom.add(new ArrayList<>());
    }
    for (Sequence sample : longestFirst) {
      int length = sample.length();
      if (length > tokens) {
        throw new IllegalArgumentException(
            "a sample has " + length + " tokens, a batch holds " + tokens);
      }
      int room = length;
      while (room <= tokens && byRoom.get(room).isEmpty()) {
        room++;
      }
      int pack;
      if (room <= tokens) {
        List<Integer> open = byRoom.get(room);
        pack = open.remove(open.size() - 1);
      } else {
        pack = packs.size();
        packs.add(new ArrayList<>());
        room = tokens;
      }
      packs.get(pack).add(sample);
      byRoom.get(room - length).add(pack);
    }
    return packs.stream().map(List::copyOf).toList();
  }

  /** Samples as batches in a fixed order, to be measured; may be none. */
  public static List<Tokens> batches(List<Sequence> samples, int tokens) {
    return pack(samples, tokens).stream().map(Tokens::of).toList();
  }

  @Override
  public int size() {
    return packs.size();
  }

  @Override
  public Tokens batch(long epoch, int index) {
    if (epoch != this.epoch) {
      order = Order.shuffled(seed, epoch, packs.size());
      this.epoch = epoch;
    }
    return Tokens.of(packs.get(order[index]));
  }
}
