package toron.moe.tokenizer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import toron.files.BadDataException;
import toron.moe.tokenizer.ChatTemplate.Rendered;
import toron.moe.tokenizer.ChatTemplate.Span;

/** Chats to tokens, with the tokens marked that the model is trained to write. */
public final class ChatEncoder implements AutoCloseable {
  private final Tokenizer tokenizer;
  private final ChatTemplate template;

  public ChatEncoder(Tokenizer tokenizer, ChatTemplate template) {
    this.tokenizer = tokenizer;
    this.template = template;
  }

  /** Tokenizer and template of a model folder. */
  public static ChatEncoder load(Path folder) throws IOException {
    ChatTemplate template = ChatTemplate.load(folder);
    return new ChatEncoder(Tokenizer.load(folder), template);
  }

  public Tokenizer tokenizer() {
    return tokenizer;
  }

  public ChatTemplate template() {
    return template;
  }

  /** Tokens and, for each, whether it is trained. */
  public static final class Encoded {
    private final int[] ids;
    private final boolean[] trained;

    Encoded(int[] ids, boolean[] trained) {
      this.ids = ids;
      this.trained = trained;
    }

    public int length() {
      return ids.length;
    }

    public int[] ids() {
      return ids.clone();
    }

    public boolean[] trained() {
      return trained.clone();
    }
  }

  /** Code points of a turn's content, half open. */
  public record Part(int turn, int begin, int end) {}

  /** Every assistant turn is trained, the token that ends it included. */
  public Encoded encode(List<Turn> turns) {
    return encode(turns, List.of());
  }

  /**
   * @param parts what is trained; where it reaches a turn's end, the token that ends the turn too.
   *     Empty means all of every assistant turn.
   * @throws BadDataException when nothing would be trained: the template has no {@code {%
   *     generation %}}, or no turn is the assistant's
   */
  public Encoded encode(List<Turn> turns, List<Part> parts) {
    if (!template.marksGeneration()) {
      throw new BadDataException(
          "the chat template has no {% generation %} block, so nothing would be trained");
    }
    Rendered rendered = template.render(turns, false);
    List<Span> wanted = parts.isEmpty() ? rendered.generated() : spans(turns, parts, rendered);
    Tokenizer.Spelled spelled = tokenizer.spell(rendered.text());
    boolean[] trained = new boolean[spelled.ids.length];
    boolean any = false;
    for (Span span : wanted) {
      int begin = rendered.text().codePointCount(0, span.begin());
      int end = begin + rendered.text().codePointCount(span.begin(), span.end());
      for (int i = 0; i < trained.length; i++) {
        trained[i] |= spelled.begins[i] < end && spelled.ends[i] > begin;
        any |= trained[i];
      }
    }
    if (!any) {
      throw new BadDataException("no token of this chat is the assistant's: nothing to train");
    }
    return new Encoded(spelled.ids, trained);
  }

  /** A chat up to where the model's turn begins. */
  public int[] prompt(List<Turn> turns) {
    return tokenizer.encode(template.text(turns, true));
  }

  private static List<Span> spans(List<Turn> turns, List<Part> parts, Rendered rendered) {
    List<Integer> assistants = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).role().equals(Turn.ASSISTANT)) {
        assistants.add(i);
      }
    }
    List<Span> spans = new ArrayList<>();
    for (Part part : parts) {
      int turn = assistants.indexOf(part.turn());
      if (turn < 0 || turn >= rendered.generated().size()) {
        throw new BadDataException("message " + part.turn() + " is not written by the assistant");
      }
      spans.add(span(turns.get(part.turn()).content(), part, rendered, turn));
    }
    return spans;
  }

  private static Span span(String content, Part part, Rendered rendered, int turn) {
    int length = content.codePointCount(0, content.length());
    if (part.begin() < 0 || part.begin() >= part.end() || part.end() > length) {
      throw new BadDataException(
          "message "
              + part.turn()
              + " has "
              + length
              + " characters, ["
              + part.begin()
              + ", "
              + part.end()
              + ") is not within");
    }
    Span generated = rendered.generated().get(turn);
    int at = rendered.text().indexOf(content, generated.begin());
    if (at < 0 || at + content.length() > generated.end()) {
      throw new BadDataException(
          "the chat template changes message " + part.turn() + ", so its parts have no place");
    }
    int begin = at + content.offsetByCodePoints(0, part.begin());
    int end = at + content.offsetByCodePoints(0, part.end());
    return new Span(begin, part.end() == length ? generated.end() : end);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
