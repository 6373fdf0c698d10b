package toron.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files as broken disks, cut downloads and bad programs leave them; the same seed, the same. */
final class Mutants {
  private final List<byte[]> seeds;

  Mutants(List<byte[]> seeds) {
    this.seeds = List.copyOf(seeds);
  }

  byte[] mutant(long number) {
    Random random = new Random(number * 0x9E3779B97F4A7C15L + 1);
    byte[] bytes = pick(random).clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> flip(bytes, random, 1 + random.nextInt(16));
            case 1 -> flip(bytes, random, 1 + bytes.length / 100);
            case 2 -> cut(bytes, random);
            case 3 -> splice(bytes, pick(random), random);
            case 4 -> repeat(bytes, random);
            default -> number(bytes, random);
          };
    }
    return bytes;
  }

  private byte[] pick(Random random) {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private static byte[] flip(byte[] bytes, Random random, int count) {
    for (int i = 0; i < count && bytes.length > 0; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** Takes a piece out, or the end. */
  private static byte[] cut(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = random.nextInt(3) == 0 ? bytes.length : from + random.nextInt(bytes.length - from + 1);
    return join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
  }

  /** The head of one file before the tail of another. */
  private static byte[] splice(byte[] bytes, byte[] other, Random random) {
    return join(
        Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)),
        Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
  }

  private static byte[] repeat(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(4096));
    return join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
  }

  /** Another digit in some number: lengths, offsets, object numbers, sizes. */
  private static byte[] number(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        bytes[i] = (byte) ('0' + random.nextInt(10));
        return bytes;
      }
    }
    return bytes;
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }
}
