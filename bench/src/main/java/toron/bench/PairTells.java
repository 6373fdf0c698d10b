package toron.bench;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import toron.corpus.Message;
import toron.files.JsonLines;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.Decoder;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.tokenizer.Turn;
import toron.moe.train.CausalLm;
import toron.moe.train.Sequence;
import toron.moe.train.Tokens;
import toron.rlhf.PreferencePair;

/**
 * What gives the better answer of a held-out pair away, by what was altered: its length; how much
 * of it stands in the prompt, in runs of six characters; and how likely a model holds it. The first
 * should tell nothing, the second says that the answer can be known, and the third whether a model
 * reads its prompt at all. Arguments: pairs, model, where pairs longer than so many tokens are left
 * out.
 */
public final class PairTells {
  private static final int RUN = 6;

  private PairTells() {}

  /** Sums over the pairs of one kind, ties counting half. */
  private static final class Tally {
    private long pairs;
    private double longer;
    private double standing;
    private double likely;
    private double nats;
    private double tokens;
  }

  public static void main(String[] args) throws IOException {
    int longest = args.length > 2 ? Integer.parseInt(args[2]) : 1024;
    Map<String, Tally> kinds = new TreeMap<>();
    try (HfCheckpoint checkpoint = HfCheckpoint.load(Path.of(args[1]));
        Parameters parameters = checkpoint.parameters();
        Decoder decoder = new Decoder(checkpoint.config(), parameters);
        ChatEncoder chats = ChatEncoder.load(Path.of(args[1]))) {
      CausalLm model = new CausalLm(decoder);
      for (PreferencePair pair : heldOut(Path.of(args[0]))) {
        Tokens chosen = tokens(chats, pair.prompt(), pair.chosen());
        Tokens rejected = tokens(chats, pair.prompt(), pair.rejected());
        if (Math.max(chosen.count(), rejected.count()) <= longest) {
          double good = nats(model, chosen);
          double bad = nats(model, rejected);
          for (String kind : List.of(kind(pair), pair.signal(), "all")) {
            Tally tally = kinds.computeIfAbsent(kind, k -> new Tally());
            tally.pairs++;
            tally.longer += right(words(pair.chosen()).length(), words(pair.rejected()).length());
            tally.standing += right(standing(pair, pair.chosen()), standing(pair, pair.rejected()));
            tally.likely += right(-good, -bad);
            tally.nats += good;
            tally.tokens += chosen.weight();
          }
        }
      }
    }
    System.out.println("| pairs of | | longer | stands in the prompt | likelier | nats a token |");
    System.out.println("|---|---|---|---|---|---|");
    kinds.forEach(PairTells::row);
  }

  private static void row(String kind, Tally tally) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.3f | %.3f | %.3f | %.3f |%n",
        kind,
        tally.pairs,
        tally.longer / tally.pairs,
        tally.standing / tally.pairs,
        tally.likely / tally.pairs,
        tally.nats / tally.tokens);
  }

  /** The pairs of both held-out splits. */
  static List<PreferencePair> heldOut(Path folder) throws IOException {
    List<PreferencePair> pairs = new ArrayList<>();
    for (String split : List.of("validation.jsonl", "test.jsonl")) {
      pairs.addAll(JsonLines.readAll(folder.resolve(split), PreferencePair.class));
    }
    return pairs;
  }

  /** The signal, and what was altered. */
  static String kind(PreferencePair pair) {
    PreferencePair.Alteration altered = pair.alteration();
    return pair.signal() + ", " + (altered == null ? "another answer" : altered.kind());
  }

  static double right(double better, double worse) {
    return better > worse ? 1 : better == worse ? 0.5 : 0;
  }

  private static String words(List<Message> messages) {
    StringBuilder all = new StringBuilder();
    messages.forEach(message -> all.append(message.content()).append('\n'));
    return all.toString();
  }

  /** The share of an answer's runs of characters that its prompt has too. */
  private static double standing(PreferencePair pair, List<Message> answer) {
    Set<String> asked = new HashSet<>(runs(words(pair.prompt())));
    List<String> runs = runs(words(answer));
    return runs.stream().filter(asked::contains).count() / (double) Math.max(1, runs.size());
  }

  private static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i + RUN <= text.length(); i++) {
      runs.add(text.substring(i, i + RUN));
    }
    return runs;
  }

  /** Prompt and answer, the answer weighing. */
  private static Tokens tokens(ChatEncoder chats, List<Message> prompt, List<Message> answer) {
    List<Turn> turns = new ArrayList<>();
    prompt.forEach(message -> turns.add(new Turn(message.role(), message.content())));
    answer.forEach(message -> turns.add(new Turn(message.role(), message.content())));
    ChatEncoder.Encoded encoded = chats.encode(turns);
    boolean[] trained = encoded.trained();
    float[] weights = new float[trained.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = trained[i] ? 1 : 0;
    }
    return Tokens.of(List.of(new Sequence(encoded.ids(), weights)));
  }

  private static double nats(CausalLm model, Tokens tokens) {
    try (NDManager manager = Tensors.manager()) {
      return model.forward(manager, tokens).loss().getFloat();
    }
  }
}
