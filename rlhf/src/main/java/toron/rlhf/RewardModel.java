package toron.rlhf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import toron.files.BadDataException;
import toron.files.Json;
import toron.files.JsonLines;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.Decoder;
import toron.moe.model.Parameters;
import toron.moe.tokenizer.ChatEncoder;

/**
 * {@code toron rlhf score}: a reward model read back from its folder, which gives answers numbers.
 */
public final class RewardModel implements AutoCloseable {
  private final ChatEncoder chats;
  private final Parameters parameters;
  private final Decoder decoder;
  private final int positions;
  private final ReadAt readAt;

  private RewardModel(HfCheckpoint checkpoint, ChatEncoder chats) {
    this.chats = chats;
    this.parameters = checkpoint.parameters().copy(DataType.FLOAT32);
    this.decoder = new Decoder(checkpoint.config(), parameters);
    this.positions = checkpoint.config().positions();
    boolean own = checkpoint.config().label().equals(RewardTrainer.LABEL);
    this.readAt = own ? ReadAt.ANSWER : ReadAt.END;
  }

  /**
   * Reads a folder of {@code toron rlhf reward}, or any model for sequence classification with one
   * label; one from elsewhere is read at its last token.
   *
   * @throws BadDataException when the model gives no single number
   */
  public static RewardModel load(Path folder) throws IOException {
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder)) {
      if (checkpoint.config().labels() != 1) {
        throw BadDataException.in(
            folder,
            "no reward model: it gives "
                + (checkpoint.config().labels() == 0 ? "tokens" : "several labels")
                + "; adapters are folded in by 'toron moe merge' first");
      }
      return new RewardModel(checkpoint, ChatEncoder.load(folder));
    }
  }

  /**
   * A scored pair: a row of {@code scores.jsonl}.
   *
   * @param chosen reward of the answer that the pair prefers
   */
  public record Scored(String id, String signal, double chosen, double rejected) {}

  /**
   * What came of a file of pairs.
   *
   * @param tooLong pairs with a side longer than the model reads, left out
   */
  public record Scores(List<Scored> rows, long tooLong, PairReport report) {
    public Scores {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Scores both answers of each pair.
   *
   * @param pairs a file of preference pairs, or a folder of {@code toron rlhf build}, whose test
   *     split is taken
   * @throws BadDataException when there is no pair that is short enough
   */
  public Scores score(Path pairs) throws IOException {
    Path file = Files.isDirectory(pairs) ? pairs.resolve("test.jsonl") : pairs;
    NDArray head = parameters.get(Parameters.SCORE);
    long[] tooLong = new long[1];
    List<PairTokens> fit = PairData.read(file, chats, positions, readAt, tooLong);
    if (fit.isEmpty()) {
      throw BadDataException.in(file, tooLong[0] + " pairs, all longer than " + positions);
    }
    List<Scoring.Rewards> rewards = new Scoring(decoder, head).of(fit);
    List<Scored> rows =
        rewards.stream()
            .map(
                one ->
                    new Scored(one.pair().id(), one.pair().signal(), one.chosen(), one.rejected()))
            .toList();
    PairReport report = PairReport.of(rewards.stream().map(Scoring.Rewards::judged).toList());
    return new Scores(rows, tooLong[0], report);
  }

  /** Writes the rows of {@link #score} as JSON Lines and their report beside them. */
  public static void write(Scores scores, Path folder) throws IOException {
    JsonLines.writeAll(folder.resolve("scores.jsonl"), scores.rows);
    Json.write(folder.resolve(PairRun.REPORT), scores.report);
  }

  @Override
  public void close() {
    decoder.close();
    parameters.close();
    chats.close();
  }
}
