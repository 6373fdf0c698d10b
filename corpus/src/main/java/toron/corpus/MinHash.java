package toron.corpus;

import java.util.Arrays;

/**
 * MinHash sketches over character 5-grams, for Japanese and English alike (Broder, "On the
 * resemblance and containment of documents", 1997). Letters and digits only, so that line breaks
 * and punctuation don't count.
 */
final class MinHash {
  static final int SIZE = 128;
  private static final int GRAM = 5;
  private static final long[] MULTIPLY = new long[SIZE];
  private static final long[] ADD = new long[SIZE];

  static {
    long state = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < SIZE; i++) {
      state = mix(state + 0x9E3779B97F4A7C15L);
      MULTIPLY[i] = state | 1;
      state = mix(state + 0x9E3779B97F4A7C15L);
      ADD[i] = state;
    }
  }

  private MinHash() {}

  /** The sketch of a text: for each hash function, the top 32 bits of its minimum. */
  static int[] sketch(String text) {
    String letters = MotionKey.letters(text);
    long[] least = new long[SIZE];
    Arrays.fill(least, Long.MAX_VALUE);
    int last = Math.max(letters.length() - GRAM, 0);
    for (int i = 0; i <= last; i++) {
      long gram = 0;
      for (int j = i; j < Math.min(i + GRAM, letters.length()); j++) {
        gram = gram * 0x100000001B3L + letters.charAt(j) + 1;
      }
      long hashed = mix(gram);
      for (int k = 0; k < SIZE; k++) {
        long value = (hashed * MULTIPLY[k] + ADD[k]) & Long.MAX_VALUE;
        if (value < least[k]) {
          least[k] = value;
        }
      }
    }
    int[] sketch = new int[SIZE];
    for (int k = 0; k < SIZE; k++) {
      sketch[k] = (int) (least[k] >>> 31);
    }
    return sketch;
  }

  /** An estimate of the Jaccard similarity of two texts; its standard error is at most 0.045. */
  static double similarity(int[] a, int[] b) {
    int same = 0;
    for (int k = 0; k < SIZE; k++) {
      same += a[k] == b[k] ? 1 : 0;
    }
    return same / (double) SIZE;
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
