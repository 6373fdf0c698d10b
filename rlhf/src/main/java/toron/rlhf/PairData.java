package toron.rlhf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.JsonLines;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.train.DryRun;
import toron.moe.train.NothingToTrainException;
import toron.moe.train.Refused;

/**
 * The pairs of a folder, as a model reads them.
 *
 * @param heldOut the first so many validation pairs that are short enough
 * @param tooLong pairs left out
 * @param refused pairs that have no answer to learn from
 */
record PairData(
    List<PairTokens> train,
    List<PairTokens> heldOut,
    long tooLong,
    Refused refused,
    Map<String, String> hashes,
    TreeSet<String> contributions) {
  private static final String TRAIN = "train.jsonl";
  private static final String VALIDATION = "validation.jsonl";

  /**
   * Reads the folder of {@code toron rlhf build}.
   *
   * @param base whose tokenizer and chat template are used
   * @param longest a pair with a longer side is left out and counted
   * @param most so many validation pairs at most
   * @param readAt where each sample ends
   * @throws NothingToTrainException when there is nothing to train on at all
   */
  static PairData read(Path folder, Path base, int longest, int most, ReadAt readAt)
      throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    TreeSet<String> contributions = new TreeSet<>();
    Refused refused = new Refused();
    try (ChatEncoder chats = ChatEncoder.load(base)) {
      Path file = folder.resolve(TRAIN);
      Reader train = new Reader(chats, longest, readAt, refused);
      for (PreferencePair pair : JsonLines.readAll(file, PreferencePair.class)) {
        contributions.addAll(pair.contributions());
        train.add(file, pair);
      }
      hashes.put(TRAIN, Hashes.sha256(file));
      if (train.fit.isEmpty() && refused.rows().isEmpty()) {
        throw new NothingToTrainException(file, "pairs", train.tooLong, longest);
      }
      Reader held = new Reader(chats, longest, readAt, refused);
      Path validation = folder.resolve(VALIDATION);
      if (Files.isRegularFile(validation)) {
        hashes.put(VALIDATION, Hashes.sha256(validation));
        for (PreferencePair pair : JsonLines.readAll(validation, PreferencePair.class)) {
          if (held.fit.size() < most) {
            held.add(validation, pair);
          }
        }
      }
      return new PairData(train.fit, held.fit, train.tooLong, refused, hashes, contributions);
    }
  }

  /** The pairs of one file, all of them but those too long, which are counted. */
  static List<PairTokens> read(
      Path file, ChatEncoder chats, int longest, ReadAt readAt, long[] tooLong) throws IOException {
    Refused refused = new Refused();
    Reader reader = new Reader(chats, longest, readAt, refused);
    for (PreferencePair pair : JsonLines.readAll(file, PreferencePair.class)) {
      reader.add(file, pair);
    }
    refused.orThrow();
    tooLong[0] += reader.tooLong;
    return reader.fit;
  }

  /** What a dry run says of the data. */
  DryRun.Data described(int longest, int perBatch) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("pairs", (long) train.size());
    counts.put("longer than " + longest + " tokens, left out", tooLong);
    counts.put("with nothing to train", (long) refused.rows().size());
    counts.put("held out", (long) heldOut.size());
    counts.put("tokens", train.stream().mapToLong(PairTokens::length).sum());
    long largest = train.stream().mapToLong(PairTokens::length).max().orElse(0);
    return new DryRun.Data(
        counts,
        train.stream().mapToInt(PairTokens::longest).toArray(),
        (train.size() + perBatch - 1) / perBatch,
        perBatch * largest,
        refused.rows());
  }

  /** Collects what fits. */
  private static final class Reader {
    private final ChatEncoder chats;
    private final int longest;
    private final ReadAt readAt;
    private final Refused refused;
    private final List<PairTokens> fit = new ArrayList<>();
    private long tooLong;

    Reader(ChatEncoder chats, int longest, ReadAt readAt, Refused refused) {
      this.chats = chats;
      this.longest = longest;
      this.readAt = readAt;
      this.refused = refused;
    }

    void add(Path file, PreferencePair pair) {
      try {
        PairTokens tokens = PairTokens.of(pair, chats, readAt);
        if (tokens.longest() > longest) {
          tooLong++;
        } else {
          fit.add(tokens);
        }
      } catch (BadDataException e) {
        refused.add(file + ": pair " + pair.id() + ": " + e.getMessage());
      }
    }
  }
}
