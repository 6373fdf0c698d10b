package toron.moe.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import toron.files.BadDataException;
import toron.files.Json;
import toron.moe.tensor.Tensors;

/**
 * {@code tokenizer.json} as Hugging Face's own library reads it. Special tokens are recognised
 * where a text spells them, and none is added.
 */
public final class Tokenizer implements AutoCloseable {
  public static final String FILE = "tokenizer.json";

  private final HuggingFaceTokenizer library;
  private final Map<String, Integer> ids;

  private Tokenizer(HuggingFaceTokenizer library, Map<String, Integer> ids) {
    this.library = library;
    this.ids = ids;
  }

  /**
   * The tokenizer of a model folder.
   *
   * @throws BadDataException when there is none or it is not one
   */
  public static Tokenizer load(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw BadDataException.in(file, "no such file");
    }
    return of(file, Files.readAllBytes(file));
  }

  static Tokenizer of(Path file, byte[] json) throws IOException {
    Tensors.quiet();
    JsonNode tree = Json.mapper().readTree(json);
    Map<String, Integer> ids = new HashMap<>();
    JsonNode vocabulary = tree.path("model").path("vocab");
    vocabulary.properties().forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt()));
    tree.path("added_tokens")
        .forEach(token -> ids.put(token.path("content").asText(), token.path("id").asInt()));
    if (ids.isEmpty()) {
      throw BadDataException.in(file, "has no vocabulary");
    }
    Map<String, String> options =
        Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");
    try {
      return new Tokenizer(
          HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options), ids);
    } catch (RuntimeException e) {
      // The native library knows no narrower kind.
      throw new BadDataException(file + ": " + e.getMessage(), e);
    }
  }

  /** A text's tokens. */
  public int[] encode(String text) {
    return narrow(library.encode(text, false, false).getIds());
  }

  /** A text's tokens, each with the code points that it stands for. */
  Spelled spell(String text) {
    Encoding encoding = library.encode(text, false, false);
    CharSpan[] spans = encoding.getCharTokenSpans();
    int[] ids = narrow(encoding.getIds());
    int[] begins = new int[ids.length];
    int[] ends = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      begins[i] = spans[i].getStart();
      ends[i] = spans[i].getEnd();
    }
    return new Spelled(ids, begins, ends);
  }

  /** Tokens and their places, half open, in code points; a character may have several tokens. */
  static final class Spelled {
    final int[] ids;
    final int[] begins;
    final int[] ends;

    Spelled(int[] ids, int[] begins, int[] ends) {
      this.ids = ids;
      this.begins = begins;
      this.ends = ends;
    }
  }

  /** Text of tokens, without the special ones. */
  public String decode(int[] tokens) {
    return library.decode(Arrays.stream(tokens).asLongStream().toArray(), true);
  }

  /** Text of tokens, special ones spelled out. */
  public String decodeAll(int[] tokens) {
    return library.decode(Arrays.stream(tokens).asLongStream().toArray(), false);
  }

  /** The id of a token as the vocabulary spells it. */
  public OptionalInt id(String token) {
    Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The ids of tokens that must be there. */
  public int[] ids(List<String> tokens) {
    return tokens.stream()
        .mapToInt(
            token ->
                id(token)
                    .orElseThrow(() -> new BadDataException("the tokenizer has no token " + token)))
        .toArray();
  }

  /** One more than the largest id. */
  public int size() {
    return ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
  }

  @Override
  public void close() {
    library.close();
  }

  private static int[] narrow(long[] ids) {
    return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
  }
}
