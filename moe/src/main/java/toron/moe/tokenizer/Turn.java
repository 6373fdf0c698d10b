package toron.moe.tokenizer;

/** One turn of a chat; {@code role} is what the template knows, such as {@code user}. */
public record Turn(String role, String content) {
  static final String ASSISTANT = "assistant";
}
