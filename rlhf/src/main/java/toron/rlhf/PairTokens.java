package toron.rlhf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import toron.corpus.Message;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.tokenizer.Turn;
import toron.moe.train.Sequence;

/**
 * A preference pair as tokens: prompt and answer together, the answer's tokens weighing 1.
 *
 * @param signal what says which is better
 * @param labelSmoothing the probability that the other answer is the better one
 * @param chosenLength code points of the chosen answer, for the length baseline
 */
record PairTokens(
    String id,
    String signal,
    Sequence chosen,
    Sequence rejected,
    double margin,
    double weight,
    double labelSmoothing,
    long chosenLength,
    long rejectedLength) {

  /**
   * A pair in a model's tokens.
   *
   * @param readAt which token comes last
   * @throws toron.files.BadDataException when a side has no token of the answer
   */
  static PairTokens of(PreferencePair pair, ChatEncoder chats, ReadAt readAt) {
    return new PairTokens(
        pair.id(),
        pair.signal(),
        sequence(chats, pair.prompt(), pair.chosen(), readAt),
        sequence(chats, pair.prompt(), pair.rejected(), readAt),
        pair.margin(),
        pair.weight(),
        pair.labelSmoothing(),
        letters(pair.chosen()),
        letters(pair.rejected()));
  }

  /** Both answers, prompts included: what a batch is sorted by. */
  int length() {
    return chosen.length() + rejected.length();
  }

  /** The longer of the two samples. */
  int longest() {
    return Math.max(chosen.length(), rejected.length());
  }

  private static long letters(List<Message> messages) {
    return messages.stream()
        .mapToLong(m -> m.content().codePointCount(0, m.content().length()))
        .sum();
  }

  /** Prompt and answer, the answer alone weighing. */
  private static Sequence sequence(
      ChatEncoder chats, List<Message> prompt, List<Message> answer, ReadAt readAt) {
    List<Turn> turns = new ArrayList<>();
    prompt.forEach(m -> turns.add(new Turn(m.role(), m.content())));
    List<ChatEncoder.Part> parts = new ArrayList<>();
    for (Message message : answer) {
      String content = message.content();
      parts.add(new ChatEncoder.Part(turns.size(), 0, content.codePointCount(0, content.length())));
      turns.add(new Turn(message.role(), content));
    }
    ChatEncoder.Encoded encoded = chats.encode(turns, parts);
    boolean[] trained = encoded.trained();
    float[] weights = new float[trained.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = trained[i] ? 1 : 0;
    }
    int end = readAt == ReadAt.END ? weights.length : words(trained);
    return new Sequence(Arrays.copyOf(encoded.ids(), end), Arrays.copyOf(weights, end));
  }

  /** How many tokens end with the answer's last words: the last trained token ends the turn. */
  private static int words(boolean[] trained) {
    int end = trained.length;
    while (end > 0 && !trained[end - 1]) {
      end--;
    }
    return end > 1 && trained[end - 2] ? end - 1 : end;
  }
}
