package toron.moe.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.BadDataException;
import toron.moe.tokenizer.ChatEncoder.Encoded;
import toron.moe.tokenizer.ChatEncoder.Part;

final class ChatEncoderTest {
  private static final List<Turn> CHAT =
      List.of(
          new Turn("system", "You judge debates."),
          new Turn("user", "論題は？"),
          new Turn("assistant", "死刑廃止です。🙂はい"),
          new Turn("user", "Why?"),
          new Turn("assistant", "Because."));

  private static ChatEncoder encoder(String template) throws IOException {
    String json =
        BpeTrainer.train(
            Stream.of("judge debates judge debates"),
            280,
            List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
    return new ChatEncoder(
        Tokenizer.of(Path.of("test"), json.getBytes(StandardCharsets.UTF_8)),
        new ChatTemplate(Path.of("template"), template, Map.of()));
  }

  private static String trainedText(ChatEncoder encoder, Encoded encoded) {
    int[] ids = encoded.ids();
    boolean[] trained = encoded.trained();
    StringBuilder text = new StringBuilder();
    int begin = 0;
    for (int i = 0; i <= ids.length; i++) {
      if (i == ids.length || !trained[i]) {
        if (i > begin) {
          text.append(encoder.tokenizer().decodeAll(java.util.Arrays.copyOfRange(ids, begin, i)));
          text.append('/');
        }
        begin = i + 1;
      }
    }
    return text.toString();
  }

  @Test
  void theStandardTemplateIsChatMl() throws IOException {
    try (ChatEncoder encoder = encoder(ChatTemplate.standard())) {
      assertThat(encoder.template().text(CHAT.subList(1, 3), true))
          .isEqualTo(
              """
              <|im_start|>user
              論題は？<|im_end|>
              <|im_start|>assistant
              死刑廃止です。🙂はい<|im_end|>
              <|im_start|>assistant
              """);
    }
  }

  @Test
  void onlyWhatTheAssistantWritesIsTrained() throws IOException {
    try (ChatEncoder encoder = encoder(ChatTemplate.standard())) {
      Encoded encoded = encoder.encode(CHAT);
      assertThat(trainedText(encoder, encoded))
          .isEqualTo("死刑廃止です。🙂はい<|im_end|>/Because.<|im_end|>/");
      assertThat(encoder.tokenizer().decodeAll(encoded.ids()))
          .isEqualTo(encoder.template().text(CHAT, false));
    }
  }

  @Test
  void partsAreCountedInCodePoints() throws IOException {
    try (ChatEncoder encoder = encoder(ChatTemplate.standard())) {
      Encoded inside = encoder.encode(CHAT, List.of(new Part(2, 4, 8)));
      assertThat(trainedText(encoder, inside)).isEqualTo("です。🙂/");
      Encoded toTheEnd = encoder.encode(CHAT, List.of(new Part(2, 8, 10), new Part(4, 0, 3)));
      assertThat(trainedText(encoder, toTheEnd)).isEqualTo("はい<|im_end|>/Bec/");
    }
  }

  @Test
  void aTemplateThatMarksNothingIsRefused() throws IOException {
    String template = ChatTemplate.standard().replaceAll("\\{%- (end)?generation -%}", "");
    try (ChatEncoder encoder = encoder(template)) {
      assertThatThrownBy(() -> encoder.encode(CHAT))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("{% generation %}");
    }
  }

  @Test
  void aChatWithoutAnAssistantIsRefused() throws IOException {
    try (ChatEncoder encoder = encoder(ChatTemplate.standard())) {
      assertThatThrownBy(() -> encoder.encode(CHAT.subList(0, 2)))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("nothing to train");
      assertThatThrownBy(() -> encoder.encode(CHAT, List.of(new Part(1, 0, 1))))
          .hasMessageContaining("message 1 is not written by the assistant");
      assertThatThrownBy(() -> encoder.encode(CHAT, List.of(new Part(4, 2, 20))))
          .hasMessageContaining("message 4 has 8 characters");
    }
  }

  @Test
  void aTemplateIsFoundWhereverAFolderHasIt(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> ChatTemplate.load(folder)).hasMessageContaining("no chat template");
    Path config = folder.resolve("tokenizer_config.json");
    Files.writeString(config, "{\"bos_token\":\"<s>\",\"chat_template\":\"{{ bos_token }}1\"}");
    assertThat(ChatTemplate.load(folder).text(CHAT, true)).isEqualTo("<s>1");
    Files.writeString(
        config,
        "{\"chat_template\":[{\"name\":\"tool_use\",\"template\":\"2\"},"
            + "{\"name\":\"default\",\"template\":\"3\"}]}");
    assertThat(ChatTemplate.load(folder).text(CHAT, true)).isEqualTo("3");
    Files.writeString(folder.resolve("chat_template.jinja"), "4");
    assertThat(ChatTemplate.load(folder).text(CHAT, true)).isEqualTo("4");
  }

  @Test
  void aTemplateThatObjectsSaysWhy() throws IOException {
    String template =
        "{% if messages[0].role != 'user' %}{{ raise_exception('user first') }}{% endif %}";
    try (ChatEncoder encoder = encoder(template)) {
      assertThatThrownBy(() -> encoder.prompt(CHAT)).hasMessageContaining("user first");
      assertThat(encoder.template().text(CHAT.subList(1, 2), true)).isEmpty();
    }
  }
}
