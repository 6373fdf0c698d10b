package toron.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import toron.files.JsonLines;
import toron.moe.model.ModelConfig;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.tokenizer.Turn;
import toron.moe.train.Batches;
import toron.moe.train.Packing;
import toron.moe.train.Sequence;
import toron.moe.train.Tokens;
import toron.moe.train.TrainingOptions;

/**
 * Rows of {@code toron sft build} packed end to end against the same rows in batches padded to
 * their longest. Arguments: the folder of rows, a model folder for its tokenizer, rounds, steps.
 */
public final class PackingBench {
  private static final int BATCH = 2048;
  private static final int LONGEST = 1024;
  private static final int PADDED_ROWS = 4;

  private PackingBench() {}

  public static void main(String[] args) throws IOException {
    List<Sequence> rows = rows(Path.of(args[0]).resolve("train.jsonl"), Path.of(args[1]));
    Batches<Tokens> packed = Packing.of(rows, BATCH, 17);
    List<Tokens> padded = padded(rows);
    double packedRate = 0;
    double paddedRate = 0;
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < Integer.parseInt(args[2]); round++) {
      int steps = Integer.parseInt(args[3]);
      packedRate = rate(packed, steps);
      paddedRate = rate(listed(padded), steps);
      ratios.add(packedRate / paddedRate);
    }
    long real = rows.stream().mapToLong(Sequence::length).sum();
    long whole = padded.stream().mapToLong(Tokens::count).sum();
    System.out.printf(
        Locale.ROOT,
        "%d rows, %d tokens; packed to %.1f %% of %d; padding would be %.1f %% of what is computed%n"
            + "tokens/s without padding, last round: packed %.0f, padded %.0f; median ratio %.2f%n",
        rows.size(),
        real,
        100.0 * real / ((long) packed.size() * BATCH),
        BATCH,
        100.0 * (whole - real) / whole,
        packedRate,
        paddedRate,
        TrainingSteps.median(ratios));
  }

  /**
   * Tokens of rows a second; the padding that a last segment of weight 0 stands for is left out.
   */
  private static double rate(Batches<Tokens> batches, int steps) throws IOException {
    ModelConfig config = Synthetic.config("17m");
    TrainingOptions options = TrainingSteps.options("float32", false, steps + 2);
    List<Double> seconds = TrainingSteps.measure(config, options, false, batches, 2).seconds();
    long tokens = 0;
    for (int i = 2; i < steps + 2; i++) {
      Tokens batch = batches.batch(i / batches.size(), i % batches.size());
      for (long id : batch.ids()) {
        tokens += id == 0 ? 0 : 1;
      }
    }
    return tokens / seconds.stream().mapToDouble(d -> d).sum();
  }

  private static Batches<Tokens> listed(List<Tokens> batches) {
    return new Batches<>() {
      @Override
      public int size() {
        return batches.size();
      }

      @Override
      public Tokens batch(long epoch, int index) {
        return batches.get(index);
      }
    };
  }

  /** In random order, a few rows a batch, each as long as the longest; id 0 pads. */
  private static List<Tokens> padded(List<Sequence> rows) {
    List<Sequence> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(17));
    List<Tokens> batches = new ArrayList<>();
    for (int from = 0; from + PADDED_ROWS <= shuffled.size(); from += PADDED_ROWS) {
      List<Sequence> batch = shuffled.subList(from, from + PADDED_ROWS);
      int longest = batch.stream().mapToInt(Sequence::length).max().orElseThrow();
      batches.add(
          Tokens.of(
              batch.stream()
                  .map(
                      row ->
                          new Sequence(
                              Arrays.copyOf(row.ids(), longest),
                              Arrays.copyOf(row.weights(), longest)))
                  .toList()));
    }
    return batches;
  }

  private static List<Sequence> rows(Path file, Path model) throws IOException {
    List<Sequence> rows = new ArrayList<>();
    try (ChatEncoder chats = ChatEncoder.load(model)) {
      for (JsonNode row : JsonLines.readAll(file, JsonNode.class)) {
        List<Turn> turns = new ArrayList<>();
        row.path("messages")
            .forEach(m -> turns.add(new Turn(m.path("role").asText(), m.path("content").asText())));
        List<ChatEncoder.Part> parts = new ArrayList<>();
        row.path("loss_spans")
            .forEach(
                span ->
                    parts.add(
                        new ChatEncoder.Part(
                            span.path("message").asInt(),
                            span.path("begin").asInt(),
                            span.path("end").asInt())));
        ChatEncoder.Encoded encoded = chats.encode(turns, parts);
        if (encoded.length() <= LONGEST) {
          float[] weights = new float[encoded.length()];
          for (int i = 0; i < weights.length; i++) {
            weights[i] = encoded.trained()[i] ? 1 : 0;
          }
          rows.add(new Sequence(encoded.ids(), weights));
        }
      }
    }
    return rows;
  }
}
