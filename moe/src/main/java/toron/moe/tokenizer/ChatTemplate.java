package toron.moe.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import toron.files.BadDataException;
import toron.files.Json;

/**
 * A chat template in Jinja, as Hugging Face has them: from {@code chat_template.jinja} or from
 * {@code tokenizer_config.json}.
 */
public final class ChatTemplate {
  public static final String FILE = "chat_template.jinja";
  static final String CONFIG = "tokenizer_config.json";

  private static final List<String> SPECIALS =
      List.of("bos_token", "eos_token", "pad_token", "unk_token");

  /** Not {@code ALL}: it would no longer know a tag whose first character is a dash. */
  private static final LegacyOverrides LIKE_PYTHON =
      LegacyOverrides.newBuilder()
          .withEvaluateMapKeys(true)
          .withIterateOverMapKeys(true)
          .withUsePyishObjectMapper(true)
          .withUseNaturalOperatorPrecedence(true)
          .build();

  private final Path file;
  private final String source;
  private final String plain;
  private final Map<String, String> specials;
  private final Jinjava jinjava;

  /**
   * @param file what errors name
   * @param source Jinja
   * @param specials {@code bos_token} and its like, as the template may use them
   */
  public ChatTemplate(Path file, String source, Map<String, String> specials) {
    this.file = file;
    this.source = source;
    this.plain = Whitespace.applied(source);
    this.specials = Map.copyOf(specials);
    this.jinjava =
        new Jinjava(
            JinjavaConfig.newBuilder()
                .withKeepTrailingNewline(true)
                .withNestedInterpretationEnabled(false)
                .withLegacyOverrides(LIKE_PYTHON)
                .build());
    jinjava.getGlobalContext().registerTag(new GenerationTag());
    jinjava
        .getGlobalContext()
        .registerFunction(
            new ELFunctionDefinition(
                "", "raise_exception", ChatTemplate.class, "raise", String.class));
  }

  /**
   * The template of a model folder.
   *
   * @throws BadDataException when it has none
   */
  public static ChatTemplate load(Path folder) throws IOException {
    Path config = folder.resolve(CONFIG);
    JsonNode tree =
        Files.isRegularFile(config)
            ? Json.read(config, JsonNode.class)
            : Json.mapper().createObjectNode();
    Map<String, String> specials = new HashMap<>();
    for (String name : SPECIALS) {
      JsonNode token = tree.path(name);
      String text = token.isObject() ? token.path("content").asText() : token.asText("");
      if (!text.isEmpty()) {
        specials.put(name, text);
      }
    }
    Path file = folder.resolve(FILE);
    if (Files.isRegularFile(file)) {
      return new ChatTemplate(file, Files.readString(file), specials);
    }
    JsonNode template = tree.path("chat_template");
    if (template.isArray()) { // several by name
      for (JsonNode one : template) {
        if (one.path("name").asText().equals("default")) {
          template = one.path("template");
        }
      }
    }
    if (template.isTextual()) {
      return new ChatTemplate(config, template.asText(), specials);
    }
    throw BadDataException.in(folder, "no chat template: neither " + FILE + " nor in " + CONFIG);
  }

  /** The template that {@code toron moe init} gives a new model. */
  public static String standard() {
    try (var in = ChatTemplate.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("reading from the jar", e);
    }
  }

  public String source() {
    return source;
  }

  /** Whether the template marks what the model writes. */
  public boolean marksGeneration() {
    return source.contains("generation") && source.matches("(?s).*\\{%-?\\s*generation\\s*-?%}.*");
  }

  /** A range of a rendered text in chars, half open. */
  record Span(int begin, int end) {}

  /**
   * A rendered chat.
   *
   * @param generated what the model writes, one span a turn of its
   */
  record Rendered(String text, List<Span> generated) {
    Rendered {
      generated = List.copyOf(generated);
    }
  }

  /**
   * A chat as text.
   *
   * @param prompt whether the model's turn is to follow
   */
  public String text(List<Turn> turns, boolean prompt) {
    return render(turns, prompt).text;
  }

  Rendered render(List<Turn> turns, boolean prompt) {
    for (Turn turn : turns) {
      if (turn.content().indexOf(GenerationTag.BEGIN) >= 0
          || turn.content().indexOf(GenerationTag.END) >= 0) {
        throw new BadDataException("a message contains U+FDD0 or U+FDD1, which are no characters");
      }
    }
    Map<String, Object> context = new HashMap<>(specials);
    context.put(
        "messages",
        turns.stream()
            .map(turn -> ImmutableMap.of("role", turn.role(), "content", turn.content()))
            .collect(Collectors.toList()));
    context.put("add_generation_prompt", prompt);
    RenderResult result = jinjava.renderForResult(plain, context);
    for (TemplateError error : result.getErrors()) {
      throw BadDataException.at(file, Math.max(1, error.getLineno()), reason(error));
    }
    return unmarked(result.getOutput());
  }

  /** What the template itself objected to, or what was wrong with it. */
  private static String reason(TemplateError error) {
    for (Throwable e = error.getException(); e != null; e = e.getCause()) {
      if (e instanceof BadDataException objection) {
        return String.valueOf(objection.getMessage());
      }
    }
    return error.getMessage();
  }

  private static Rendered unmarked(String marked) {
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == GenerationTag.BEGIN) {
        begin = text.length();
      } else if (c == GenerationTag.END) {
        spans.add(new Span(begin, text.length()));
      } else {
        text.append(c);
      }
    }
    return new Rendered(text.toString(), spans);
  }

  /** What templates call when they cannot render a chat. */
  @SuppressWarnings("DoNotCallSuggester") // only a template calls it
  public static String raise(String message) {
    throw new BadDataException(message);
  }
}
