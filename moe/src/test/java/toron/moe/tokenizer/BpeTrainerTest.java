package toron.moe.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BpeTrainerTest {
  private static final List<String> SPECIALS = List.of("<|end|>", "<|start|>");
  private static final String TEXT =
      """
      肯定側立論を始めます。メリットは2点です。The motion stands, and the motion isn't moot.
      否定側立論を始めます。デメリットは1点です。  The plan fails 2,400 times.
      """;

  private static Tokenizer trained(int size) throws IOException {
    String json = BpeTrainer.train(Stream.of(TEXT, TEXT), size, SPECIALS);
    return Tokenizer.of(Path.of("trained"), json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anyTextComesBack() throws IOException {
    try (Tokenizer tokenizer = trained(400)) {
      for (String text :
          List.of(TEXT, "", " ", "未知の字：𠮟る 🙂", "tab\there", "a  b", "０１２３", "naïve café's")) {
        assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
      }
    }
  }

  @Test
  void frequentRunsOfAScriptBecomeTokens() throws IOException {
    try (Tokenizer tokenizer = trained(400)) {
      // 側立論 を 始 めます 。, where 27 bytes would be 27 tokens without merges
      assertThat(tokenizer.encode("側立論を始めます。")).hasSizeLessThan(9);
      assertThat(tokenizer.encode(" motion")).hasSize(1);
      assertThat(tokenizer.size()).isLessThanOrEqualTo(400);
    }
  }

  @Test
  void specialsAreNeverSplitAndComeFirst() throws IOException {
    try (Tokenizer tokenizer = trained(300)) {
      assertThat(tokenizer.encode("<|start|>a<|end|>")).startsWith(1).endsWith(0).hasSize(3);
      assertThat(tokenizer.decodeAll(new int[] {1, 0})).isEqualTo("<|start|><|end|>");
    }
  }

  @Test
  void theLibraryAppliesTheMergesAsTheyWereLearned() throws IOException {
    // aab twice, ab once more: "ab" is the most frequent pair, then "aab".
    String json = BpeTrainer.train(Stream.of("aab aab ab"), 256 + 2, List.of());
    try (Tokenizer tokenizer =
        Tokenizer.of(Path.of("tiny"), json.getBytes(StandardCharsets.UTF_8))) {
      assertThat(tokenizer.id("ab")).hasValue(256);
      assertThat(tokenizer.id("aab")).hasValue(257);
      assertThat(tokenizer.encode("aab")).containsExactly(257);
    }
  }

  @Test
  void theSameTextsGiveTheSameFile() {
    assertThat(BpeTrainer.train(Stream.of(TEXT), 350, SPECIALS))
        .isEqualTo(BpeTrainer.train(Stream.of(TEXT), 350, SPECIALS));
  }

  @Test
  void tooFewTokensAreRefused() {
    assertThatThrownBy(() -> BpeTrainer.train(Stream.of(TEXT), 257, SPECIALS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
