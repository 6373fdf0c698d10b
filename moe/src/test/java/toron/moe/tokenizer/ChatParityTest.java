package toron.moe.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toron.files.Json;

/** Chats rendered, encoded and masked as transformers does it, with templates of three kinds. */
final class ChatParityTest {
  private static final Path GOLDEN = Path.of("src/test/resources/toron/moe/parity/chat");
  private static final Map<String, String> SPECIALS =
      Map.of("bos_token", "<s>", "eos_token", "</s>", "pad_token", "</s>");

  static List<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    Json.read(GOLDEN.resolve("expected.json"), JsonNode.class).forEach(rows::add);
    assertThat(rows).hasSize(5);
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void textTokensAndMaskAreTransformers(JsonNode row) throws IOException {
    List<Turn> turns = new ArrayList<>();
    row.path("messages")
        .forEach(
            message ->
                turns.add(
                    new Turn(message.path("role").asText(), message.path("content").asText())));
    ChatTemplate template =
        new ChatTemplate(Path.of("golden"), row.path("template").asText(), SPECIALS);
    assertThat(template.text(turns, false)).isEqualTo(row.path("text").asText());
    assertThat(template.text(turns.subList(0, turns.size() - 1), true))
        .isEqualTo(row.path("prompt").asText());
    try (ChatEncoder encoder = new ChatEncoder(Tokenizer.load(GOLDEN), template)) {
      ChatEncoder.Encoded encoded = encoder.encode(turns);
      List<Integer> mask = new ArrayList<>();
      for (boolean trained : encoded.trained()) {
        mask.add(trained ? 1 : 0);
      }
      assertThat(encoded.ids()).containsExactly(numbers(row.path("ids")));
      assertThat(mask.stream().mapToInt(i -> i).toArray())
          .containsExactly(numbers(row.path("mask")));
    }
  }

  private static int[] numbers(JsonNode node) {
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asInt();
    }
    return values;
  }
}
