package toron.moe.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.ModelConfig;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.tokenizer.Tokenizer;
import toron.moe.tokenizer.Turn;

/** A model folder that answers chats: tokenizer, template, network and sampling in one. */
public final class Responder implements AutoCloseable {
  private final ChatEncoder chats;
  private final Generator generator;
  private final int positions;
  private final Set<Integer> stops;

  private Responder(ChatEncoder chats, Generator generator, int positions, Set<Integer> stops) {
    this.chats = chats;
    this.generator = generator;
    this.positions = positions;
    this.stops = stops;
  }

  /** Reads a folder in Hugging Face's layout, to compute in float32. */
  public static Responder load(Path folder) throws IOException {
    return load(folder, Precision.FLOAT32, Generator.CPU);
  }

  /**
   * Reads a folder in Hugging Face's layout.
   *
   * @param device see {@link Generator}
   */
  public static Responder load(Path folder, Precision precision, String device) throws IOException {
    ChatEncoder chats = ChatEncoder.load(folder);
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder)) {
      ModelConfig config = checkpoint.config();
      return new Responder(
          chats,
          new Generator(config, checkpoint.parameters(), precision.type(), device),
          config.positions(),
          checkpoint.ends());
    }
  }

  /** The longest prompt with its answer, in tokens. */
  public int positions() {
    return positions;
  }

  /** How long a chat is up to where the model's turn begins, in tokens. */
  public int promptTokens(List<Turn> turns) {
    return chats.prompt(turns).length;
  }

  /**
   * The answers to some chats, drawn together.
   *
   * @param options its stops are added to those that the model's configuration names
   */
  public List<String> respond(List<List<Turn>> prompts, GenerationOptions options) {
    List<int[]> tokens = new ArrayList<>();
    for (List<Turn> prompt : prompts) {
      tokens.add(chats.prompt(prompt));
    }
    Tokenizer tokenizer = chats.tokenizer();
    List<String> answers = new ArrayList<>();
    for (int[] answer : generator.generate(tokens, stopping(options))) {
      answers.add(tokenizer.decode(answer).strip());
    }
    return answers;
  }

  private GenerationOptions stopping(GenerationOptions options) {
    Set<Integer> all = new TreeSet<>(stops);
    all.addAll(options.stops());
    return new GenerationOptions(
        options.maxTokens(), options.temperature(), options.topP(), options.seed(), all);
  }

  @Override
  public void close() {
    generator.close();
    chats.close();
  }
}
