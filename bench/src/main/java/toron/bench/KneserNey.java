package toron.bench;

import java.util.Arrays;
import java.util.List;

/**
 * An n-gram model with interpolated, modified Kneser–Ney smoothing: three discounts an order from
 * the counts of counts, continuation counts below the highest order, a uniform distribution below
 * the unigrams. Chen and Goodman, An empirical study of smoothing techniques for language modeling,
 * 1998, section 3.
 *
 * <p>An n-gram is one number in base {@code vocabulary}, its first token the most significant, so
 * that the n-grams of one context stand together.
 */
final class KneserNey {
  private final int order;
  private final long vocabulary;
  private final Table[] tables;

  /** Distinct n-grams, sorted, with their counts and the discounts of their order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Table(long[] grams, int[] counts, double[] discounts) {}

  /**
   * @param texts tokens; no n-gram spans two texts
   */
  KneserNey(List<int[]> texts, int order, int vocabulary) {
    if (Math.pow(vocabulary, order) >= Long.MAX_VALUE) {
      throw new IllegalArgumentException(order + "-grams of " + vocabulary + " tokens: too many");
    }
    this.order = order;
    this.vocabulary = vocabulary;
    this.tables = new Table[order + 1];
    long[] grams = grams(texts);
    tables[order] = table(grams);
    long suffix = power(order - 1);
    for (int n = order - 1; n >= 1; n--) {
      long[] higher = tables[n + 1].grams;
      long[] suffixes = new long[higher.length];
      for (int i = 0; i < higher.length; i++) {
        suffixes[i] = higher[i] % suffix;
      }
      tables[n] = table(suffixes);
      suffix /= vocabulary;
    }
  }

  private long[] grams(List<int[]> texts) {
    long[] grams = new long[texts.stream().mapToInt(text -> text.length).sum()];
    int n = 0;
    for (int[] text : texts) {
      long gram = 0;
      for (int i = 0; i < text.length; i++) {
        gram = gram % power(order - 1) * vocabulary + text[i];
        if (i >= order - 1) {
          grams[n++] = gram;
        }
      }
    }
    return Arrays.copyOf(grams, n);
  }

  private long power(int n) {
    long power = 1;
    for (int i = 0; i < n; i++) {
      power *= vocabulary;
    }
    return power;
  }

  private static Table table(long[] grams) {
    Arrays.parallelSort(grams);
    long[] distinct = new long[grams.length];
    int[] counts = new int[grams.length];
    int n = 0;
    for (int i = 0; i < grams.length; i++) {
      if (i == 0 || grams[i] != grams[i - 1]) {
        distinct[n++] = grams[i];
      }
      counts[n - 1]++;
    }
    long[] of = new long[5];
    for (int i = 0; i < n; i++) {
      of[Math.min(counts[i], 4)] += counts[i] <= 4 ? 1 : 0;
    }
    double y = of[1] / Math.max(1.0, of[1] + 2.0 * of[2]);
    double[] discounts = new double[4];
    for (int c = 1; c <= 3; c++) {
      double found = of[c] == 0 ? y : c - (c + 1) * y * of[c + 1] / of[c];
      discounts[c] = Math.min(Math.max(found, 0), c);
    }
    return new Table(Arrays.copyOf(distinct, n), Arrays.copyOf(counts, n), discounts);
  }

  /** The probability of a token after some others, of which the last {@code order − 1} count. */
  double probability(int[] tokens, int at) {
    double probability = 1.0 / vocabulary;
    for (int n = 1; n <= Math.min(order, at + 1); n++) {
      long context = 0;
      for (int i = at - n + 1; i < at; i++) {
        context = context * vocabulary + tokens[i];
      }
      probability = interpolate(tables[n], context, tokens[at], probability);
    }
    return probability;
  }

  private double interpolate(Table table, long context, int token, double lower) {
    int from = first(table.grams, context * vocabulary);
    long end = (context + 1) * vocabulary;
    long gram = context * vocabulary + token;
    double total = 0;
    double freed = 0;
    double kept = 0;
    for (int i = from; i < table.grams.length && table.grams[i] < end; i++) {
      double discount = table.discounts[Math.min(table.counts[i], 3)];
      total += table.counts[i];
      freed += discount;
      if (table.grams[i] == gram) {
        kept = table.counts[i] - discount;
      }
    }
    return total == 0 ? lower : (kept + freed * lower) / total;
  }

  private static int first(long[] grams, long wanted) {
    int at = Arrays.binarySearch(grams, wanted);
    return at < 0 ? -at - 1 : at;
  }
}
