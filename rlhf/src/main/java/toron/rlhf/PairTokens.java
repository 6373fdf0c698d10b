package toron.rlhf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import toron.corpus.Message;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.JsonLines;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.tokenizer.Turn;
import toron.moe.train.Sequence;

/**
 * A preference pair as tokens: prompt and answer together, the answer's tokens weighing 1.
 *
 * @param chosenLength code points of the chosen answer, for the length baseline
 */
record PairTokens(
    Sequence chosen,
    Sequence rejected,
    double margin,
    double weight,
    long chosenLength,
    long rejectedLength) {

  /** Both answers, prompts included: what a batch is sorted by. */
  int length() {
    return chosen.length() + rejected.length();
  }

  /**
   * The pairs of a folder.
   *
   * @param heldOut the first so many validation pairs that are short enough
   */
  record Set(
      List<PairTokens> train,
      List<PairTokens> heldOut,
      long tooLong,
      Map<String, String> hashes,
      TreeSet<String> contributions) {

    /**
     * Reads the folder of {@code toron rlhf build}.
     *
     * @param chats of the model
     * @param longest a pair with a longer side is left out and counted
     */
    static Set read(Path folder, ChatEncoder chats, int longest, int heldOut) throws IOException {
      Map<String, String> hashes = new LinkedHashMap<>();
      TreeSet<String> contributions = new TreeSet<>();
      long[] tooLong = new long[1];
      Path file = folder.resolve("train.jsonl");
      List<PairTokens> train = new ArrayList<>();
      for (PreferencePair pair : JsonLines.readAll(file, PreferencePair.class)) {
        contributions.addAll(pair.contributions());
        add(pair, file, chats, longest, train, tooLong);
      }
      hashes.put("train.jsonl", Hashes.sha256(file));
      if (train.isEmpty()) {
        throw BadDataException.in(
            file, tooLong[0] + " pairs, all longer than " + longest + " tokens, or none");
      }
      List<PairTokens> held = new ArrayList<>();
      Path validation = folder.resolve("validation.jsonl");
      if (Files.isRegularFile(validation)) {
        hashes.put("validation.jsonl", Hashes.sha256(validation));
        for (PreferencePair pair : JsonLines.readAll(validation, PreferencePair.class)) {
          if (held.size() < heldOut) {
            add(pair, validation, chats, longest, held, new long[1]);
          }
        }
      }
      return new Set(train, held, tooLong[0], hashes, contributions);
    }

    private static void add(
        PreferencePair pair,
        Path file,
        ChatEncoder chats,
        int longest,
        List<PairTokens> to,
        long[] tooLong) {
      Sequence chosen;
      Sequence rejected;
      try {
        chosen = sequence(chats, pair.prompt(), pair.chosen());
        rejected = sequence(chats, pair.prompt(), pair.rejected());
      } catch (BadDataException e) {
        throw new BadDataException(file + ": pair " + pair.id() + ": " + e.getMessage(), e);
      }
      if (Math.max(chosen.length(), rejected.length()) > longest) {
        tooLong[0]++;
        return;
      }
      to.add(
          new PairTokens(
              chosen,
              rejected,
              pair.margin(),
              pair.weight(),
              characters(pair.chosen()),
              characters(pair.rejected())));
    }

    private static long characters(List<Message> messages) {
      return messages.stream()
          .mapToLong(m -> m.content().codePointCount(0, m.content().length()))
          .sum();
    }

    /** Prompt and answer, the answer alone weighing. */
    private static Sequence sequence(
        ChatEncoder chats, List<Message> prompt, List<Message> answer) {
      List<Turn> turns = new ArrayList<>();
      prompt.forEach(m -> turns.add(new Turn(m.role(), m.content())));
      List<ChatEncoder.Part> parts = new ArrayList<>();
      for (Message message : answer) {
        String content = message.content();
        parts.add(
            new ChatEncoder.Part(turns.size(), 0, content.codePointCount(0, content.length())));
        turns.add(new Turn(message.role(), content));
      }
      ChatEncoder.Encoded encoded = chats.encode(turns, parts);
      boolean[] trained = encoded.trained();
      float[] weights = new float[trained.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = trained[i] ? 1 : 0;
      }
      return new Sequence(encoded.ids(), weights);
    }
  }
}
