package toron.moe.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * Items of like length together, so that little is padded: each epoch is shuffled, cut into pools
 * of several batches, each pool sorted by length and cut into batches, and the batches shuffled.
 *
 * @param <T> what is batched
 */
public final class Bucketed<T> implements Batches<List<T>> {
  private static final int POOL = 16;
  private final List<T> items;
  private final ToIntFunction<T> length;
  private final int perBatch;
  private final long seed;
  private long epoch = -1;
  private List<List<T>> plan = List.of();

  public Bucketed(List<T> items, ToIntFunction<T> length, int perBatch, long seed) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("nothing to train on");
    }
    this.items = List.copyOf(items);
    this.length = length;
    this.perBatch = perBatch;
    this.seed = seed;
  }

  /** Items as batches in a fixed order, to be measured; may be none. */
  public static <T> List<List<T>> inOrder(List<T> items, int perBatch) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < items.size(); from += perBatch) {
      batches.add(List.copyOf(items.subList(from, Math.min(items.size(), from + perBatch))));
    }
    return batches;
  }

  @Override
  public int size() {
    return (items.size() + perBatch - 1) / perBatch;
  }

  @Override
  public List<T> batch(long epoch, int index) {
    if (epoch != this.epoch) {
      plan = plan(epoch);
      this.epoch = epoch;
    }
    return plan.get(index);
  }

  private List<List<T>> plan(long epoch) {
    SplittableRandom random = Order.random(seed, epoch);
    int[] order = new int[items.size()];
    Arrays.setAll(order, i -> i);
    Order.shuffle(order, random);
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < order.length; from += POOL * perBatch) {
      List<T> pool = new ArrayList<>();
      for (int i = from; i < Math.min(order.length, from + POOL * perBatch); i++) {
        pool.add(items.get(order[i]));
      }
      pool.sort(Comparator.comparingInt(length));
      for (int i = 0; i < pool.size(); i += perBatch) {
        batches.add(List.copyOf(pool.subList(i, Math.min(pool.size(), i + perBatch))));
      }
    }
    int[] turns = new int[batches.size()];
    Arrays.setAll(turns, i -> i);
    Order.shuffle(turns, random);
    return Arrays.stream(turns).mapToObj(batches::get).toList();
  }
}
