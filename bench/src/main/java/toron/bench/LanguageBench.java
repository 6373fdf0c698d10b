package toron.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import toron.files.Hashes;
import toron.moe.MoeInit;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.Decoder;
import toron.moe.tensor.Tensors;
import toron.moe.tokenizer.Tokenizer;
import toron.moe.train.TextFolder;

/**
 * Bits a byte of a pretrained model on its held-out text, beside a Kneser–Ney n-gram over the same
 * tokens and the same training texts, and {@code zstd -19} where it is installed.
 */
public final class LanguageBench {
  private static final int HELD_OUT = 20;
  private static final int SEQUENCE = 512;
  private static final int SAMPLES = 40;
  private static final int ORDER = 5;

  private LanguageBench() {}

  /** A stretch of a text: the first token is given, the others are predicted. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(int[] text, int from, int to) {
    int[] ids() {
      return Arrays.copyOfRange(text, from, to);
    }
  }

  /**
   * @param args the model, and the folder of texts that it was pretrained on with the default
   *     settings; then how many held-out samples, 40 as in training
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path model = Path.of(args[0]);
    List<String> texts = TextFolder.read(Path.of(args[1]));
    System.out.println(
        "texts "
            + texts.size()
            + ", SHA-256 of all "
            + Hashes.sha256(String.join("\u0000", texts)));
    List<int[]> train = new ArrayList<>();
    List<Sample> held = new ArrayList<>();
    String text;
    int vocabulary;
    try (Tokenizer tokenizer = Tokenizer.load(model)) {
      int end = tokenizer.ids(List.of(MoeInit.END_OF_TEXT))[0];
      for (int i = 0; i < texts.size(); i++) {
        int[] ids = withEnd(end, tokenizer.encode(texts.get(i)));
        if (i % HELD_OUT < HELD_OUT - 1) {
          train.add(ids);
        } else {
          cut(ids, held);
        }
      }
      int wanted = args.length > 2 ? Integer.parseInt(args[2]) : SAMPLES;
      held = held.subList(0, Math.min(wanted, held.size()));
      text =
          tokenizer.decode(
              held.stream()
                  .flatMapToInt(s -> Arrays.stream(s.text(), s.from() + 1, s.to()))
                  .toArray());
      vocabulary = HfCheckpoint.config(model).vocabulary();
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    System.out.printf(Locale.ROOT, "held out: %d samples, %d bytes%n", held.size(), bytes);
    print("model", model(model, held) / bytes);
    for (int order = 1; order <= ORDER; order++) {
      print("Kneser-Ney " + order + "-gram", ngram(train, held, order, vocabulary) / bytes);
    }
    print("zstd -19", zstd(text) * 8.0 / bytes);
  }

  private static void print(String name, double bits) {
    System.out.printf(Locale.ROOT, "%-20s %.4f bits a byte%n", name, bits);
  }

  private static int[] withEnd(int end, int[] body) {
    int[] ids = new int[body.length + 1];
    ids[0] = end;
    System.arraycopy(body, 0, ids, 1, body.length);
    return ids;
  }

  private static void cut(int[] ids, List<Sample> samples) {
    for (int from = 0; from + 1 < ids.length; from += SEQUENCE - 1) {
      samples.add(new Sample(ids, from, Math.min(ids.length, from + SEQUENCE)));
    }
  }

  /** All tokens of the text before are seen, those before the sample too. */
  private static double ngram(List<int[]> train, List<Sample> held, int order, int vocabulary) {
    KneserNey model = new KneserNey(train, order, vocabulary);
    check(model, held.get(0), vocabulary);
    double bits = 0;
    for (Sample sample : held) {
      for (int i = sample.from() + 1; i < sample.to(); i++) {
        bits -= Math.log(model.probability(sample.text(), i)) / Math.log(2);
      }
    }
    return bits;
  }

  /** A rival whose probabilities do not sum to 1 would be no measure. */
  private static void check(KneserNey model, Sample sample, int vocabulary) {
    for (int at : new int[] {1, 2, 7, 20}) {
      int[] tokens = Arrays.copyOf(sample.text(), at + 1);
      double sum = 0;
      for (int token = 0; token < vocabulary; token++) {
        tokens[at] = token;
        sum += model.probability(tokens, at);
      }
      if (Math.abs(sum - 1) > 1e-9) {
        throw new IllegalStateException("probabilities sum to " + sum);
      }
    }
  }

  private static double model(Path folder, List<Sample> held) throws IOException {
    Tensors.start();
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder);
        Decoder decoder =
            new Decoder(checkpoint.config(), checkpoint.parameters().copy(DataType.FLOAT32))) {
      double nats = 0;
      for (Sample sample : held) {
        nats += nats(decoder, sample.ids());
      }
      return nats / Math.log(2);
    }
  }

  private static double nats(Decoder decoder, int[] ids) {
    int n = ids.length;
    long[] places = new long[n];
    Arrays.setAll(places, i -> i);
    try (NDManager manager = Tensors.manager()) {
      NDArray tokens = Tensors.of(manager, Arrays.stream(ids).asLongStream().toArray(), n);
      NDArray hidden =
          decoder.forward(manager, tokens, Tensors.of(manager, places, n), new long[] {n}).hidden();
      NDArray logs = decoder.logits(manager, hidden).logSoftmax(1);
      float[] values = logs.toFloatArray();
      int width = values.length / n;
      double nats = 0;
      for (int i = 1; i < n; i++) {
        nats -= values[(i - 1) * width + ids[i]];
      }
      return nats;
    }
  }

  /** In bytes; not a number where zstd is not installed. */
  private static double zstd(String text) throws IOException, InterruptedException {
    Path in = Files.createTempFile("held-out", ".txt");
    Path out = Path.of(in + ".zst");
    try {
      Files.writeString(in, text);
      Process process = new ProcessBuilder("zstd", "-19", "-q", "-f", in.toString()).start();
      return process.waitFor() == 0 ? Files.size(out) : Double.NaN;
    } catch (IOException e) {
      System.out.println("zstd is not installed: " + e.getMessage());
      return Double.NaN;
    } finally {
      Files.deleteIfExists(in);
      Files.deleteIfExists(out);
    }
  }
}
